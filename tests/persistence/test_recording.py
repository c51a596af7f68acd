"""Whatever way a row is changed, its record falls due in the same transaction."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, select, update

from app.domain.kept_records import RecordKind
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.record_ledger import RecordLedger
from app.persistence.records.photograph import Photograph
from app.persistence.records.revision import Revision
from app.persistence.records.unit import FormerUnitCode, Unit

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]


@pytest.fixture
def ledger(engine: Engine) -> RecordLedger:
    return RecordLedger(engine)


@pytest.fixture
def ids(opened: Opening, ledger: RecordLedger) -> dict[str, str]:
    """Two units and a photograph, of which nothing is due."""
    with opened(THE_DESK, writes=True) as catalogue:
        made = {
            code: catalogue.save_unit(UnitDescription(code, {"en": [code]})).id
            for code in ("A", "B")
        }
        made["P"] = catalogue.save(PhotographDescription("P")).id
        catalogue.commit()
    settled(ledger)
    return made


def settled(ledger: RecordLedger) -> set[tuple[RecordKind, str]]:
    """Say what is due, and strike it off."""
    due = ledger.due(limit=100)
    ledger.settle(due)
    assert ledger.due_count() == 0
    return {(one.kind, one.subject) for one in due}


@pytest.mark.parametrize(
    ("statement", "concerned"),
    [
        (lambda _: update(Unit).values(state="published"), {"A", "B"}),
        (lambda ids: update(Unit).where(Unit.id == ids["B"]).values(version=2), {"B"}),
        (lambda _: delete(Unit).where(Unit.reference_code == "A"), {"A"}),
        (
            lambda ids: insert(FormerUnitCode).values(reference_code="OLD", unit_id=ids["A"]),
            {"A"},
        ),
        (
            lambda _: insert(Revision).from_select(
                ["id", "photograph_id", "version", "state", "made_at", "made_by", "reason",
                 "description"],
                select(
                    Photograph.id, Photograph.id, Photograph.version + 1, Photograph.state,
                    Photograph.modified_at, Photograph.process, Photograph.process,
                    Photograph.title,
                ),
            ),
            {"P"},
        ),
    ],
    ids=["of all", "of one", "taken away", "with values", "from a query"],
)  # fmt: skip
def test_rows_that_a_statement_changes_fall_due(
    opened: Opening,
    ledger: RecordLedger,
    ids: dict[str, str],
    statement: Callable[[dict[str, str]], Any],
    concerned: set[str],
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue._session.execute(statement(ids), execution_options={"synchronize_session": False})
        catalogue.commit()
    assert {subject for _, subject in settled(ledger)} >= {ids[name] for name in concerned}


def test_rows_that_are_saved_fall_due(
    opened: Opening, ledger: RecordLedger, ids: dict[str, str]
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("P", process="albumen", unit="A"))
        catalogue.commit()
    assert settled(ledger) == {(RecordKind.PHOTOGRAPH, ids["P"])}


def test_what_is_rolled_back_does_not_fall_due(
    opened: Opening, ledger: RecordLedger, ids: dict[str, str]
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("P", process="albumen"))
    assert ledger.due_count() == 0
    assert ids


def test_what_changes_while_it_is_written_stays_due(
    opened: Opening, ledger: RecordLedger, ids: dict[str, str]
) -> None:
    for process in ("albumen", "silver"):
        with opened(THE_DESK, writes=True) as catalogue:
            catalogue.save(PhotographDescription("P", process=process))
            catalogue.commit()
        if process == "albumen":
            seen = ledger.due(limit=1)
    ledger.settle(seen)
    assert settled(ledger) == {(RecordKind.PHOTOGRAPH, ids["P"])}
