"""OAI-PMH 2.0, 2.5 to 2.7: records by their time, deleted ones, sets, and lists in parts."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, event

from app.domain.access import AccessRule
from app.domain.harvesting import HarvestPosition, HarvestQuestion
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
Clock = list[datetime]
ALL = HarvestQuestion()


def save(opened: Opening, code: str, unit: str = "", access: AccessRule | None = None) -> str:
    with opened(THE_DESK, writes=True) as catalogue:
        described = PhotographDescription(code, unit=unit, access=access)
        photograph_id = catalogue.save(described).id
        catalogue.publish(photograph_id)
        catalogue.commit()
    return photograph_id


def unit(opened: Opening, code: str, parent: str = "", access: AccessRule | None = None) -> str:
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save_unit(UnitDescription(code, {}, parent=parent, access=access))
        catalogue.commit()
    return saved.id


def withdraw(opened: Opening, photograph_id: str) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.withdraw(photograph_id, reason="rights")
        catalogue.commit()


def walked(opened: Opening, question: HarvestQuestion, limit: int = 2) -> list[str]:
    """Walk through a list in parts, and give the records; a deleted one has a cross before it."""
    found, after = [], None
    while True:
        with opened(THE_PUBLIC) as catalogue:
            part = catalogue.harvesting.headers(question, after=after, limit=limit)
        assert len(part.headers) <= limit
        found += [("+" if one.is_deleted else "") + one.photograph_id for one in part.headers]
        after = part.following
        if after is None:
            return found


def path_of(opened: Opening, *trail: str) -> str:
    with opened(THE_PUBLIC) as catalogue:
        path = catalogue.harvesting.path_of(trail)
    assert path is not None
    return path


def test_records_come_by_their_time_in_parts_of_any_length(opened: Opening, clock: Clock) -> None:
    ids = []
    for number in range(5):
        clock[0] += timedelta(seconds=number % 2)
        ids.append(save(opened, f"A/{number}"))
    for limit in (1, 2, 3, 5, 9):
        assert sorted(walked(opened, ALL, limit)) == sorted(ids)
    assert walked(opened, ALL)[0] == ids[0]


def test_what_was_public_and_is_not_stays_as_deleted(opened: Opening, clock: Clock) -> None:
    first, second, third = (save(opened, code) for code in "ABC")
    save(opened, "D", access=AccessRule())  # nobody has ever seen it
    clock[0] += timedelta(seconds=1)
    withdraw(opened, second)
    clock[0] += timedelta(seconds=1)
    save(opened, "A", access=AccessRule())
    assert walked(opened, ALL) == [third, f"+{second}", f"+{first}"]
    since = HarvestQuestion(from_at=clock[0])
    assert walked(opened, since) == [f"+{first}"]
    assert walked(opened, HarvestQuestion(before=clock[0])) == [third, f"+{second}"]


def test_what_is_hidden_before_anybody_was_told_is_deleted_all_the_same(opened: Opening) -> None:
    photograph_id = save(opened, "A")
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A", access=AccessRule()))
        catalogue._transaction.touched.photographs.clear()
        catalogue.commit()
    assert walked(opened, ALL) == [f"+{photograph_id}"]


def test_a_change_while_a_list_is_walked_loses_nothing(opened: Opening, clock: Clock) -> None:
    ids = [save(opened, code) for code in "ABCD"]
    with opened(THE_PUBLIC) as catalogue:
        part = catalogue.harvesting.headers(ALL, after=None, limit=2)
    clock[0] += timedelta(seconds=1)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("D", condition="torn"))
        catalogue.commit()
    added = save(opened, "E")
    with opened(THE_PUBLIC) as catalogue:
        rest = catalogue.harvesting.headers(ALL, after=part.following, limit=9)
    seen = [one.photograph_id for one in (*part.headers, *rest.headers)]
    assert sorted(seen) == sorted([*ids, added])


def test_a_set_is_a_unit_with_all_below_it(opened: Opening) -> None:
    top, other = unit(opened, "U"), unit(opened, "V")
    below = unit(opened, "U/1", parent="U")
    here = [save(opened, f"U/{number}/p", "U/1") for number in range(3)]
    here.append(save(opened, "U/p", "U"))
    there = save(opened, "V/p", "V")
    withdraw(opened, here[0])
    marked = [f"+{here[0]}", *here[1:]]
    for limit in (1, 2, 9):
        found = walked(opened, HarvestQuestion(path=path_of(opened, top)), limit)
        assert sorted(found) == sorted(marked)
    inner = HarvestQuestion(path=path_of(opened, top, below))
    assert sorted(walked(opened, inner)) == sorted(marked[:3])
    assert walked(opened, HarvestQuestion(path=path_of(opened, other))) == [there]
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.harvesting.count(inner) == 3
        header = catalogue.harvesting.header(here[1])
        assert header is not None
        assert header.units == (top, below)
        sets = catalogue.harvesting.sets(after="", limit=10)
        assert [one.units for one in sets] == sorted([(top,), (top, below), (other,)])
        rest = catalogue.harvesting.sets(after=sets[0].path, limit=1)
        assert [one.units for one in rest] == [sets[1].units]


def test_a_closed_unit_is_not_named_and_its_set_tells_what_is_deleted(opened: Opening) -> None:
    top = unit(opened, "U")
    below = unit(opened, "U/1", parent="U")
    photograph_id = save(opened, "p", "U/1")
    unit(opened, "U/1", parent="U", access=AccessRule())
    with opened(THE_PUBLIC) as catalogue:
        harvesting = catalogue.harvesting
        assert [one.units for one in harvesting.sets(after="", limit=10)] == [(top,)]
        assert harvesting.path_of((below,)) is None
        header = harvesting.header(photograph_id)
        assert header is not None
        assert (header.is_deleted, header.units) == (True, (top,))
    for trail in ((top,), (top, below)):
        whole = HarvestQuestion(path=path_of(opened, *trail))
        assert walked(opened, whole) == [f"+{photograph_id}"]


def test_a_unit_that_was_never_public_is_no_set(opened: Opening) -> None:
    top, closed = unit(opened, "U"), unit(opened, "V", access=AccessRule())
    save(opened, "V/p", "V")
    with opened(THE_PUBLIC) as catalogue:
        for trail in ((top,), (closed,), ("no id",)):
            assert catalogue.harvesting.path_of(trail) is None


def test_what_nobody_was_told_of_has_no_record(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        draft = catalogue.save(PhotographDescription("A")).id
        catalogue.commit()
    closed = save(opened, "B", access=AccessRule())
    with opened(THE_PUBLIC) as catalogue:
        for photograph_id in (draft, closed, "no id"):
            assert catalogue.harvesting.header(photograph_id) is None
        assert catalogue.harvesting.earliest() is None
        assert catalogue.harvesting.count(ALL) == 0
        assert catalogue.harvesting.photographs([draft, closed]) == ()


def test_the_earliest_record_and_their_number_are_told(opened: Opening, clock: Clock) -> None:
    began_at = clock[0]
    for code in "AB":
        save(opened, code)
        clock[0] += timedelta(days=1)
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.harvesting.earliest() == began_at
        assert catalogue.harvesting.count(ALL) == 2


@pytest.mark.sqlite_only
def test_no_list_of_a_harvest_reads_all_records(opened: Opening, engine: Engine) -> None:
    """SQLite, EXPLAIN QUERY PLAN: a step that reads a whole table begins with SCAN."""
    top = unit(opened, "U")
    photograph_id = save(opened, "p", "U")
    path = path_of(opened, top)
    asked: list[tuple[str, object]] = []

    def note(_: object, __: object, sql: str, values: object, *___: object) -> None:
        asked.append((sql, values))

    event.listen(engine, "before_cursor_execute", note)
    with opened(THE_PUBLIC) as catalogue:
        for question in (ALL, HarvestQuestion(path=path)):
            catalogue.harvesting.headers(question, after=None, limit=5)
            position = HarvestPosition(datetime(2020, 1, 1, tzinfo=UTC), "", path)
            catalogue.harvesting.headers(question, after=position, limit=5)
            catalogue.harvesting.count(question)
        catalogue.harvesting.earliest()
        catalogue.harvesting.header(photograph_id)
        catalogue.harvesting.sets(after="x", limit=5)
        catalogue.stream.activities(after=0, limit=5)
        catalogue.stream.parts()
        list(catalogue.stream.pages(0))
    event.remove(engine, "before_cursor_execute", note)
    steps = []
    with engine.connect() as connection:
        for sql, values in asked:
            if sql.startswith("SELECT"):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)  # type: ignore[arg-type]
                steps += [str(row[3]) for row in plan]
    read_through = [step for step in steps if step.startswith("SCAN") and "USING" not in step]
    tables = {step.split()[1] for step in read_through}
    assert tables & {"photograph", "unit", "standing", "activity"} == set()
    assert any("ix_standing_harvest" in step for step in steps)
    assert any("ix_standing_set" in step for step in steps)
