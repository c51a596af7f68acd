from collections.abc import Callable

import pytest

from app.domain.errors import NotFound
from app.domain.photographs import PhotographDescription
from app.domain.saving import Saved
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.describe import describe
from app.services.publish_all import PublishedCounts, publish_all
from app.services.withdraw import withdraw


@pytest.fixture
def tree(holding: Holding, catalogued: Callable[..., Saved]) -> None:
    """A unit with two below it, photographs in each, and one in none."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        for code, parent in [("A", ""), ("A/1", "A"), ("A/1/x", "A/1"), ("B", "")]:
            catalogue.save_unit(UnitDescription(code, {"en": [code]}, parent=parent))
        catalogue.commit()
    for code, unit in [("a", "A"), ("a1", "A/1"), ("a1x", "A/1/x"), ("b", "B"), ("c", "")]:
        catalogued(code, unit=unit)


def public(holding: Holding) -> set[str]:
    with holding.open(THE_PUBLIC) as catalogue:
        return {found.reference_code for found in catalogue.photographs().items}


@pytest.mark.usefixtures("tree")
def test_a_whole_catalogue_is_published_once(holding: Holding) -> None:
    assert publish_all(holding) == PublishedCounts(published=5, already=0)
    assert public(holding) == {"a", "a1", "a1x", "b", "c"}
    assert publish_all(holding) == PublishedCounts(published=0, already=5)


@pytest.mark.usefixtures("tree")
def test_a_unit_is_published_with_all_below_it_and_nothing_else(holding: Holding) -> None:
    assert publish_all(holding, unit="A/1") == PublishedCounts(published=2, already=0)
    assert public(holding) == {"a1", "a1x"}
    assert publish_all(holding, unit="A") == PublishedCounts(published=1, already=2)


def test_more_than_are_published_at_once_are_all_published(
    holding: Holding, catalogued: Callable[..., Saved], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.publish_all._AT_ONCE", 2)
    for at in range(5):
        catalogued(f"A {at}")
    assert publish_all(holding).published == 5


def test_a_unit_that_is_not_there_is_told(holding: Holding) -> None:
    with pytest.raises(NotFound, match="no unit with the reference code X"):
        publish_all(holding, unit="X")


def test_what_was_withdrawn_or_is_being_prepared_is_left_to_whoever_knows_why(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    gone, prepared = catalogued("a"), catalogued("b")
    publish_all(holding)
    withdraw(holding, THE_DESK, gone.id, reason="a name is wrong")
    changed = PhotographDescription("b", process="albumen")
    describe(holding, THE_DESK, changed, photograph_id=prepared.id)
    assert publish_all(holding).published == 0
    assert public(holding) == {"b"}
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph(prepared.id).description.process == ""
        assert catalogue.working_copy(prepared.id) is not None
