import pytest

from app.domain.errors import Rejected
from app.domain.region import Point, Region, around, why_no_polygon


@pytest.mark.parametrize("sides", [(-1, 0, 1, 1), (0, -1, 1, 1), (0, 0, 0, 1), (0, 0, 1, 0)])
def test_a_rectangle_without_an_area_or_left_of_the_picture_is_refused(
    sides: tuple[int, int, int, int],
) -> None:
    with pytest.raises(Rejected) as caught:
        Region(*sides)
    (problem,) = caught.value.problems
    assert problem.where == "region"
    assert problem.value == ",".join(map(str, sides))


def test_a_region_is_written_as_a_media_fragment() -> None:
    """Media Fragments URI 1.0, 4.2.2: `xywh=160,120,320,240`."""
    assert Region(160, 120, 320, 240).xywh == str(Region(160, 120, 320, 240)) == "160,120,320,240"


@pytest.mark.parametrize(
    ("size_px", "fits"), [((30, 30), True), ((29, 30), False), ((30, 29), False), ((31, 40), True)]
)
def test_a_region_fits_where_it_lies_wholly_on_the_picture(
    size_px: tuple[int, int], *, fits: bool
) -> None:
    assert Region(10, 20, 20, 10).fits(*size_px) is fits


TRIANGLE = ((10, 20), (200, 20), (200, 90))


def test_a_polygon_keeps_its_corners_and_the_rectangle_around_them() -> None:
    region = Region(10, 20, 190, 70, TRIANGLE)
    assert region.xywh == "10,20,190,70"
    assert region.points_text == "10,20 200,20 200,90"
    assert around(TRIANGLE) == (10, 20, 190, 70)


@pytest.mark.parametrize(
    ("points", "why"),
    [
        (((0, 0), (10, 0)), "must be 3 to 1000 points; here are 2"),
        (((0, 0),) * 1001, "must be 3 to 1000 points; here are 1001"),
        (((0, 0), (10, -1), (10, 10)), "x and y of each point must be 0 or more"),
        (((0, 0), (5, 5), (10, 10)), "lie on one line, and enclose nothing"),
        (((7, 7),) * 3, "lie on one line, and enclose nothing"),
        (((0, 0), (10, 10), (10, 0), (0, 10)), ""),  # crossing itself: odd, and yet a shape
    ],
)
def test_points_that_enclose_nothing_are_told_apart(points: tuple[Point, ...], why: str) -> None:
    assert why_no_polygon(points) == why


def test_a_rectangle_that_is_not_around_its_points_is_refused() -> None:
    with pytest.raises(Rejected) as caught:
        Region(10, 20, 30, 40, TRIANGLE)
    (problem,) = caught.value.problems
    assert problem.value == "10,20 200,20 200,90"
    assert "10, 20, 190, 70 (left, top, width, height)" in problem.reason
