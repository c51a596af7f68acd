"""What the public is told as photographs and units come, change, close, open and go."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from app.domain.access import AccessRule
from app.domain.activities import Activity, ActivityKind
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
Told = list[tuple[str, str, str]]

YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)
CLOSED = AccessRule(reason="a letter")


def told(opened: Opening) -> Told:
    """Give the stream: what became of what, by its reference code."""
    with opened(THE_DESK) as catalogue:
        codes = {
            **{one.id: one.reference_code for one in catalogue.photographs(limit=100).items},
            **{unit.id: unit.description.reference_code for unit in every_unit(catalogue)},
        }
    with opened(THE_PUBLIC) as catalogue:
        events = catalogue.stream.activities(after=0, limit=1000)
        assert [one.sequence for one in events] == list(range(1, catalogue.stream.count() + 1))
    times = [one.happened_at for one in events]
    assert times == sorted(times)
    return [(one.kind.value, one.noun.value, codes[one.subject_id]) for one in events]


def every_unit(catalogue: Catalogue) -> list:  # type: ignore[type-arg]
    found = list(catalogue.units_below(None).items)
    for unit in found:
        found += catalogue.units_below(unit.id).items
    return found


def save(opened: Opening, *codes: str, publish: bool = True, **fields: object) -> str:
    """Catalogue photographs in one transaction; give the last one's id."""
    saved = ""
    with opened(THE_DESK, writes=True) as catalogue:
        for code in codes:
            described = PhotographDescription(code, {"en": [code]}, **fields)  # type: ignore[arg-type]
            saved = catalogue.save(described).id
            if publish:
                catalogue.publish(saved)
        catalogue.commit()
    return saved


def tell_all(opened: Opening, limit: int = 500) -> int:
    """Tell what waits, as the worker does; give the number of portions."""
    portions = 0
    while True:
        with opened(THE_DESK, writes=True) as catalogue:
            if not catalogue.tell_some(limit=limit):
                return portions
            catalogue.commit()
        portions += 1


def unit(opened: Opening, code: str, **fields: object) -> str:
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save_unit(UnitDescription(code, {"en": [code]}, **fields))  # type: ignore[arg-type]
        catalogue.commit()
    return saved.id


def test_what_is_made_and_published_at_once_is_told_of_once(opened: Opening) -> None:
    unit(opened, "U")
    save(opened, "A", "B", unit="U")
    assert told(opened) == [
        ("create", "photograph", "A"), ("create", "photograph", "B"), ("create", "unit", "U"),
    ]  # fmt: skip


def test_nobody_is_told_of_a_draft(opened: Opening) -> None:
    save(opened, "A", publish=False)
    unit(opened, "U")
    assert told(opened) == []


def test_a_change_is_told_of_and_one_that_says_the_same_is_not(opened: Opening) -> None:
    save(opened, "A")
    save(opened, "A", publish=False, condition="torn")
    save(opened, "A", publish=False, condition="torn")
    assert told(opened) == [("create", "photograph", "A"), ("update", "photograph", "A")]


def test_what_is_withdrawn_is_deleted_and_may_come_again(opened: Opening) -> None:
    photograph_id = save(opened, "A")
    for verb in ("withdraw", "publish"):
        with opened(THE_DESK, writes=True) as catalogue:
            getattr(catalogue, verb)(photograph_id, reason="rights")
            catalogue.commit()
    assert [kind for kind, *_ in told(opened)] == ["create", "delete", "create"]


def test_what_is_closed_is_removed_and_added_when_it_opens(opened: Opening) -> None:
    save(opened, "A")
    save(opened, "A", publish=False, access=CLOSED)
    save(opened, "A", publish=False, access=CLOSED, condition="torn")
    save(opened, "A", publish=False)
    assert [kind for kind, *_ in told(opened)] == ["create", "remove", "add"]


def test_what_is_published_closed_is_created_when_it_opens(opened: Opening) -> None:
    save(opened, "A", access=CLOSED)
    assert told(opened) == []
    save(opened, "A", publish=False)
    assert told(opened) == [("create", "photograph", "A")]


