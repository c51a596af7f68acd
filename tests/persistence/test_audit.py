"""The audit log: it has everything, says it in order, and is never changed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from app.domain.audit import AuditFilter, Subject, Verb
from app.domain.errors import NotAllowed, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, Means, Scope, Viewer
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
ANNA = Viewer(
    "anna", frozenset(Scope), Means.ACCOUNT, "01a212d1-68b7-7a4e-9c8c-e70c38e70353", "192.0.2.7"
)


def test_who_changes_a_record_is_written_down_with_it(
    opened: Opening, clock: list[datetime]
) -> None:
    with opened(ANNA, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", title={}))
        batch = catalogue.open_batch("table.csv")
        made = catalogue.save(
            PhotographDescription("A/1", unit="A"), reason="imported", batch_id=batch
        )
        catalogue.commit()
    with opened(ANNA, writes=True) as catalogue:
        catalogue.publish(made.id)
        catalogue.withdraw(made.id, reason="a person asked for it")
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        entries = catalogue.audit.after(0, AuditFilter())
    assert [(entry.verb, entry.subject, entry.version) for entry in entries] == [
        (Verb.CREATE, Subject.UNIT, 1),
        (Verb.BEGIN, Subject.BATCH, None),
        (Verb.CREATE, Subject.PHOTOGRAPH, 1),
        (Verb.PUBLISH, Subject.PHOTOGRAPH, 2),
        (Verb.WITHDRAW, Subject.PHOTOGRAPH, 3),
    ]
    whos = {(e.who, e.means, e.key, e.address, e.happened_at) for e in entries}
    assert whos == {("anna", Means.ACCOUNT, ANNA.key, "192.0.2.7", clock[0])}
    assert (entries[2].batch_id, entries[2].details) == (batch, {"reason": "imported"})


def test_what_is_not_committed_was_not_done(opened: Opening) -> None:
    with opened(ANNA, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A/1"))
    with opened(THE_DESK) as catalogue:
        assert catalogue.audit.after(0, AuditFilter()) == ()


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET who = 'jan'", "DELETE FROM audit_entry"]
)
def test_an_entry_can_neither_be_changed_nor_deleted(
    engine: Engine, opened: Opening, statement: str
) -> None:
    write_some(opened, 1)
    with (
        writing(engine).connect() as connection,
        pytest.raises(DatabaseError, match="stays as it is"),
    ):
        connection.execute(text(statement))


def test_a_server_does_not_empty_the_log_either(engine: Engine, opened: Opening) -> None:
    if engine.dialect.name == "postgresql":  # SQLite has no such statement
        write_some(opened, 1)
        with (
            writing(engine).connect() as connection,
            pytest.raises(DatabaseError, match="stays as it is"),
        ):
            connection.execute(text("TRUNCATE audit_entry"))


def test_the_log_is_read_newest_first_page_by_page(opened: Opening) -> None:
    write_some(opened, 5)
    with opened(THE_DESK) as catalogue:
        first = catalogue.audit.page(AuditFilter(), limit=2)
        second = catalogue.audit.page(AuditFilter(), before=int(first.after or 0), limit=2)
        last = catalogue.audit.page(AuditFilter(), before=int(second.after or 0), limit=2)
    pages = [[entry.sequence for entry in page.items] for page in (first, second, last)]
    assert pages == [[5, 4], [3, 2], [1]]
    assert last.after is None


def test_the_log_is_filtered_by_who_what_and_when(opened: Opening, clock: list[datetime]) -> None:
    begun = clock[0]
    write_some(opened, 2)
    clock[0] += timedelta(days=1)
    write_some(opened, 3, who=THE_DESK)

    def found(wanted: AuditFilter) -> int:
        with opened(THE_DESK) as catalogue:
            return len(catalogue.audit.page(wanted).items)

    assert found(AuditFilter(who="anna")) == 2
    assert found(AuditFilter(who="command line", verb=Verb.CREATE)) == 3
    assert found(AuditFilter(who="NN")) == 2  # of anna
    assert found(AuditFilter(who="an")) == 5  # of anna, and of the command line
    assert found(AuditFilter(who="%")) == 0
    assert found(AuditFilter(who="nobody")) == 0
    assert found(AuditFilter(subject=Subject.TOKEN)) == 0
    assert found(AuditFilter(since=begun + timedelta(hours=1))) == 3
    assert found(AuditFilter(until=begun + timedelta(days=1))) == 2
    assert found(AuditFilter(subject_id="x")) == 0


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "filtered", ["who = 'a'", "verb = 'a'", "subject = 'a' AND subject_id = 'b'"]
)
def test_a_filtered_log_is_not_sorted_anew(engine: Engine, filtered: str) -> None:
    plan = (
        f"EXPLAIN QUERY PLAN SELECT * FROM audit_entry WHERE {filtered} AND sequence < 9 "
        "ORDER BY sequence DESC LIMIT 51"
    )
    with engine.connect() as connection:
        (step,) = [row[3] for row in connection.exec_driver_sql(plan)]
    assert step.startswith("SEARCH audit_entry USING INDEX ix_audit_entry_")


def test_only_administrators_read_the_log(opened: Opening) -> None:
    reviewer = Viewer("jan", frozenset({Scope.READ, Scope.WRITE, Scope.PUBLISH}))
    with opened(reviewer) as catalogue:
        with pytest.raises(NotAllowed):
            catalogue.audit.page(AuditFilter())
        with pytest.raises(NotAllowed):
            catalogue.audit.after(0, AuditFilter())


def write_some(opened: Opening, count: int, *, who: Viewer = ANNA) -> None:
    with opened(who, writes=True) as catalogue:
        for number in range(count):
            catalogue.save_unit(UnitDescription(f"{who.name}/{number}", title={}))
        catalogue.commit()


def test_a_reason_that_not_every_database_can_keep_is_refused(opened: Opening) -> None:
    with opened(ANNA, writes=True) as catalogue:
        with pytest.raises(Rejected) as refusal:
            catalogue.save(PhotographDescription("NUL/1"), reason="a\0b")
        assert [problem.where for problem in refusal.value.problems] == ["reason"]
    with opened(ANNA) as catalogue:
        assert catalogue.photograph_by_code("NUL/1") is None
