import pytest

from app.domain.errors import Rejected
from app.domain.extent import Extent


@pytest.mark.parametrize(("width_px", "height_px"), [(0, 1), (1, 0), (-1, 5)])
def test_a_picture_without_an_area_is_refused(width_px: int, height_px: int) -> None:
    with pytest.raises(Rejected, match="area"):
        Extent(width_px, height_px)


def test_a_picture_on_its_side_has_width_and_height_exchanged() -> None:
    assert Extent(3, 2).turned == Extent(2, 3)
    assert Extent(3, 2).area_px == 6
