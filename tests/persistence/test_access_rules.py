"""Closed units, photographs, sides and inscriptions, as the catalogue hands them out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.domain.access import AccessRule
from app.domain.errors import NotFound, Withheld
from app.domain.photographs import PhotographDescription
from app.domain.saving import Outcome
from app.domain.viewers import THE_DESK, THE_PUBLIC
from tests.persistence.ruling import Opening, rule_unit

pytestmark = pytest.mark.both_databases

NOTICE = {"en": ["Closed at the family's request"]}
CLOSED = AccessRule(until_on=date(2999, 12, 31), reason="A letter of 2001", notice=NOTICE)
ENDED = AccessRule(until_on=date(2001, 12, 31))


def _image_id(opened: Opening, photograph_id: str, side: int) -> str:
    with opened(THE_DESK) as catalogue:
        return catalogue.photograph(photograph_id).description.sides[side].scans[0].id


def test_a_rule_comes_back_as_it_was_given(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    rule = replace(CLOSED, review_on=date(2030, 1, 1))
    photograph_id = keep(replace(two_sided, access=rule))
    with opened(THE_DESK) as catalogue:
        assert catalogue.photograph(photograph_id).description.access == rule


@pytest.mark.parametrize("where", ["photograph", "unit", "unit above"])
def test_a_closed_photograph_is_withheld_and_the_public_learns_why(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription, where: str
) -> None:
    photograph_id = keep(replace(two_sided, access=CLOSED if where == "photograph" else None))
    if where != "photograph":
        rule_unit(opened, "A/B" if where == "unit" else "A", CLOSED)
    image_id = _image_id(opened, photograph_id, 0)
    with opened(THE_PUBLIC) as catalogue:
        for look in (
            lambda: catalogue.photograph(photograph_id),
            lambda: catalogue.manifest_revision(photograph_id),
            lambda: catalogue.image(image_id),
        ):
            with pytest.raises(Withheld) as told:
                look()
            assert told.value.withholding.reference_code == "A/1"
            assert told.value.withholding.until_on == date(2999, 12, 31)
            assert "2001" not in str(told.value)
        with pytest.raises(NotFound):
            catalogue.search_within(photograph_id, "volga")
        assert catalogue.photograph_count() == 0
        assert catalogue.search("volga").total == 0
        assert catalogue.newest(limit=9) == ()
    with opened(THE_DESK) as catalogue:
        assert catalogue.search("volga").total == 1
        assert not catalogue.image(image_id).is_public


def test_a_closed_unit_and_what_lies_below_it_are_withheld(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    keep(two_sided)
    rule_unit(opened, "A", CLOSED)
    with opened(THE_DESK) as catalogue:
        unit = catalogue.unit_by_code("A/B")
    assert unit
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.units_below(None).items == ()
        with pytest.raises(Withheld) as told:
            catalogue.unit(unit.id)
    assert told.value.withholding.reference_code == "A/B"


def test_a_unit_that_is_opened_again_opens_what_lies_below(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    photograph_id = keep(two_sided)
    rule_unit(opened, "A", CLOSED)
    rule_unit(opened, "A", None)
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.photograph(photograph_id).units[-1].description.reference_code == "A/B"


def test_a_unit_stays_closed_by_its_own_rule_when_the_one_above_is_opened(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    photograph_id = keep(two_sided)
    rule_unit(opened, "A", AccessRule())
    rule_unit(opened, "A/B", CLOSED)
    with opened(THE_PUBLIC) as catalogue, pytest.raises(Withheld) as told:
        catalogue.photograph(photograph_id)
    assert told.value.withholding.until_on is None
    rule_unit(opened, "A", None)
    with opened(THE_PUBLIC) as catalogue, pytest.raises(Withheld) as told:
        catalogue.photograph(photograph_id)
    assert told.value.withholding.until_on == date(2999, 12, 31)


def test_a_closure_that_is_over_closes_nothing(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    photograph_id = keep(replace(two_sided, access=ENDED))
    rule_unit(opened, "A", ENDED)
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.photograph(photograph_id).description.access is None


def test_a_closed_side_is_named_and_nothing_of_it_found(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    recto, verso = two_sided.sides
    photograph_id = keep(replace(two_sided, sides=(recto, replace(verso, access=CLOSED))))
    hidden = _image_id(opened, photograph_id, 1)
    with opened(THE_PUBLIC) as catalogue:
        side = catalogue.photograph(photograph_id).description.sides[1]
        assert (side.kind, side.scans) == (verso.kind, ())
        assert side.access == AccessRule(until_on=CLOSED.until_on, notice=NOTICE)
        assert catalogue.image(_image_id(opened, photograph_id, 0)).is_public
        with pytest.raises(Withheld):
            catalogue.image(hidden)
        assert catalogue.search("zima").total == 0
        assert catalogue.search_within(photograph_id, "zima") == ()
        assert catalogue.words_within(photograph_id, "z") == ()
    with opened(THE_DESK) as catalogue:
        assert catalogue.search("zima").total == 1
        assert not catalogue.image(hidden).is_public


def test_a_closed_recto_is_no_cover(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    recto, verso = two_sided.sides
    keep(replace(two_sided, sides=(replace(recto, access=CLOSED), verso)))
    with opened(THE_PUBLIC) as catalogue:
        (line,) = catalogue.newest(limit=9)
    assert line.cover
    assert line.cover.sha256 == verso.scans[0].sha256


def test_the_same_rule_again_changes_nothing(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    photograph_id = keep(replace(two_sided, access=CLOSED))
    with opened(THE_DESK, writes=True) as catalogue:
        known = catalogue.photograph(photograph_id).description
        assert catalogue.save(known).outcome is Outcome.UNCHANGED
