"""Image API 3.0, 4.2 Size; the thumbnail must be one of info.json's `sizes` (5.3)."""

import pytest

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.sides import ScanDescription
from app.iiif.addresses import Addresses
from app.iiif.image_information import ImageService, image_information
from app.iiif.image_version import ImageVersion
from app.iiif.pictures import image, thumbnail

HERE = Addresses("https://archive.example.org")
LIMITS = ImageLimits()


def scan(width_px: int, height_px: int) -> ScanDescription:
    return ScanDescription("a" * 64, id="i1", width_px=width_px, height_px=height_px)


def test_a_picture_has_one_image_service_and_it_is_of_version_3() -> None:
    assert image(scan(3000, 2001), addresses=HERE, limits=LIMITS) == {
        "id": "https://archive.example.org/iiif/3/i1/full/max/0/default.jpg",
        "type": "Image",
        "format": "image/jpeg",
        "width": 3000,
        "height": 2001,
        "service": [
            {
                "id": "https://archive.example.org/iiif/3/i1",
                "type": "ImageService3",
                "profile": "level2",
            }
        ],
    }


def test_a_picture_past_the_limits_is_as_large_as_max_gives_it() -> None:
    picture = image(scan(20_000, 10_000), addresses=HERE, limits=LIMITS)
    assert (picture["width"], picture["height"]) == (10_000, 5_000)


def test_a_thumbnail_has_no_service() -> None:
    assert thumbnail(scan(3000, 2001), addresses=HERE, limits=LIMITS) == {
        "id": "https://archive.example.org/iiif/3/i1/full/375,251/0/default.jpg",
        "type": "Image",
        "format": "image/jpeg",
        "width": 375,
        "height": 251,
    }


@pytest.mark.parametrize("size", [(3000, 2001), (1, 1), (513, 1), (90_000, 3), (400, 400)])
@pytest.mark.parametrize("limits", [LIMITS, ImageLimits(max_width_px=256, max_area_px=65_536)])
def test_a_thumbnail_is_the_first_of_the_sizes_on_offer(
    size: tuple[int, int], limits: ImageLimits
) -> None:
    small = thumbnail(scan(*size), addresses=HERE, limits=limits)
    service = ImageService(HERE.image_service("i1"), Extent(*size))
    offered = image_information(ImageVersion.V3, service, limits=limits)["sizes"]
    assert {"width": small["width"], "height": small["height"]} == offered[0]
