"""Caps on the size of pictures: what holds, how a smaller image is named, and what exceeds."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.access import AccessRule
from app.domain.errors import NotFound
from app.domain.extent import Extent
from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.domain.size_caps import (
    exceeds,
    in_force,
    is_capped,
    known_image,
    on_its_pixels,
    on_whole,
    reduced,
    reduced_name,
)

TODAY = date(2030, 6, 1)
IMAGE = "01990000-0000-7000-8000-000000000000"
SIDES = st.integers(1, 4000)
PICTURES = st.builds(Extent, SIDES, SIDES)


def cap(px: int | None, until_on: date | None = None, notice: str = "") -> AccessRule:
    return AccessRule(until_on, size_cap_px=px, notice={"en": [notice]} if notice else {})


def test_the_smallest_cap_holds_and_the_narrowest_notice_is_told() -> None:
    rules = [cap(800), None, cap(400, date(2031, 1, 1), "of the box"), cap(600, None, "of all")]
    assert in_force(rules, TODAY) == cap(400, None, "of the box")
    assert in_force(rules, date(2031, 1, 2)) == cap(600, None, "of all")


def test_what_is_over_or_closes_all_caps_nothing() -> None:
    assert in_force([None, AccessRule(), cap(300, date(2030, 5, 31))], TODAY) is None
    assert in_force([cap(300, TODAY)], TODAY) == cap(300, TODAY)
    assert in_force([cap(300, date(2031, 1, 1)), cap(9, date(2032, 1, 1))], TODAY) == cap(
        9, date(2032, 1, 1)
    )


def test_a_rule_closes_all_or_pictures_alone() -> None:
    assert (AccessRule().closes(TODAY), AccessRule().caps(TODAY)) == (True, False)
    assert (cap(0).closes(TODAY), cap(0).caps(TODAY)) == (False, True)
    assert (cap(0).closed_until, cap(0).images_until) == (None, date.max)


@pytest.mark.parametrize(
    ("picture", "cap_px", "size"),
    [
        (Extent(3000, 2001), 1500, Extent(1500, 1001)),
        (Extent(2001, 3000), 1500, Extent(1001, 1500)),
        (Extent(4000, 1), 10, Extent(10, 1)),
        (Extent(300, 200), 300, Extent(300, 200)),
    ],
)
def test_a_picture_is_as_large_as_its_cap(picture: Extent, cap_px: int, size: Extent) -> None:
    assert reduced(picture, cap_px) == size
    assert is_capped(picture, cap_px) is (size != picture)


def test_a_smaller_image_has_a_name_of_its_own() -> None:
    assert known_image(reduced_name(IMAGE, 400)) == (IMAGE, 400)
    assert known_image(IMAGE) == (IMAGE, None)


@pytest.mark.parametrize(
    "name", ["~", "~0", "~0400", "~4e2", "~400~", "~1234567", "~-1", "-", "~²"]
)
def test_a_name_that_is_spelt_otherwise_names_nothing(name: str) -> None:
    with pytest.raises(NotFound):
        known_image(f"{IMAGE}{name}")


@given(PICTURES, st.integers(1, 4000), st.data())
def test_neighbours_on_a_smaller_picture_are_neighbours_on_the_whole(
    whole: Extent, cap_px: int, data: st.DataObject
) -> None:
    small = reduced(whole, cap_px)
    at = data.draw(st.integers(1, small.width_px))
    left = on_whole(Region(0, 0, at, small.height_px), small=small, whole=whole)
    assert (left.x_px, left.y_px, left.height_px) == (0, 0, whole.height_px)
    if at < small.width_px:
        rest = Region(at, 0, small.width_px - at, small.height_px)
        right = on_whole(rest, small=small, whole=whole)
        assert right.x_px == left.width_px
        assert right.x_px + right.width_px == whole.width_px


@given(PICTURES, st.integers(1, 4000), st.data())
@example(Extent(3000, 2000), 300, None)
def test_parts_that_lie_a_little_beside_each_other_are_one_part(
    whole: Extent, cap_px: int, data: st.DataObject | None
) -> None:
    """From parts that are moved by a pixel each one could reckon out what lies between them."""
    if data is None:
        moved = {
            on_its_pixels(Region(x, 0, 20, 40), picture=whole, cap_px=cap_px) for x in range(1, 10)
        }
        assert moved == {Region(0, 0, 30, 40)}
        return
    x, y = (data.draw(st.integers(0, side - 1)) for side in (whole.width_px, whole.height_px))
    width = data.draw(st.integers(1, whole.width_px - x))
    height = data.draw(st.integers(1, whole.height_px - y))
    cut = on_its_pixels(Region(x, y, width, height), picture=whole, cap_px=cap_px)
    assert cut.x_px <= x
    assert cut.y_px <= y
    assert cut.x_px + cut.width_px >= x + width
    assert cut.y_px + cut.height_px >= y + height
    assert cut.fits(whole.width_px, whole.height_px)
    small = reduced(whole, cap_px)
    edges = {
        on_whole(Region(at, 0, 1, 1), small=small, whole=whole).x_px for at in range(small.width_px)
    } | {whole.width_px}
    assert {cut.x_px, cut.x_px + cut.width_px} <= edges


@given(PICTURES, st.integers(1, 4000), st.data())
@example(Extent(3000, 2000), 300, None)
def test_no_part_is_given_at_a_larger_scale_than_the_cap(
    whole: Extent, cap_px: int, data: st.DataObject | None
) -> None:
    """Whatever region and size are asked for: the parts together never hold more than the cap."""
    if data is None:
        assert exceeds(RenderPlan(Region(0, 0, 9, 9), 1, 1), whole, cap_px)
        assert not exceeds(RenderPlan(Region(0, 0, 10, 10), 1, 1), whole, cap_px)
        return
    x, y = (data.draw(st.integers(0, side - 1)) for side in (whole.width_px, whole.height_px))
    width = data.draw(st.integers(1, whole.width_px - x))
    height = data.draw(st.integers(1, whole.height_px - y))
    size = data.draw(st.tuples(SIDES, SIDES))
    plan = RenderPlan(Region(x, y, width, height), *size)
    longer = max(whole.width_px, whole.height_px)
    if not exceeds(plan, whole, cap_px):
        rounding = 1 if plan.region == whole.whole else 0
        assert size[0] < width * cap_px / longer + rounding + 1e-9
        assert size[1] < height * cap_px / longer + rounding + 1e-9
