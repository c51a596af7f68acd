"""A catalogue of many photographs that are alike, for whoever reads the public stream of it.

One is catalogued as any other is; the rest are copies of its rows, made within the database
(SQLite). The stream is told as that of a catalogue which was made again.
"""

from typing import Any, Final

from sqlalchemy import Connection, Table, select, text

from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind, SidePresence
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.persistence.database import writing
from app.persistence.records.photograph import Photograph
from app.persistence.records.search_entry import SearchEntry
from app.persistence.telling_anew import tell_from_the_beginning

UNITS: Final = 40
"""Below one at the top: the first of them has half of all photographs."""

_NUMBERS: Final = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
"""
_ID: Final = "printf('%08x-0000-7000-8000-%012x', n.i, n.i)"
_CODE: Final = "printf('COPY/%09d', n.i)"
_UNIT: Final = (
    "(SELECT u.id FROM unit u WHERE u.reference_code = 'F/' || "
    "CASE WHEN n.i % 2 THEN 1 ELSE 2 + (n.i / 2) % :others END)"
)


def fill(holding: Holding, count: int) -> None:
    """Write so many photographs, all public, in units below one."""
    photograph_id = _first(holding)
    with writing(holding.engine).begin() as connection:
        values = {"count": count, "others": UNITS - 1, "first": photograph_id}
        own = {
            "id": _ID, "reference_code": _CODE, "filing_order": _CODE, "unit_id": _UNIT,
            "closed_until": "NULL",
        }  # fmt: skip
        _copy(connection, Photograph, "id", own, values)
        own = {"row": "NULL", "photograph_id": _ID, "filing_order": _CODE}
        _copy(connection, SearchEntry, "photograph_id", own, values)
        for table in ("activity", "standing"):
            connection.execute(text(f"DELETE FROM {table}"))
        tell_from_the_beginning(connection)
    with holding.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def is_filled(holding: Holding) -> bool:
    """Whether it was filled already."""
    with holding.engine.connect() as connection:
        return connection.scalar(select(Photograph.id).limit(1)) is not None


def _first(holding: Holding) -> str:
    reading = ReadingDescription("Nad Wołgą, zima 1942", language="pl")
    note = InscriptionDescription(InscriptionKind.NOTE, (reading,))
    verso = SideDescription(
        SideKind.VERSO, presence=SidePresence.NOT_DIGITISED, inscriptions=(note,)
    )
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("F", {"en": ["Papers"]}))
        for number in range(1, UNITS + 1):
            described = UnitDescription(f"F/{number}", {"en": [f"Box {number}"]}, parent="F")
            catalogue.tree.show(catalogue.save_unit(described).id)
        described_photograph = PhotographDescription(
            "COPY/0", {"pl": ["Nad Wołgą"], "en": ["By the Volga"]}, unit="F/1", sides=(verso,)
        )
        saved = catalogue.save(described_photograph)
        catalogue.publish(saved.id)
        catalogue.commit()
    return saved.id


def _copy(
    connection: Connection, record: Any, key: str, own: dict[str, str], values: dict[str, Any]
) -> None:
    """Copy the rows of the first photograph for all others; `own` says what they have of theirs."""
    table: Table = record.__table__
    names = [column.name for column in table.columns]
    told = ", ".join(own.get(name, f'one."{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    statement = (
        f'INSERT INTO "{table.name}" ({listed}) {_NUMBERS} SELECT {told} '
        f'FROM n JOIN "{table.name}" one ON one."{key}" = :first'
    )
    used = {name: value for name, value in values.items() if f":{name}" in statement}
    connection.execute(text(statement), used)
