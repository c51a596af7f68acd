"""The tree of units stays a tree, whatever is moved; codes that were given go on meaning it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.clashes import UnitClash
from app.domain.errors import Conflict, NotSignedIn, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue
from app.persistence.records.unit import Unit

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

CODES = ("A", "B", "C", "D", "E", "F")


def made(catalogue: Catalogue, *codes: str, parent: str = "") -> list[str]:
    units = [UnitDescription(code, {"en": [code]}, parent=parent) for code in codes]
    return [catalogue.tree.change(unit, unit_id=None, expected_version=None).id for unit in units]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(("", *CODES))), max_size=25))
def test_whatever_is_moved_where_it_stays_one_tree(
    opened: Opening, moves: list[tuple[str, str]]
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        ids = dict(zip(CODES, made(catalogue, *CODES), strict=True))
        parents = dict.fromkeys(CODES, "")
        for code, parent in moves:
            above = parent
            while above not in ("", code):
                above = parents[above]
            unit = UnitDescription(code, {"en": [code]}, parent=parent)
            if above == code:
                with pytest.raises(Rejected):
                    catalogue.tree.change(unit, unit_id=ids[code], expected_version=None)
            else:
                catalogue.tree.change(unit, unit_id=ids[code], expected_version=None)
                parents[code] = parent
        for code in CODES:
            way = [code]
            while parents[way[0]]:
                way.insert(0, parents[way[0]])
            record = catalogue._session.get_one(Unit, ids[code])
            catalogue._session.refresh(record)
            assert record.path == "".join(f"{ids[step]}/" for step in way)


def test_a_unit_keeps_the_codes_that_it_had(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        (unit_id,) = made(catalogue, "OLD")
        saved = catalogue.save(PhotographDescription("P 1", unit="OLD"))
        catalogue.publish(saved.id)
        before = catalogue.photograph(saved.id).description
        catalogue.edit(replace(before, carrier="card"), photograph_id=saved.id)
        renamed = UnitDescription("NEW", {"en": ["OLD"]})
        catalogue.tree.change(renamed, unit_id=unit_id, expected_version=1)
        assert catalogue.photograph(saved.id).description.unit == "NEW"
        catalogue.publish(saved.id)  # what was prepared beside it names the code of then
        assert catalogue.photograph(saved.id).description.unit == "NEW"
        again = catalogue.save_unit(UnitDescription("OLD", {"en": ["An import"]}))
        assert again.id == unit_id
        assert catalogue.unit(unit_id).description.reference_code == "NEW"


def test_a_code_that_was_given_up_can_be_given_to_another(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        (first,) = made(catalogue, "X")
        catalogue.tree.change(
            UnitDescription("Y", {"en": ["X"]}), unit_id=first, expected_version=1
        )
        (second,) = made(catalogue, "X")
        assert second != first
        assert catalogue.save(PhotographDescription("P 1", unit="X")).id
        found = catalogue.photograph_by_code("P 1")
        assert found is not None
        assert found.units[-1].id == second
        with pytest.raises(Conflict, match="Another unit has the reference code X"):
            catalogue.tree.change(UnitDescription("X", {}), unit_id=first, expected_version=2)


def test_a_version_that_is_past_is_told_with_what_is_different(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        (unit_id,) = made(catalogue, "A")
        mine = UnitDescription("A", {"en": ["Mine"]})
        with pytest.raises(UnitClash) as told:
            catalogue.tree.change(mine, unit_id=unit_id, expected_version=3)
        (difference,) = told.value.differences
        assert (difference.path, difference.before, difference.after) == ("title.en", "A", "Mine")
        with pytest.raises(Conflict, match="There is a unit A already"):
            made(catalogue, "A")


def test_a_move_that_is_none_is_told_as_none(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        (top,) = made(catalogue, "A")
        (below,) = made(catalogue, "A/1", parent="A")
        tree = catalogue.tree
        assert tree.move(below, "A") is None
        assert tree.move(below, "nowhere") is None
        assert tree.move(top, "A/1") is None
        found = tree.move(below, "")
        assert found is not None
        assert (found.came_from, found.goes_to, found.units) == ("A", "", 0)


def test_what_is_shown_shows_what_is_above_it(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        (top,) = made(catalogue, "A")
        (below,) = made(catalogue, "A/1", parent="A")
        assert catalogue.tree.show(below)
        assert not catalogue.tree.show(below)
        assert catalogue.unit(top).state is PublicationState.PUBLISHED
        with pytest.raises(Conflict, match="leads to what is public"):
            catalogue.tree.hide(top)
        assert catalogue.tree.hide(below)
        assert not catalogue.tree.hide(below)
        assert catalogue.tree.hide(top)


def test_the_tree_is_for_those_who_keep_it(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        (unit_id,) = made(catalogue, "A")
        catalogue.commit()
    with opened(THE_PUBLIC, writes=True) as catalogue:
        for deed in (
            lambda: made(catalogue, "B"),
            lambda: catalogue.tree.move(unit_id, ""),
            lambda: catalogue.tree.show(unit_id),
            lambda: catalogue.tree.hide(unit_id),
        ):
            with pytest.raises(NotSignedIn):
                deed()
