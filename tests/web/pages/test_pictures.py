"""Pictures are asked for in the sizes that the image server has at hand."""

from dataclasses import replace

from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.sides import ScanDescription
from app.iiif.addresses import Addresses
from app.web.pages.pictures import ImageServer

CARD = ScanDescription("a" * 64, id="card", width_px=1800, height_px=1260, bands=3)


def test_a_scan_is_offered_at_every_level_that_is_more_than_a_stamp(server: ImageServer) -> None:
    # 1800 x 1260 in tiles of 512: scale factors 1, 2 and 4
    assert server.whole(CARD).srcset == (
        "/iiif/3/card/full/max/0/default.jpg 1800w, "
        "/iiif/3/card/full/900,630/0/default.jpg 900w, "
        "/iiif/3/card/full/450,315/0/default.jpg 450w"
    )


def test_a_browser_that_chooses_nothing_gets_a_middle_size(server: ImageServer) -> None:
    assert server.whole(CARD).src == "/iiif/3/card/full/900,630/0/default.jpg"


def test_a_picture_keeps_its_place_before_it_has_come(server: ImageServer) -> None:
    picture = server.whole(CARD)
    assert (picture.width_px, picture.height_px) == (1800, 1260)
    assert picture.largest == "/iiif/3/card/full/max/0/default.jpg"


def test_a_thumbnail_is_never_the_whole_scan(server: ImageServer) -> None:
    assert "max" not in server.thumbnail(CARD).srcset


def test_a_tiny_scan_is_shown_as_it_is(server: ImageServer) -> None:
    stamp = ScanDescription("a" * 64, id="stamp", width_px=40, height_px=30)
    picture = server.whole(stamp)
    assert (picture.src, picture.srcset) == ("/iiif/3/stamp/full/max/0/default.jpg", "")


def test_nothing_is_offered_past_the_installations_limits() -> None:
    small = ImageServer(Addresses("http://127.0.0.1:8000"), ImageLimits(max_width_px=1000))
    assert small.whole(CARD).width_px == 900


def test_a_crop_is_the_region_alone_no_larger_than_a_page_needs(server: ImageServer) -> None:
    crop = server.crop(CARD, Region(180, 700, 1440, 280))
    assert crop
    assert crop.src == "/iiif/3/card/180,700,1440,280/1200,233/0/default.jpg"
    assert (crop.width_px, crop.height_px) == (1200, 233)


def test_a_small_region_is_not_enlarged(server: ImageServer) -> None:
    crop = server.crop(CARD, Region(0, 0, 90, 40))
    assert crop
    assert crop.src == "/iiif/3/card/0,0,90,40/max/0/default.jpg"


def test_writing_that_stands_on_its_side_is_turned_upright(server: ImageServer) -> None:
    # written a quarter turn clockwise: the image server turns it three quarters further
    crop = server.crop(CARD, Region(0, 0, 100, 400), rotation_deg=90)
    assert crop
    assert crop.src.endswith("/max/270/default.jpg")
    assert (crop.width_px, crop.height_px) == (400, 100)


def test_under_a_cap_no_picture_is_larger_and_a_crop_has_its_scale(server: ImageServer) -> None:
    capped = replace(CARD, size_cap_px=500)  # of 1800 pixels
    picture = server.whole(capped)
    assert max(picture.width_px, picture.height_px) <= 500
    assert "max" not in picture.srcset
    crop = server.crop(capped, Region(0, 0, 360, 180))
    assert crop
    assert crop.src == "/iiif/3/card/0,0,360,180/100,50/0/default.jpg"
    assert server.crop(capped, Region(0, 0, 3, 90)) is None
    stamp = server.thumbnail(replace(CARD, size_cap_px=20))
    assert max(stamp.width_px, stamp.height_px) == 20
