import pytest

from app.domain.errors import Rejected
from app.domain.region import Region


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
