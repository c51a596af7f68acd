"""Records as the database has them: read row by row, and struck off once they lie in files."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from sqlalchemy import Connection, Engine, MetaData, Table, func, insert, literal, select, union

from app.domain.identifiers import new_id
from app.domain.kept_records import DueRecord, KeptRecord, RecordKind
from app.persistence.database import writing_aside
from app.persistence.faults import in_plain_words
from app.persistence.plain_rows import evened
from app.persistence.portions import portions
from app.persistence.record_tables import FALL_DUE, HEADS, tables_of
from app.persistence.records import all_records
from app.persistence.schema import NEWEST

_AT_ONCE: Final = 500  # SQLite takes no more than so many values in one statement everywhere


class RecordLedger:
    """Which records are due, and what they say. It knows no viewer: nothing here is for readers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tables: MetaData = all_records()

    def due(self, *, limit: int) -> tuple[DueRecord, ...]:
        """Give the records that are due, those first that have been so for longest."""
        table = self._table("record_due")
        oldest = select(table.c.kind, table.c.subject, table.c.stamp).order_by(table.c.stamp)
        with in_plain_words(self._engine), self._engine.connect() as connection:
            return tuple(DueRecord(*row) for row in connection.execute(oldest.limit(limit)))

    def due_count(self) -> int:
        """Count them."""
        with in_plain_words(self._engine), self._engine.connect() as connection:
            counted = select(func.count()).select_from(self._table("record_due"))
            return connection.scalar(counted) or 0

    def due_digests(self, among: Collection[str]) -> set[str]:
        """Name those of some originals whose files are behind: by themselves, or a photograph's."""
        due, asset = self._table("record_due"), self._table("asset")
        own = select(due.c.subject).where(
            due.c.kind == RecordKind.ORIGINAL, due.c.subject.in_(among)
        )
        of_photographs = (
            select(asset.c.sha256)
            .join(
                due,
                (due.c.kind == RecordKind.PHOTOGRAPH) & (due.c.subject == asset.c.photograph_id),
            )
            .where(asset.c.sha256.in_(among))
        )
        with in_plain_words(self._engine), self._engine.connect() as connection:
            return {*connection.scalars(own), *connection.scalars(of_photographs)}

    def fall_due(self, kind: RecordKind, subjects: Iterable[str]) -> None:
        """Have records written again."""
        stamp = new_id()
        rows = [
            {"kind": kind.value, "subject": one, "stamp": stamp} for one in sorted(set(subjects))
        ]
        with in_plain_words(self._engine), writing_aside(self._engine).begin() as connection:
            connection.execute(FALL_DUE, rows)

    def settle(self, written: Iterable[DueRecord]) -> None:
        """Strike off what lies in files; what has changed since then stays due."""
        table = self._table("record_due")
        with in_plain_words(self._engine), writing_aside(self._engine).begin() as connection:
            for due in sorted(written):
                connection.execute(
                    table.delete().where(
                        table.c.kind == due.kind,
                        table.c.subject == due.subject,
                        table.c.stamp == due.stamp,
                    )
                )

    def read(self, kind: RecordKind, subjects: Collection[str]) -> dict[str, KeptRecord]:
        """Read records whole; those that there are not any more are left out."""
        found: dict[str, dict[str, list[Any]]] = defaultdict(dict)
        stamp = new_id()
        with in_plain_words(self._engine), self._engine.connect() as connection:
            for some in portions(sorted(subjects), _AT_ONCE):
                for table, column in tables_of(kind):
                    self._gather(connection, table, column, evened(some), found)
        return {
            subject: KeptRecord(kind, subject, NEWEST, stamp, rows)
            for subject, rows in found.items()
            if any(head in rows for head in HEADS[kind])
        }

    def photographs_with(self, digests: Collection[str]) -> dict[str, str]:
        """Say of files which photograph has them now."""
        asset = self._table("asset")
        found: dict[str, str] = {}
        with in_plain_words(self._engine), self._engine.connect() as connection:
            for some in portions(sorted(digests), _AT_ONCE):
                rows = select(asset.c.sha256, asset.c.photograph_id).where(
                    asset.c.sha256.in_(evened(some))
                )
                found |= {sha256: owner for sha256, owner in connection.execute(rows)}  # noqa: C416 - plain pairs, not rows
        return found

    def _gather(
        self,
        connection: Connection,
        name: str,
        column: str,
        subjects: Collection[str],
        into: Mapping[str, dict[str, list[Any]]],
    ) -> None:
        table = self._table(name)
        owner = table.c[column]
        rows = select(table).where(owner.in_(subjects)).order_by(owner, *table.primary_key.columns)
        for row in connection.execute(rows).mappings():
            told = {key: _plain(value) for key, value in row.items() if value is not None}
            into[row[column]].setdefault(name, []).append(told)

    def _table(self, name: str) -> Table:
        return self._tables.tables[name]


def all_fall_due(connection: Connection) -> None:
    """Have every record written anew, as after the tables have changed."""
    due = all_records().tables["record_due"]
    connection.execute(due.delete())
    stamp = new_id()
    for kind, heads in HEADS.items():
        subjects = union(
            *(select(all_records().tables[head].c[dict(tables_of(kind))[head]]) for head in heads)
        ).subquery()
        told = (literal(kind, due.c.kind.type), *subjects.c, literal(stamp))
        columns = (due.c.kind, due.c.subject, due.c.stamp)
        connection.execute(insert(due).from_select(columns, select(*told)))


def _plain(value: Any) -> Any:
    """Turn a value of a column into what JSON holds."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
