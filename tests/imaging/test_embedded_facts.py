"""What files say of themselves, written into them here; and files that mean harm."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from app.domain.embedded_facts import EmbeddedFacts, Fact, Standard
from app.imaging.embedded_facts import LONGEST_TEXT, embedded_facts

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
 <rdf:Description photoshop:DateCreated="1941-12-24T10:00:00">
 <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Po amnestii, Buzułuk</rdf:li></rdf:Alt></dc:title>
 <dc:creator><rdf:Seq><rdf:li>Jan Nowak</rdf:li><rdf:li>Zofia Nowak</rdf:li></rdf:Seq></dc:creator>
 <dc:rights>{rights}</dc:rights>
 </rdf:Description></rdf:RDF></x:xmpmeta>"""


def iptc(*pairs: tuple[int, bytes]) -> bytes:
    """An APP13 segment: Photoshop's resource 0x0404 with data sets of record 2 (IIM 4.2, 1.5)."""
    sets = b"".join(
        b"\x1c\x02" + struct.pack(">BH", number, len(text)) + text for number, text in pairs
    )
    padded = sets + bytes(len(sets) % 2)
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(sets)) + padded
    body = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


@pytest.fixture
def picture() -> Image.Image:
    return Image.new("RGB", (20, 10), "grey")


def said(facts: EmbeddedFacts) -> list[tuple[str, str, str]]:
    return [(one.fact.value, one.text, one.standard.value) for one in facts.facts]


def test_exif_is_read_in_utf_8_and_its_day_as_iso(picture: Image.Image, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[270] = "Grupa żołnierzy"
    exif[315] = "Jan Nowak"
    exif[271], exif[272] = "EPSON", "V850"
    exif.get_ifd(0x8769)[36867] = "2024:05:01 10:11:12"
    path = tmp_path / "scan.jpg"
    picture.save(path, exif=exif)
    found = embedded_facts(path)
    assert found.first(Fact.CREATOR) == "Jan Nowak"
    assert found.first(Fact.DATE) == "2024-05-01"
    assert found.first(Fact.DEVICE) == "EPSON V850"
    assert {one.standard for one in found.facts} == {Standard.EXIF}


def test_exif_of_polish_programs_in_raw_utf_8(picture: Image.Image, tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    picture.save(path, tiffinfo={270: "?" * len("Grupa żołnierzy".encode())})
    written = path.read_bytes()
    marks = b"?" * len("Grupa żołnierzy".encode())
    path.write_bytes(written.replace(marks, "Grupa żołnierzy".encode()))
    assert embedded_facts(path).first(Fact.DESCRIPTION) == "Grupa żołnierzy"


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "tif"])
def test_xmp_is_read_with_its_lists(picture: Image.Image, tmp_path: Path, kind: str) -> None:
    packet = XMP.format(rights="© IPN").encode()
    path = tmp_path / f"scan.{kind}"
    if kind == "png":
        text = PngInfo()
        text.add_itxt("XML:com.adobe.xmp", packet.decode())
        picture.save(path, pnginfo=text)
    elif kind == "tif":
        picture.save(path, tiffinfo={700: packet})
    else:
        picture.save(path, xmp=packet)
    assert said(embedded_facts(path)) == [
        ("title", "Po amnestii, Buzułuk", "XMP"),
        ("creator", "Jan Nowak", "XMP"),
        ("creator", "Zofia Nowak", "XMP"),
        ("date", "1941-12-24", "XMP"),
        ("rights", "© IPN", "XMP"),
    ]


def test_iptc_is_read_with_caption_byline_and_headline(
    picture: Image.Image, tmp_path: Path
) -> None:
    written = BytesIO()
    picture.save(written, "JPEG")
    segment = iptc(
        (5, b"Image 12"),
        (55, b"19411201"),
        (80, "Józef Łuć".encode()),
        (105, "Nagłówek".encode()),
        (120, b"Grupa \xf3semek"),
    )
    path = tmp_path / "scan.jpg"
    path.write_bytes(written.getvalue()[:2] + segment + written.getvalue()[2:])
    found = embedded_facts(path)
    assert said(found) == [
        ("title", "Nagłówek", "IPTC"),
        ("title", "Image 12", "IPTC"),
        ("description", "Grupa ósemek", "IPTC"),
        ("creator", "Józef Łuć", "IPTC"),
        ("date", "1941-12-01", "IPTC"),
    ], "what is no UTF-8 is read as Windows wrote it"


def test_what_is_too_long_is_passed_over_and_control_signs_are_blanks(
    picture: Image.Image, tmp_path: Path
) -> None:
    path = tmp_path / "scan.jpg"
    picture.save(path, xmp=XMP.format(rights="x" * (LONGEST_TEXT + 1)).encode())
    assert embedded_facts(path).first(Fact.RIGHTS) == ""
    exif = Image.Exif()
    exif[270] = " two\x00\x1blines\n "
    picture.save(path, exif=exif)
    assert embedded_facts(path).first(Fact.DESCRIPTION) in {"two lines", "two"}


HARM = {
    "entities": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    + XMP.format(rights="&b;"),
    "a file of the machine": '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    + XMP.format(rights="&f;"),
    "a document type alone": "<!DOCTYPE x>" + XMP.format(rights="told"),
    "broken": XMP.format(rights="</dc:title>"),
    "nested": "<a>" * 60_000,
}


@pytest.mark.parametrize("packet", HARM.values(), ids=HARM.keys())
def test_xmp_that_means_harm_says_nothing(
    picture: Image.Image, tmp_path: Path, packet: str
) -> None:
    path = tmp_path / "scan.webp"
    picture.save(path, xmp=packet.encode())
    assert embedded_facts(path) == EmbeddedFacts()


@pytest.mark.parametrize(
    "body",
    [
        b"plain text",
        b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00\xff\xff\xff\xff",
        b"II*\x00\x08\x00\x00\x00\xff\xff",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"GIF89a",
    ],
)
def test_a_file_that_is_none_says_nothing(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "scan.jpg"
    path.write_bytes(body)
    assert embedded_facts(path) == EmbeddedFacts()


def test_a_text_chunk_that_swells_is_not_read(tmp_path: Path) -> None:
    written = BytesIO()
    Image.new("L", (4, 4)).save(written, "PNG")
    body = written.getvalue()
    packed = b"XML:com.adobe.xmp\x00\x00" + zlib.compress(b"x" * 100_000_000)
    chunk = b"zTXt" + packed
    bomb = struct.pack(">I", len(packed)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    path = tmp_path / "bomb.png"
    path.write_bytes(body[:33] + bomb + body[33:])
    assert embedded_facts(path) == EmbeddedFacts()
