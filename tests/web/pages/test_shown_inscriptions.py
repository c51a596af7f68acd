"""What is written is shown by all its readings, the preferred one first."""

from dataclasses import replace
from datetime import date

from app.domain.catalogued import CataloguedPhotograph
from app.domain.dating import DateSpan
from app.domain.inscriptions import ReadingDescription
from app.domain.sigla_nodes import SiglumKind
from app.web.pages.pictures import ImageServer
from app.web.pages.shown_inscriptions import marks_used, shown_inscriptions
from app.web.pages.wording import wording

WORDS = wording("en")


def test_the_preferred_reading_is_the_main_one(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    (shown,) = shown_inscriptions(
        photograph.description.sides, photograph.id, server=server, words=WORDS
    )
    assert shown.main is not None
    assert shown.main.text.endswith("after the amnesty.")
    assert shown.others == ()


def test_a_preferred_reading_that_was_cut_stands_by_itself(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    _, verso = photograph.description.sides
    whole, short = verso.inscriptions[0].readings
    readings = (replace(whole, preferred=False), replace(short, preferred=True))
    side = replace(verso, inscriptions=(replace(verso.inscriptions[0], readings=readings),))
    (shown,) = shown_inscriptions((side,), photograph.id, server=server, words=WORDS)
    assert shown.main is not None
    assert shown.main.text == short.text
    assert [(other.text, other.witnesses) for other in shown.others] == [(whole.text, ())]


def test_what_is_known_of_the_writing_itself_is_told(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    _, verso = photograph.description.sides
    (note,) = verso.inscriptions
    pencilled = replace(note, medium="pencil", written_edtf="1941-12", rotation_deg=90)
    (shown,) = shown_inscriptions(
        (replace(verso, inscriptions=(pencilled,)),), photograph.id, server=server, words=WORDS
    )
    assert shown.is_known
    assert shown.written_on == DateSpan("1941-12", date(1941, 12, 1), date(1941, 12, 31))
    assert shown.crop is not None
    assert "/270/" in shown.crop.src  # turned back: a quarter clockwise needs three more
    (plain,) = shown_inscriptions((verso,), photograph.id, server=server, words=WORDS)
    assert not plain.is_known
    assert plain.is_wide  # 1440 by 280 pixels


def test_the_marks_that_are_used_are_known_in_the_order_of_their_table(
    photograph: CataloguedPhotograph,
) -> None:
    _, verso = photograph.description.sides
    (note,) = verso.inscriptions
    marked = (ReadingDescription("a(?) | b"), ReadingDescription("[...]"))
    side = replace(verso, inscriptions=(replace(note, readings=marked),))
    assert marks_used((side,)) == (
        SiglumKind.LOST,
        SiglumKind.UNCERTAIN,
        SiglumKind.LINE_BREAK,
    )
    assert marks_used((verso,)) == ()


def test_an_abridged_reading_is_a_witness_of_the_whole_and_points_to_it(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    (shown,) = shown_inscriptions(
        photograph.description.sides, photograph.id, server=server, words=WORDS
    )
    assert shown.main is not None
    assert not shown.main.is_abridged
    (witness,) = shown.main.witnesses
    assert witness.text == "Stalin's paradise..."
    assert witness.is_abridged
    assert witness.whole == shown.main.anchor


def test_the_writing_is_cut_out_of_its_side(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    (shown,) = shown_inscriptions(
        photograph.description.sides, photograph.id, server=server, words=WORDS
    )
    assert shown.crop is not None
    assert "/image-verso/180,700,1440,280/" in shown.crop.src


def test_writing_without_a_region_or_a_scan_has_no_crop(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    _, verso = photograph.description.sides
    anywhere = replace(verso, inscriptions=(replace(verso.inscriptions[0], region=None),))
    unseen = replace(verso, scans=())
    for side in (anywhere, unseen):
        (shown,) = shown_inscriptions((side,), photograph.id, server=server, words=WORDS)
        assert shown.crop is None


def test_inscriptions_are_numbered_through_all_sides(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    _, verso = photograph.description.sides
    equal = replace(verso, inscriptions=(replace(verso.inscriptions[0]),))
    shown = shown_inscriptions((verso, equal), photograph.id, server=server, words=WORDS)
    assert [inscription.number for inscription in shown] == [1, 2]


def test_writing_that_nobody_has_read_has_no_main_reading(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    _, verso = photograph.description.sides
    unread = replace(verso, inscriptions=(replace(verso.inscriptions[0], readings=()),))
    (shown,) = shown_inscriptions((unread,), photograph.id, server=server, words=WORDS)
    assert shown.main is None
