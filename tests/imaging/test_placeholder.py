from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from app.domain.errors import Rejected
from app.domain.imagery import ImageLimits, ScanCondition
from app.domain.region import Region
from app.imaging.characterise import characterise
from app.imaging.placeholder import CARD, draw_recto, draw_verso

HEADING = ("verso-1", "They were not included. Katyń.")
INSCRIPTIONS = (
    "Żółć",
    "Stalin\u2019s paradise... We are getting together after the amnesty.",
    "Rok 1941,\nZiemia Święta",
    "word " * 60,
    "I",
)
MARGIN_PX = 12


def opened(card: bytes) -> Image.Image:
    """A card's pixels."""
    return Image.open(BytesIO(card)).convert("RGB")


def ink_box(card: bytes) -> tuple[int, int, int, int] | None:
    """The box around all that is rather blue than yellow: paper, border and print are warm."""
    red, _, blue = opened(card).split()
    return ImageChops.subtract(blue, red).getbbox()


def without_margin(region: Region) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is written."""
    return (
        region.x_px + MARGIN_PX,
        region.y_px + MARGIN_PX,
        region.x_px + region.width_px - MARGIN_PX,
        region.y_px + region.height_px - MARGIN_PX,
    )


@pytest.fixture(params=INSCRIPTIONS, ids=["polish", "wrapped", "two lines", "long", "a letter"])
def inscribed(request: pytest.FixtureRequest) -> tuple[bytes, Region]:
    """A verso with something written on it, and where."""
    verso = draw_verso(heading=HEADING, inscription=request.param)
    assert verso.region is not None
    return verso.image, verso.region


@pytest.mark.parametrize("side", ["recto", "verso"])
def test_a_card_is_a_sound_scan_in_the_proportions_of_a_postcard(side: str, tmp_path: Path) -> None:
    path = tmp_path / f"{side}.png"
    verso = draw_verso(heading=HEADING, inscription="Ink")
    path.write_bytes(draw_recto(heading=HEADING) if side == "recto" else verso.image)
    found = characterise(path, limits=ImageLimits())
    assert (found.media_type, found.condition) == ("image/png", ScanCondition.SOUND)
    assert (found.width_px, found.height_px) == (1800, 1260) == (CARD.width_px, CARD.height_px)
    assert found.resolution_dpi == pytest.approx(150, abs=0.1)


def test_equal_cards_have_equal_bytes() -> None:
    assert draw_recto(heading=HEADING) == draw_recto(heading=HEADING)
    assert draw_verso(heading=HEADING, inscription="Ink") == draw_verso(
        heading=HEADING, inscription="Ink"
    )


def test_a_card_shows_which_photograph_it_stands_for() -> None:
    cards = {draw_recto(heading=(code, "Katyń")) for code in ("a-1", "a-2")}
    assert len(cards) == 2
    assert draw_recto(heading=("a-1", "Katyn")) not in cards


def test_recto_and_verso_are_told_apart() -> None:
    assert draw_recto(heading=HEADING) != draw_verso(heading=HEADING, inscription=None).image


def test_large_letters_take_most_of_the_width_of_both_sides() -> None:
    verso = draw_verso(heading=(), inscription=None).image
    for card in (draw_recto(heading=()), verso):
        print_colour = Image.new("RGB", (1800, 1260), "#7a5c3a")
        unlike = ImageChops.difference(opened(card), print_colour).convert("L")
        left, top, right, bottom = (
            unlike.point(lambda depth: 255 * (depth < 2)).getbbox() or (0,) * 4
        )
        assert right - left > 0.7 * 1800
        assert bottom - top > 0.2 * 1260


def test_all_the_ink_lies_within_the_region_and_fills_it(inscribed: tuple[bytes, Region]) -> None:
    image, region = inscribed
    found = ink_box(image)
    assert found is not None
    # The palest edge of a stroke is still more paper than ink: it may lie outside the blue by this.
    assert without_margin(region) == pytest.approx(found, abs=2)
    assert without_margin(region)[0] <= found[0]
    assert without_margin(region)[3] >= found[3]


def test_the_region_holds_every_pixel_that_the_inscription_changed(
    inscribed: tuple[bytes, Region],
) -> None:
    image, region = inscribed
    bare = draw_verso(heading=HEADING, inscription=None).image
    changed = ImageChops.difference(opened(image), opened(bare)).getbbox()
    assert without_margin(region) == changed


def test_the_region_lies_on_the_card_inside_its_border(inscribed: tuple[bytes, Region]) -> None:
    _, region = inscribed
    assert region.x_px > 50
    assert region.y_px > 50
    assert region.fits(1800 - 50, 1260 - 50)


def test_the_hand_climbs_to_the_right() -> None:
    verso = draw_verso(heading=(), inscription="xxxxxxxxxxxxxxxxxxxx")
    assert verso.region is not None
    left, top, right, bottom = without_margin(verso.region)
    red, _, blue = opened(verso.image).split()
    ink = ImageChops.subtract(blue, red)
    first = ink.crop((left, top, left + 60, bottom)).getbbox()
    last = ink.crop((right - 60, top, right, bottom)).getbbox()
    assert first is not None
    assert last is not None
    assert first[1] > last[1] + 10


@pytest.mark.parametrize("nothing", [None, "", "  \n "])
def test_where_nothing_is_written_there_is_no_ink_and_no_region(nothing: str | None) -> None:
    verso = draw_verso(heading=HEADING, inscription=nothing)
    assert verso.region is None
    assert ink_box(verso.image) is None


@pytest.mark.parametrize(
    ("inscription", "reason"), [("Рай", "U+0420"), ("word " * 4000, "too long for a card")]
)
def test_what_can_not_be_drawn_is_refused(inscription: str, reason: str) -> None:
    with pytest.raises(Rejected) as refusal:
        draw_verso(heading=HEADING, inscription=inscription)
    assert reason in refusal.value.problems[0].reason


@pytest.mark.parametrize("times", [1, 4, 8])
def test_a_caption_stays_below_the_words_and_inside_the_border(times: int) -> None:
    caption = "One of many documents showing how the Soviet Union treated the citizens. " * times
    bare, captioned = (opened(draw_recto(heading=lines)) for lines in ((), ("a-1", caption)))
    box = ImageChops.difference(bare, captioned).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert (left > 50, top > 700, right < 1800 - 50, bottom < 1260 - 50) == (True,) * 4
