"""What is written is shown by all its readings, the preferred one first."""

from dataclasses import replace

from app.domain.catalogued import CataloguedPhotograph
from app.web.pages.pictures import ImageServer
from app.web.pages.shown_inscriptions import shown_inscriptions


def test_the_preferred_reading_is_the_main_one(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    (shown,) = shown_inscriptions(photograph.description.sides, photograph.id, server=server)
    assert shown.main is not None
    assert shown.main.text.endswith("after the amnesty.")
    assert [reading.text for reading in shown.others] == ["Stalin's paradise..."]


def test_an_abridged_reading_points_to_the_whole(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    (shown,) = shown_inscriptions(photograph.description.sides, photograph.id, server=server)
    assert shown.main is not None
    assert not shown.main.is_abridged
    assert shown.others[0].is_abridged
    assert shown.others[0].whole == shown.main.anchor


def test_the_writing_is_cut_out_of_its_side(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    (shown,) = shown_inscriptions(photograph.description.sides, photograph.id, server=server)
    assert shown.crop is not None
    assert "/image-verso/180,700,1440,280/" in shown.crop.src


def test_writing_without_a_region_or_a_scan_has_no_crop(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    _, verso = photograph.description.sides
    anywhere = replace(verso, inscriptions=(replace(verso.inscriptions[0], region=None),))
    unseen = replace(verso, scans=())
    for side in (anywhere, unseen):
        (shown,) = shown_inscriptions((side,), photograph.id, server=server)
        assert shown.crop is None


def test_inscriptions_are_numbered_through_all_sides(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    _, verso = photograph.description.sides
    equal = replace(verso, inscriptions=(replace(verso.inscriptions[0]),))
    shown = shown_inscriptions((verso, equal), photograph.id, server=server)
    assert [inscription.number for inscription in shown] == [1, 2]


def test_writing_that_nobody_has_read_has_no_main_reading(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    _, verso = photograph.description.sides
    unread = replace(verso, inscriptions=(replace(verso.inscriptions[0], readings=()),))
    (shown,) = shown_inscriptions((unread,), photograph.id, server=server)
    assert shown.main is None
