"""What lies in a unit is told of in portions, once each; it is closed from the first moment."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Engine, event

from app.domain.access import AccessRule
from app.domain.errors import NotFound
from app.domain.harvesting import HarvestQuestion
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence import announcing
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
UNITS = {"U": "", "U/1": "U", "U/2": "U", "V": ""}
PLACES = {"A": "U", "B": "U", "C": "U/1", "D": "U/1", "E": "U/2", "F": "V"}


@pytest.fixture(autouse=True)
def short_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell of no more than two things in the transaction that changes a unit."""
    monkeypatch.setattr(announcing, "AT_ONCE", 2)


@pytest.fixture
def ids(opened: Opening) -> dict[str, str]:
    """Units within units, and photographs in them, all public and told of."""
    found = {code: unit(opened, code) for code in UNITS}
    with opened(THE_DESK, writes=True) as catalogue:
        for code, place in PLACES.items():
            found[code] = catalogue.save(PhotographDescription(code, unit=place)).id
            catalogue.publish(found[code])
        catalogue.commit()
    return found


def unit(opened: Opening, code: str, **fields: object) -> str:
    with opened(THE_DESK, writes=True) as catalogue:
        told = {"parent": UNITS[code], **fields}
        saved = catalogue.save_unit(UnitDescription(code, {"en": [code]}, **told))  # type: ignore[arg-type]
        catalogue.commit()
    return saved.id


def edit(opened: Opening, code: str) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription(code, unit=PLACES[code], condition="torn"))
        catalogue.commit()


def portion(opened: Opening, limit: int = 2) -> bool:
    with opened(THE_DESK, writes=True) as catalogue:
        more = catalogue.tell_some(limit=limit)
        catalogue.commit()
    return more


def told(opened: Opening, ids: dict[str, str], after: int) -> list[tuple[str, str]]:
    """Give the events behind one: what became of what, by its code, in the order of codes."""
    codes = {subject: code for code, subject in ids.items()}
    with opened(THE_PUBLIC) as catalogue:
        events = catalogue.stream.activities(after=after, limit=100)
        assert [one.sequence for one in events] == list(
            range(after + 1, catalogue.stream.count() + 1)
        )
    return sorted((codes[one.subject_id], one.kind.value) for one in events)


def count(opened: Opening) -> int:
    with opened(THE_PUBLIC) as catalogue:
        return catalogue.stream.count()


def is_behind(opened: Opening) -> bool:
    with opened(THE_PUBLIC) as catalogue:
        return catalogue.stream.is_behind()


LAST = "ORDER BY activity.sequence DESC"  # and no more than one, from the end of the table
IN_U = ("A", "B", "C", "D", "E")


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_what_lies_in_a_unit_is_told_of_once_in_portions_of_any_length(
    opened: Opening, ids: dict[str, str], limit: int
) -> None:
    before = count(opened)
    unit(opened, "U", access=AccessRule())
    assert count(opened) - before == 3  # the unit, and two things in it
    while portion(opened, limit):
        assert is_behind(opened) or not portion(opened, limit)
    closed = sorted((code, "remove") for code in ("U", "U/1", "U/2", *IN_U))
    assert told(opened, ids, before) == closed
    assert not is_behind(opened)
    unit(opened, "U")
    while portion(opened, limit):
        pass
    assert told(opened, ids, before + len(closed)) == [(code, "add") for code, _ in closed]


def test_nobody_is_shown_what_is_closed_while_it_waits_to_be_told(
    opened: Opening, ids: dict[str, str]
) -> None:
    unit(opened, "U", access=AccessRule())
    while is_behind(opened):
        with opened(THE_PUBLIC) as catalogue:
            part = catalogue.harvesting.headers(HarvestQuestion(), after=None, limit=100)
            shown = [one.photograph_id for one in part.headers if not one.is_deleted]
            listed = [
                page.id
                for part in catalogue.stream.parts()
                for page in catalogue.stream.pages(part.number)
            ]
            whole = catalogue.harvesting.photographs([ids[code] for code in IN_U])
            with pytest.raises(NotFound):
                catalogue.photograph(ids["E"])
        assert (shown, set(listed), whole) == ([ids["F"]], {ids["F"], ids["V"]}, ())
        portion(opened)


def test_a_unit_that_opens_again_says_nothing_of_what_nobody_missed(
    opened: Opening, ids: dict[str, str]
) -> None:
    before = count(opened)
    unit(opened, "U", access=AccessRule())
    unit(opened, "U")
    while portion(opened):
        pass
    events = told(opened, ids, before)
    assert [kind for code, kind in events if code == "U"] == ["add", "remove"]
    for code in ("U/1", "U/2", *IN_U):
        kinds = [kind for named, kind in events if named == code]
        assert kinds in ([], ["add", "remove"])
    assert sum(1 for _, kind in events if kind == "remove") == 3


def test_what_is_changed_meanwhile_is_told_of_once(opened: Opening, ids: dict[str, str]) -> None:
    before = count(opened)
    unit(opened, "U", parent="V")
    edit(opened, "E")
    unit(opened, "U", parent="V", scope_and_content={"en": ["Letters"]})
    while portion(opened):
        pass
    events = told(opened, ids, before)
    assert [one for one in events if one[0] in IN_U] == [(code, "update") for code in IN_U]


def test_what_leaves_a_closed_unit_meanwhile_was_never_closed(
    opened: Opening, ids: dict[str, str]
) -> None:
    before = count(opened)
    unit(opened, "U", access=AccessRule())
    unit(opened, "U/2", parent="V")
    while portion(opened):
        pass
    events = told(opened, ids, before)
    assert [kind for code, kind in events if code == "E"] == ["update"]
    assert [kind for code, kind in events if code == "D"] == ["remove"]


def test_closures_go_before_moves(
    opened: Opening, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "AT_ONCE", 1)
    unit(opened, "U", parent="V")
    unit(opened, "U/1", access=AccessRule())
    before = count(opened)
    portion(opened)
    assert {kind for _, kind in told(opened, ids, before)} == {"remove"}


@pytest.mark.sqlite_only
def test_no_portion_reads_all_records(opened: Opening, engine: Engine, ids: dict[str, str]) -> None:
    """SQLite, EXPLAIN QUERY PLAN: a step that reads a whole table begins with SCAN."""
    unit(opened, "U", access=AccessRule())
    asked: list[tuple[str, object]] = []

    def note(_: object, __: object, sql: str, values: object, *___: object) -> None:
        asked.append((sql, values))

    event.listen(engine, "before_cursor_execute", note)
    portion(opened)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.tell_of_move("http://old.example.org")
        catalogue.commit()
    while portion(opened):
        pass
    event.remove(engine, "before_cursor_execute", note)
    steps = []
    with engine.connect() as connection:
        for sql, values in asked:
            if sql.startswith(("SELECT", "INSERT", "UPDATE")) and LAST not in sql:
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)  # type: ignore[arg-type]
                steps += [str(row[3]) for row in plan]
    read_through = {step for step in steps if step.startswith("SCAN") and "USING" not in step}
    tables = {step.split()[1] for step in read_through}
    assert tables & {"photograph", "unit", "standing", "activity"} == set()
    assert any("ix_photograph_filing" in step for step in steps)
    assert ids
