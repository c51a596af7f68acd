"""IIIF Image API 3.0, 5 Image Information; 2.1, 5 Image Information."""

import pytest

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.tile_grid import TileGrid
from app.iiif.image_information import ImageService, image_information
from app.iiif.image_request import ImageRequest
from app.iiif.image_version import ImageVersion

LIMITS = ImageLimits(max_width_px=5000, max_height_px=4000, max_area_px=16_000_000)
ID = "https://example.org/iiif/3/abcd"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"


def test_the_document_of_3_0_in_full() -> None:
    service = ImageService(ID, Extent(3000, 2001), rights=CC0)
    document = image_information(ImageVersion.V3, service, limits=LIMITS)
    assert next(iter(document)) == "@context"
    assert document == {
        "@context": "http://iiif.io/api/image/3/context.json",
        "id": ID,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level2",
        "width": 3000,
        "height": 2001,
        "maxWidth": 5000,
        "maxHeight": 4000,
        "maxArea": 16_000_000,
        "sizes": [
            {"width": 375, "height": 251},
            {"width": 750, "height": 501},
            {"width": 1500, "height": 1001},
            {"width": 3000, "height": 2001},
        ],
        "tiles": [{"width": 512, "scaleFactors": [1, 2, 4, 8]}],
        "extraFormats": ["avif", "gif", "tif", "webp"],
        "extraQualities": ["bitonal", "color", "gray"],
        "extraFeatures": [
            "canonicalLinkHeader",
            "mirroring",
            "profileLinkHeader",
            "rotationArbitrary",
            "sizeUpscaling",
        ],
        "rights": CC0,
    }


def test_the_document_of_2_1_in_full() -> None:
    service = ImageService("https://example.org/iiif/2/abcd", Extent(600, 400), rights=CC0)
    document = image_information(ImageVersion.V2, service, limits=LIMITS)
    assert next(iter(document)) == "@context"
    assert document == {
        "@context": "http://iiif.io/api/image/2/context.json",
        "@id": "https://example.org/iiif/2/abcd",
        "@type": "iiif:Image",
        "protocol": "http://iiif.io/api/image",
        "width": 600,
        "height": 400,
        "sizes": [{"width": 300, "height": 200}, {"width": 600, "height": 400}],
        "tiles": [{"width": 512, "scaleFactors": [1, 2]}],
        "profile": [
            "http://iiif.io/api/image/2/level2.json",
            {
                "formats": ["avif", "gif", "tif", "webp"],
                "qualities": ["bitonal", "color", "gray"],
                "maxWidth": 5000,
                "maxHeight": 4000,
                "maxArea": 16_000_000,
                "supports": [
                    "canonicalLinkHeader",
                    "mirroring",
                    "profileLinkHeader",
                    "regionSquare",
                    "rotationArbitrary",
                    "sizeAboveFull",
                ],
            },
        ],
        "license": CC0,
    }


def test_a_grey_picture_offers_no_colour() -> None:
    """3.0, 4.4: the server should not include `color` where there is none."""
    service = ImageService(ID, Extent(6, 4), has_colour=False)
    document = image_information(ImageVersion.V3, service, limits=LIMITS)
    assert document["extraQualities"] == ["bitonal", "gray"]
    assert "rights" not in document


@pytest.mark.parametrize("version", ImageVersion)
@pytest.mark.parametrize("picture", [Extent(60_000, 300), Extent(6000, 4000), Extent(1, 1)])
def test_every_size_and_tile_published_can_be_asked(version: ImageVersion, picture: Extent) -> None:
    """3.0, 5.2: sizes and tiles must be within the limits expressed; 5.3: w,h is supported."""
    narrow = ImageLimits(max_width_px=2000, max_height_px=300, max_area_px=90_000)
    document = image_information(version, ImageService(ID, picture), limits=narrow)
    assert document["sizes"]
    for size in document["sizes"]:
        tail = f"full/{size['width']},{size['height']}/0/default.jpg"
        plan = ImageRequest.parse_tail(version, tail).plan(picture, limits=narrow)
        assert (plan.width_px, plan.height_px) == (size["width"], size["height"])
    (tile,) = document["tiles"]
    assert tile["width"] ** 2 <= 90_000
    assert tuple(tile["scaleFactors"]) == TileGrid.over(picture, limits=narrow).factors
