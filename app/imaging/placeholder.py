"""Plain cards that stand for photographs whose scans do not exist, and say so in large letters."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops, ImageDraw

from app.domain.errors import Problem, Rejected
from app.domain.extent import Extent
from app.domain.region import Region
from app.imaging.lettering import Lettering

CARD: Final = Extent(1800, 1260)
"""The proportions of a postcard, 10 x 7, at 150 dpi."""

_DPI: Final = 150
_PAPER, _SHADE, _EDGE = "#f4ead3", "#e3d3b0", "#b39b72"
_PRINT, _PENCIL, _INK = "#7a5c3a", "#5f4a33", "#1f2f6b"
_WORDS: Final = (("PLACEHOLDER", 196, 280), ("MIEJSCE NA SKAN", 150, 446))  # size, baseline: px
_EXPLANATION: Final = (
    ("No scan of this photograph is in the sample.", 548),
    ("Skanu tej fotografii nie ma w przykładowym zbiorze.", 616),
)
_EXPLANATION_PX: Final = 60
_WRITING: Final = Region(180, 700, 1440, 280)
_HEADING: Final = Region(130, 1010, 1540, 180)
_RECTO_HEADING: Final = Region(160, 780, 1480, 360)
_SLANT_DEG: Final = 2  # a line written by hand climbs a little to the right
_MARGIN_PX: Final = 12
_SMALLEST_PX: Final = 24
_COMPRESSION: Final = 6  # 9 takes four times as long, for a fiftieth of the bytes
_ASCENT: Final = 0.78  # of the letters' size: from the top of a line to its baseline


@dataclass(frozen=True, slots=True)
class PlaceholderVerso:
    """A drawn verso, a PNG; `region` holds what is written on it, None where nothing is."""

    image: bytes
    region: Region | None


def draw_recto(*, heading: tuple[str, ...]) -> bytes:
    """Draw a recto as a PNG of `CARD`'s size; `heading` names the photograph, a line or more.

    Equal headings make equal bytes, so that the card's digest stays.
    """
    card = _blank()
    draw = ImageDraw.Draw(card)
    draw.rectangle((84, 84, CARD.width_px - 85, 700), fill=_SHADE, outline=_EDGE, width=2)
    _say_placeholder(draw)
    _write_inside(draw, heading, _RECTO_HEADING, largest_px=88, ink=_PENCIL)
    return _as_png(card)


def draw_verso(*, heading: tuple[str, ...], inscription: str | None) -> PlaceholderVerso:
    """Draw a verso of `CARD`'s size with an inscription, as if a hand had written it in ink.

    Its region is the box around every pixel with ink, and 12 px more on each side.
    """
    card = _blank()
    draw = ImageDraw.Draw(card)
    _say_placeholder(draw)
    _write_inside(draw, heading, _HEADING, largest_px=64, ink=_PENCIL)
    if not (inscription and inscription.strip()):
        return PlaceholderVerso(_as_png(card), None)
    written = Image.new("L", card.size)
    lines = tuple(inscription.splitlines())
    _write_inside(ImageDraw.Draw(written), lines, _WRITING, largest_px=150, ink=255)
    inscribed = card.copy()
    inscribed.paste(_INK, mask=written.rotate(_SLANT_DEG, Image.Resampling.BICUBIC))
    return PlaceholderVerso(_as_png(inscribed), _region_of_difference(card, inscribed))


def _blank() -> Image.Image:
    """Paper with a thin double border."""
    card = Image.new("RGB", (CARD.width_px, CARD.height_px), _PAPER)
    draw = ImageDraw.Draw(card)
    for inset_px, width_px in ((36, 4), (48, 1)):
        corner = (CARD.width_px - 1 - inset_px, CARD.height_px - 1 - inset_px)
        draw.rectangle((inset_px, inset_px, *corner), outline=_EDGE, width=width_px)
    return card


def _say_placeholder(draw: ImageDraw.ImageDraw) -> None:
    for words, size_px, baseline_px in _WORDS:
        _centre(draw, Lettering.in_print(size_px=size_px), words, baseline_px, _PRINT)
    for line, baseline_px in _EXPLANATION:
        _centre(draw, Lettering.by_hand(size_px=_EXPLANATION_PX), line, baseline_px, _PENCIL)


def _write_inside(
    draw: ImageDraw.ImageDraw,
    lines: tuple[str, ...],
    area: Region,
    *,
    largest_px: int,
    ink: str | int,
) -> None:
    """Write lines by hand, wrapped and centred in an area, as large as they fit."""
    for size_px in range(largest_px, _SMALLEST_PX - 1, -4):
        hand = Lettering.by_hand(size_px=size_px)
        wrapped = [part for line in lines for part in hand.wrapped(line, width_px=area.width_px)]
        spare_px = area.height_px - hand.line_height_px * len(wrapped)
        if spare_px >= 0 and all(hand.width_px(part) <= area.width_px for part in wrapped):
            baseline_px = area.y_px + spare_px // 2 + round(size_px * _ASCENT)
            for row, part in enumerate(wrapped):
                _centre(draw, hand, part, baseline_px + row * hand.line_height_px, ink)
            return
    problem = Problem("text", f"{''.join(lines):.40}", "too long for a card; shorten it")
    raise Rejected("This text can't be drawn.", (problem,))


def _centre(
    draw: ImageDraw.ImageDraw, letters: Lettering, line: str, baseline_px: int, ink: str | int
) -> None:
    left_px = round((CARD.width_px - letters.width_px(line)) / 2)
    letters.write(draw, line, at_px=(left_px, baseline_px), ink=ink)


def _region_of_difference(bare: Image.Image, inscribed: Image.Image) -> Region | None:
    box = ImageChops.difference(bare, inscribed).getbbox()
    if box is None:
        return None
    left_px, top_px, right_px, bottom_px = box
    return Region(
        left_px - _MARGIN_PX,
        top_px - _MARGIN_PX,
        right_px - left_px + 2 * _MARGIN_PX,
        bottom_px - top_px + 2 * _MARGIN_PX,
    )


def _as_png(card: Image.Image) -> bytes:
    written = BytesIO()
    card.save(written, "PNG", compress_level=_COMPRESSION, dpi=(_DPI, _DPI))
    return written.getvalue()
