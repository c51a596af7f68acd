"""The printed sheet, read back from the PDF file."""

import re
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

from PIL import Image

from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.sides import SideDescription
from app.iiif.addresses import Addresses
from app.iiif.annotations import readings_of
from app.iiif.manifest import presented_photograph
from app.iiif.sheet import sheet

MADE_AT = datetime(2026, 1, 2, tzinfo=UTC)


def printed(photograph: CataloguedPhotograph, pictures: dict[str, bytes] | None = None) -> bytes:
    presented = presented_photograph(
        photograph, addresses=Addresses("https://archive.example.org"), limits=ImageLimits()
    )
    return sheet(presented, readings_of(photograph), pictures or {}, made_at=MADE_AT)


def text_of(pdf: bytes) -> str:
    """Give the letters of a file that has one page or more, through its maps to Unicode."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    plain = []
    for stream in streams:
        try:
            plain.append(zlib.decompress(stream))
        except zlib.error:
            plain.append(stream)
    letters: dict[bytes, str] = {}
    for stream in plain:
        for glyph, code in re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>\n", stream):
            letters.setdefault(glyph.upper(), bytes.fromhex(code.decode()).decode("utf-16-be"))
    return "".join(letters.values())


def picture() -> bytes:
    written = BytesIO()
    Image.new("RGB", (60, 40), "#cba").save(written, "JPEG")
    return written.getvalue()


def test_equal_photographs_print_equal_sheets(photograph: CataloguedPhotograph) -> None:
    assert printed(photograph) == printed(photograph)
    assert printed(photograph).startswith(b"%PDF-")


def test_a_sheet_shows_the_pictures_that_it_is_given(photograph: CataloguedPhotograph) -> None:
    none, one = printed(photograph), printed(photograph, {"s1": picture()})
    assert (none.count(b"/Subtype /Image"), one.count(b"/Subtype /Image")) == (0, 1)


def test_every_script_that_is_written_has_letters(
    photograph: CataloguedPhotograph, verso: SideDescription
) -> None:
    texts = ("Бузулук ё", "Żółć ąę", "זײַט געזונט", "ἀρχή", "[...] ⟦abc⟧")
    readings = tuple(ReadingDescription(text, id=f"r{at}") for at, text in enumerate(texts))
    note = InscriptionDescription(InscriptionKind.NOTE, readings, id="n")
    described = replace(photograph.description, sides=(replace(verso, inscriptions=(note,)),))
    pdf = printed(replace(photograph, description=described))
    known = text_of(pdf)
    assert {c for text in texts for c in text if not c.isspace()} <= set(known)


def test_a_long_record_goes_on_over_pages(
    photograph: CataloguedPhotograph, verso: SideDescription
) -> None:
    many = tuple(replace(verso, id=f"s{at}") for at in range(30))
    described = replace(photograph.description, sides=many)
    pdf = printed(replace(photograph, description=described), {"s1": picture()})
    assert int(re.findall(rb"/Count (\d+)", pdf)[0]) > 1
