from collections.abc import Callable

import pytest

from app.domain.errors import NotFound
from app.domain.saving import Saved
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.publish_all import publish_all
from app.services.show_unit import show_unit


@pytest.fixture
def unit_id(holding: Holding, catalogued: Callable[..., Saved]) -> str:
    """A unit below another one, with a photograph in it."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", {"en": ["Fonds"]}))
        unit = catalogue.save_unit(UnitDescription("A/1", {"en": ["Album"]}, parent="A"))
        catalogue.commit()
    catalogued("A/1/1", unit="A/1")
    return unit.id


def test_a_unit_shows_the_way_down_to_it_and_what_is_in_it(holding: Holding, unit_id: str) -> None:
    publish_all(holding)
    page = show_unit(holding, THE_PUBLIC, unit_id)
    assert [unit.description.reference_code for unit in page.trail] == ["A", "A/1"]
    assert [photograph.reference_code for photograph in page.photographs.items] == ["A/1/1"]
    assert page.units.items == ()
    above = show_unit(holding, THE_PUBLIC, page.trail[0].id)
    assert [unit.id for unit in above.units.items] == [unit_id]


def test_the_root_of_the_tree_has_units_and_no_photographs(holding: Holding, unit_id: str) -> None:
    page = show_unit(holding, THE_DESK)
    assert [unit.description.reference_code for unit in page.units.items] == ["A"]
    assert (page.trail, page.photographs.items) == ((), ())
    assert unit_id not in {unit.id for unit in page.units.items}


def test_many_units_below_one_come_in_parts_and_so_do_those_at_the_top(
    holding: Holding, unit_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.show_unit.UNITS_A_PAGE", 1)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A/2", {"en": ["Album"]}, parent="A"))
        catalogue.save_unit(UnitDescription("B", {"en": ["Fonds"]}))
        top = catalogue.unit_by_code("A")
        catalogue.commit()
    assert top is not None
    for below, codes in ((top.id, ["A/1", "A/2"]), (None, ["A", "B"])):
        first = show_unit(holding, THE_DESK, below)
        second = show_unit(holding, THE_DESK, below, units_after=first.units.after)
        units = [*first.units.items, *second.units.items]
        assert [unit.description.reference_code for unit in units] == codes
        assert second.units.after is None
    assert show_unit(holding, THE_DESK, unit_id).photographs.items


def test_a_later_part_carries_the_list_that_it_goes_on_with(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        above = catalogue.save_unit(UnitDescription("A", {}))
        ids = [catalogue.save_unit(UnitDescription(f"A/{n}", {}, parent="A")).id for n in (1, 2)]
        catalogue.commit()
    photographs = [catalogued(f"A 0{n}", unit="A").id for n in (1, 2)]
    units = show_unit(holding, THE_DESK, above.id, units_after=ids[0])
    assert ([one.id for one in units.units.items], units.photographs.items) == (ids[1:], ())
    rest = show_unit(holding, THE_DESK, above.id, after=photographs[0])
    assert ([one.id for one in rest.photographs.items], rest.units.items) == (photographs[1:], ())
    assert rest.photographs.total == 2


def test_a_unit_with_nothing_published_in_it_is_as_if_it_were_not_there(
    holding: Holding, unit_id: str
) -> None:
    with pytest.raises(NotFound):
        show_unit(holding, THE_PUBLIC, unit_id)
