"""Image API 3.0, 4.2 Size; the small picture must be one of info.json's `sizes` (5.3)."""

import pytest

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.sides import ScanDescription
from app.iiif.addresses import Addresses
from app.iiif.image_information import ImageService, image_information
from app.iiif.image_version import ImageVersion
from app.iiif.pictures import largest_picture, small_picture

HERE = Addresses("https://archive.example.org")
LIMITS = ImageLimits()


def scan(width_px: int, height_px: int) -> ScanDescription:
    return ScanDescription("a" * 64, id="i1", width_px=width_px, height_px=height_px)


def test_a_picture_within_the_limits_is_as_large_as_it_is() -> None:
    picture = largest_picture(scan(3000, 2001), limits=LIMITS)
    assert (picture.size, picture.whole) == (Extent(3000, 2001), Extent(3000, 2001))


def test_a_picture_past_the_limits_is_as_large_as_max_gives_it() -> None:
    picture = largest_picture(scan(20_000, 10_000), limits=LIMITS)
    assert (picture.size, picture.whole) == (Extent(10_000, 5_000), Extent(20_000, 10_000))


@pytest.mark.parametrize("size", [(3000, 2001), (1, 1), (513, 1), (90_000, 3), (400, 400)])
@pytest.mark.parametrize("limits", [LIMITS, ImageLimits(max_width_px=256, max_area_px=65_536)])
def test_a_small_picture_is_the_first_of_the_sizes_on_offer(
    size: tuple[int, int], limits: ImageLimits
) -> None:
    small = small_picture(scan(*size), limits=limits).size
    service = ImageService(HERE.image_service("i1"), Extent(*size))
    offered = image_information(ImageVersion.V3, service, limits=limits)["sizes"]
    assert {"width": small.width_px, "height": small.height_px} == offered[0]