def test_what_was_closed_and_then_withdrawn_is_deleted(opened: Opening) -> None:
    photograph_id = save(opened, "A")
    save(opened, "A", publish=False, access=CLOSED)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.withdraw(photograph_id, reason="rights")
        catalogue.commit()
    assert [kind for kind, *_ in told(opened)] == ["create", "remove", "delete"]


def test_a_unit_that_closes_takes_what_is_in_it_along(opened: Opening) -> None:
    unit(opened, "U")
    unit(opened, "U/1", parent="U")
    save(opened, "A", unit="U/1")
    save(opened, "B")
    before = len(told(opened))
    unit(opened, "U", access=CLOSED)
    assert told(opened)[before:] == [
        ("remove", "unit", "U"), ("remove", "unit", "U/1"), ("remove", "photograph", "A"),
    ]  # fmt: skip
    unit(opened, "U")
    assert [kind for kind, *_ in told(opened)[before + 3 :]] == ["add", "add", "add"]


def test_what_is_moved_says_so_with_all_that_is_in_it(opened: Opening) -> None:
    for code, parent in (("U", ""), ("V", ""), ("U/1", "U")):
        unit(opened, code, parent=parent)
        save(opened, f"{code}/p", unit=code)
    before = len(told(opened))
    unit(opened, "U/1", parent="V")
    assert sorted(told(opened)[before:]) == [
        ("update", "photograph", "U/1/p"),
        ("update", "unit", "U"), ("update", "unit", "U/1"), ("update", "unit", "V"),
    ]  # fmt: skip


def test_a_unit_that_is_taken_back_is_deleted(opened: Opening) -> None:
    unit_id = unit(opened, "U")
    for verb in ("show", "hide"):
        with opened(THE_DESK, writes=True) as catalogue:
            getattr(catalogue.tree, verb)(unit_id)
            catalogue.commit()
    assert told(opened) == [("create", "unit", "U"), ("delete", "unit", "U")]


@pytest.mark.parametrize("closes", ["photograph", "unit"])
def test_what_was_closed_until_yesterday_is_told_of_once(
    opened: Opening, engine: Engine, closes: str
) -> None:
    rule = AccessRule(until_on=datetime.now(UTC).date() + timedelta(days=1))
    unit(opened, "U", access=rule if closes == "unit" else None)
    save(opened, "A", unit="U", access=rule if closes == "photograph" else None)
    seen_before = told(opened)
    with writing(engine).begin() as connection:  # a day goes by
        for table in ("photograph", "unit", "standing"):
            moved = (
                f"UPDATE {table} SET closed_until = '{YESTERDAY}' WHERE closed_until IS NOT NULL"
            )
            connection.execute(text(moved))
    for _ in range(2):
        with opened(THE_DESK, writes=True) as catalogue:
            catalogue.tell_what_is_over(limit=100)
            catalogue.commit()
    assert ("create", "photograph", "A") not in seen_before
    assert told(opened).count(("create", "photograph", "A")) == 1
    assert told(opened).count(("create", "unit", "U")) == 1


def test_a_clock_that_is_set_back_turns_no_order_round(
    opened: Opening, clock: list[datetime]
) -> None:
    save(opened, "A")
    clock[0] -= timedelta(days=1)
    save(opened, "B")
    assert [code for *_, code in told(opened)] == ["A", "B"]


def test_what_is_rolled_back_was_never_told(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.publish(catalogue.save(PhotographDescription("A")).id)
    assert told(opened) == []


def test_a_catalogue_that_moves_says_so_of_all_that_is_shown(opened: Opening) -> None:
    save(opened, "A")
    save(opened, "B", access=CLOSED)
    save(opened, "C", publish=False)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.tell_of_move("http://old.example.org")
        catalogue.commit()
    tell_all(opened)
    with opened(THE_PUBLIC) as catalogue:
        moved: Activity = catalogue.stream.activities(after=1, limit=9)[-1]
    assert (moved.kind, moved.former_base) == (ActivityKind.MOVE, "http://old.example.org")
    assert replace(moved).sequence == 2
