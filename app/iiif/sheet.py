"""The printed sheet of a photograph: every side that is open, with what is written on it.

A PDF file (ISO 32000-1), made of what is presented, as the writers of the Presentation API are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Final

from fpdf import FPDF

from app.domain.languages import LanguageMap
from app.iiif import terms
from app.iiif.annotations import Written
from app.iiif.language_maps import NO_LANGUAGE, Html
from app.iiif.presented import Pair, Presented, PresentedSide
from app.iiif.sheet_letters import printable, write_text

EDITION: Final = 2
"""Raised whenever the same photograph would get another sheet."""

_FONTS: Final = Path(__file__).with_name("fonts") / "dejavu-fonts-ttf-2.37.3"
_FAMILY: Final = "DejaVu"
_MARGIN_MM: Final = 16.0
_PICTURE_MM: Final = 118.0  # the most that a picture is high
_SMALL_PT, _USUAL_PT, _LARGE_PT = 7.5, 9.5, 15
_LINE: Final = 0.47  # millimetres of line for each point of letters
_TAG: Final = re.compile(r"<[^>]*>")


def sheet(
    presented: Presented,
    written: Sequence[Written],
    pictures: Mapping[str, bytes],
    *,
    made_at: datetime,
) -> bytes:
    """Make a sheet. `pictures` are JPEG files by the id of the side; `made_at` is its date.

    Equal things make equal bytes.
    """
    page = _Sheet(presented, made_at)
    page.head()
    for side in presented.sides:
        on_it = [one for one in written if one.side_id == side.place.side_id]
        page.side(side, on_it, pictures.get(side.place.side_id))
    page.facts(presented.metadata)
    return bytes(page.pdf.output())


class _Sheet:
    """A sheet that is being written, from the top to the bottom."""

    def __init__(self, presented: Presented, made_at: datetime) -> None:
        self._presented = presented
        self.pdf = _Paper(_foot(presented))
        self.pdf.set_creation_date(made_at)
        self.pdf.set_title(printable(_in_one_line(presented.label)))
        self.pdf.set_creator("Verso")
        self.pdf.add_page()

    def head(self) -> None:
        """Name the photograph, in every language that it has a name in."""
        titles = [text for texts in self._presented.label.values() for text in texts]
        for at, title in enumerate(titles):
            self._text(title, size_pt=_USUAL_PT if at else _LARGE_PT, bold=not at)
        for texts in self._presented.summary.values():
            for text in texts:
                self._text(_plain(text))
        self.pdf.ln(2)

    def side(self, side: PresentedSide, written: Sequence[Written], picture: bytes | None) -> None:
        """Show a side, or say why it can't be, and what is written on it."""
        if picture:
            self._picture(side, picture)
        self._text(_in_one_line(side.label), bold=True)
        for _, values in side.metadata:
            self._text(_in_one_line(values), size_pt=_SMALL_PT)
        for one in written:
            self._reading(one)
        self.pdf.ln(3)

    def facts(self, pairs: Sequence[Pair]) -> None:
        """Tell what else the record holds, a line for each pair."""
        for label, values in pairs:
            self._text(_in_one_line(label), size_pt=_SMALL_PT, bold=True)
            for text in _told(values):
                self._text(text, size_pt=_SMALL_PT)

    def _reading(self, one: Written) -> None:
        layer = " · ".join(terms.LAYERS[one.reading.layer])
        language = f" ({one.reading.language})" if one.reading.language else ""
        self._text(f"{layer}{language}", size_pt=_SMALL_PT)
        self._text(one.reading.text)
        self.pdf.ln(1)

    def _picture(self, side: PresentedSide, picture: bytes) -> None:
        width_mm = self.pdf.epw
        height_mm = width_mm * side.size.height_px / side.size.width_px
        if height_mm > _PICTURE_MM:
            width_mm, height_mm = width_mm * _PICTURE_MM / height_mm, _PICTURE_MM
        if self.pdf.will_page_break(height_mm + 8):
            self.pdf.add_page()
        self.pdf.image(
            BytesIO(picture), w=max(width_mm, 1), h=max(height_mm, 1),
            alt_text=printable(_in_one_line(side.label)),
        )  # fmt: skip
        self.pdf.ln(1)

    def _text(self, text: str, *, size_pt: float = _USUAL_PT, bold: bool = False) -> None:
        self.pdf.set_font(_FAMILY, "B" if bold else "", size_pt)
        write_text(self.pdf, text, line_mm=size_pt * _LINE)


class _Paper(FPDF):
    """A4, with the same line at the foot of each page."""

    def __init__(self, foot: str) -> None:
        super().__init__(format="A4")
        self._foot = foot
        self.add_font(_FAMILY, "", _FONTS / "DejaVuSans.ttf")
        self.add_font(_FAMILY, "B", _FONTS / "DejaVuSans-Bold.ttf")
        self.set_margins(_MARGIN_MM, _MARGIN_MM)
        self.set_auto_page_break(auto=True, margin=_MARGIN_MM + 8)

    def footer(self) -> None:
        """Say whose photograph it is, where it is found, and which page this is."""
        self.set_y(-_MARGIN_MM - 6)
        self.set_font(_FAMILY, "", _SMALL_PT)
        write_text(self, f"{self._foot} · {self.page_no()}", line_mm=_SMALL_PT * _LINE)
        self.set_xy(self.l_margin, self.t_margin)


def _foot(presented: Presented) -> str:
    credit = _in_one_line(presented.credit)
    rights = presented.rights or ""
    return " · ".join(filter(None, (credit, rights, presented.homepage.address)))


def _in_one_line(texts: LanguageMap) -> str:
    return " · ".join(dict.fromkeys(text for values in texts.values() for text in values))


def _told(values: LanguageMap) -> Iterator[str]:
    """Give values line by line, each with its language where there are several."""
    for tag, texts in values.items():
        mark = f"[{tag}] " if len(values) > 1 and tag != NO_LANGUAGE else ""
        yield from (f"{mark}{_plain(text)}" for text in texts)


def _plain(text: str) -> str:
    """Take the marks out of what is HTML on purpose."""
    return unescape(_TAG.sub("", text)) if isinstance(text, Html) else text
