"""Image API 3.0, 4.2 Size; the small picture must be one of info.json's `sizes` (5.3)."""

import pytest

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.sides import ScanDescription
from app.iiif.addresses import Addresses
from app.iiif.image_information import ImageService, image_information
from app.iiif.image_version import ImageVersion
from app.iiif.pictures import largest_picture, small_picture, tail_of

HERE = Addresses("https://archive.example.org")
LIMITS = ImageLimits()


def scan(width_px: int, height_px: int, cap_px: int | None = None) -> ScanDescription:
    return ScanDescription(
        "a" * 64, id="i1", width_px=width_px, height_px=height_px, size_cap_px=cap_px
    )


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


def test_under_a_cap_the_largest_picture_is_told_by_its_size() -> None:
    picture = largest_picture(scan(3000, 2001, 1500), limits=LIMITS)
    assert (picture.size, tail_of(picture)) == (Extent(1500, 1001), "full/1500,1001/0/default.jpg")
    limits = ImageLimits(max_width_px=1000)
    assert largest_picture(scan(3000, 2001, 1500), limits=limits).size == Extent(1000, 667)


def test_what_nobody_sees_without_signing_in_is_told_whole() -> None:
    picture = largest_picture(scan(3000, 2001, 0), limits=LIMITS)
    assert (picture.size, tail_of(picture)) == (Extent(3000, 2001), "full/max/0/default.jpg")


@pytest.mark.parametrize(
    ("cap_px", "size"), [(1500, (375, 251)), (375, (375, 251)), (90, (90, 61))]
)
def test_a_small_picture_is_within_the_cap(cap_px: int, size: tuple[int, int]) -> None:
    assert small_picture(scan(3000, 2001, cap_px), limits=LIMITS).size == Extent(*size)
