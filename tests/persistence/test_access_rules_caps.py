"""Pictures that are capped in size by their side, photograph or units, as they are handed out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.access import AccessRule
from app.domain.errors import ImageWithheld, NotFound, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from tests.persistence.ruling import Opening, rule_unit

pytestmark = pytest.mark.both_databases

NOTICE = {"en": ["Large pictures on request"]}
FAR = date(2999, 12, 31)
CAP = AccessRule(until_on=FAR, reason="A contract", notice=NOTICE, size_cap_px=60)
TOLD = AccessRule(until_on=FAR, notice=NOTICE, size_cap_px=60)
ENDED = AccessRule(until_on=date(2001, 12, 31), size_cap_px=10)


def image_ids(opened: Opening, photograph_id: str) -> list[str]:
    with opened(THE_DESK) as catalogue:
        sides = catalogue.photograph(photograph_id).description.sides
        return [side.scans[0].id for side in sides]


@pytest.mark.parametrize("where", ["photograph", "unit", "unit above"])
def test_a_cap_leaves_the_record_open_and_the_image_to_its_size(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription, where: str
) -> None:
    photograph_id = keep(replace(two_sided, access=CAP if where == "photograph" else None))
    if where != "photograph":
        rule_unit(opened, "A/B" if where == "unit" else "A", CAP)
    image_id = image_ids(opened, photograph_id)[0]
    with opened(THE_PUBLIC) as catalogue:
        described = catalogue.photograph(photograph_id).description
        assert {side.access == TOLD for side in described.sides} == {True}
        assert {scan.size_cap_px for side in described.sides for scan in side.scans} == {60}
        whole, smaller = catalogue.image(image_id), catalogue.image(f"{image_id}~60")
        assert (whole.cap_px, whole.is_reduced, whole.is_public) == (60, False, True)
        assert (smaller.cap_px, smaller.is_reduced, smaller.is_public) == (60, True, True)
        assert smaller.name == f"{image_id}~60"
        covers = [catalogue.search("volga").items[0].photograph, *catalogue.newest(limit=9)]
        assert [one.cover.size_cap_px for one in covers if one.cover] == [60, 60]
        for other in ("~59", "~61"):
            with pytest.raises(NotFound):
                catalogue.image(f"{image_id}{other}")
    with opened(THE_DESK) as catalogue:
        assert (catalogue.image(image_id).cap_px, catalogue.image(image_id).is_public) == (
            None,
            False,
        )
        assert catalogue.image(f"{image_id}~60").cap_px == 60
        scans = [side.scans[0] for side in catalogue.photograph(photograph_id).description.sides]
        assert {scan.size_cap_px for scan in scans} == {None}


def test_a_side_can_be_capped_alone_and_to_nothing(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    recto, verso = two_sided.sides
    rule = replace(CAP, size_cap_px=0)
    photograph_id = keep(replace(two_sided, sides=(replace(recto, access=rule), verso)))
    front, back = image_ids(opened, photograph_id)
    with opened(THE_PUBLIC) as catalogue:
        shown = catalogue.photograph(photograph_id).description
        assert shown.sides[0].shown_scan is None
        assert shown.sides[0].first_scan is not None
        assert shown.sides[1].scans[0].size_cap_px is None
        assert catalogue.image(back).is_public
        assert catalogue.image(back).capped is None
        with pytest.raises(ImageWithheld) as told:
            catalogue.image(front)
        assert (told.value.withholding.until_on, told.value.withholding.notice) == (FAR, NOTICE)
        for name in (f"{front}~0", f"{front}~60"):
            with pytest.raises(NotFound):
                catalogue.image(name)
        cover = catalogue.newest(limit=9)[0].cover
        assert cover is not None
        assert cover.id == back
        assert catalogue.likenesses.like(photograph_id) == ()


def test_a_unit_hands_its_cap_down_and_takes_it_back(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    photograph_id = keep(two_sided)
    image_id = image_ids(opened, photograph_id)[0]

    def cap() -> int | None:
        with opened(THE_PUBLIC) as catalogue:
            return catalogue.image(image_id).cap_px

    def revision() -> int:
        with opened(THE_PUBLIC) as catalogue:
            return catalogue.manifest_revision(photograph_id)

    before = revision()
    rule_unit(opened, "A/B", CAP)
    rule_unit(opened, "A", replace(CAP, size_cap_px=40))
    assert cap() == 40
    assert revision() == before + 2
    rule_unit(opened, "A", replace(CAP, size_cap_px=80))
    assert cap() == 60
    rule_unit(opened, "A/B", None)
    assert cap() == 80
    rule_unit(opened, "A", ENDED)
    assert cap() is None
    rule_unit(opened, "A", None)
    assert revision() == before + 6


def test_a_picture_that_is_smaller_than_its_cap_is_open(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    photograph_id = keep(replace(two_sided, access=replace(CAP, size_cap_px=90_000)))
    image_id = image_ids(opened, photograph_id)[0]
    with opened(THE_PUBLIC) as catalogue:
        assert (catalogue.image(image_id).is_public, catalogue.image(image_id).capped) == (
            True,
            None,
        )
        assert catalogue.photograph(photograph_id).description.sides[0].access is None


def test_a_draft_is_not_known_under_any_name(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    photograph_id = keep(replace(two_sided, access=CAP))
    image_id = image_ids(opened, photograph_id)[0]
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.withdraw(photograph_id, reason="catalogued twice")
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        for name in (image_id, f"{image_id}~60"):
            with pytest.raises(NotFound) as told:
                catalogue.image(name)
            assert not isinstance(told.value, ImageWithheld)
    with opened(THE_DESK) as catalogue:
        assert not catalogue.image(f"{image_id}~60").is_public


def test_a_cap_that_is_over_has_manifests_made_again(
    opened: Opening,
    keep: Callable[..., str],
    two_sided: PhotographDescription,
    clock: list[datetime],
) -> None:
    photograph_id = keep(replace(two_sided, access=replace(CAP, until_on=date(2998, 1, 1))))
    rule_unit(opened, "A", CAP)
    with opened(THE_PUBLIC) as catalogue:
        before = catalogue.manifest_revision(photograph_id)
    for day, ended in ((date(2998, 1, 1), 0), (date(2998, 1, 2), 1), (date(3000, 1, 1), 0)):
        clock[0] = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        with opened(THE_DESK, writes=True) as catalogue:
            assert catalogue.open_what_is_over() == ended
            catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        revision = catalogue.manifest_revision(photograph_id)
    assert divmod(revision - before, 1_000_000) == (1, 1)


@pytest.mark.parametrize("cap_px", [-1, 100_001])
def test_a_cap_that_is_none_is_refused(
    opened: Opening, keep: Callable[..., str], two_sided: PhotographDescription, cap_px: int
) -> None:
    rule = AccessRule(size_cap_px=cap_px)
    with pytest.raises(Rejected) as told:
        keep(replace(two_sided, access=rule))
    assert told.value.problems[0].where == "access.size_cap_px"
    with opened(THE_DESK, writes=True) as catalogue, pytest.raises(Rejected):
        catalogue.save_unit(UnitDescription("B", title={}, access=rule))


def test_an_inscription_has_no_picture_to_cap(
    keep: Callable[..., str], two_sided: PhotographDescription
) -> None:
    recto, verso = two_sided.sides
    written = tuple(replace(one, access=CAP) for one in verso.inscriptions)
    sides = (recto, replace(verso, inscriptions=written))
    with pytest.raises(Rejected) as told:
        keep(replace(two_sided, sides=sides))
    assert told.value.problems[0].where == "sides[1].inscriptions[0].access.size_cap_px"
