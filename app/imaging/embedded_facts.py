"""What a scan's file says of itself: XMP, IPTC and EXIF, read with bounds and believed by nobody.

XMP Specification Part 1 (ISO 16684-1), 8.4 dc namespace; IPTC Information Interchange Model 4.2,
6 Record 2; Exif 3.0, 4.6.5 and 4.6.6.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from defusedxml.ElementTree import fromstring
from PIL import Image, ImageFile, IptcImagePlugin

from app.domain.embedded_facts import EmbeddedFact, EmbeddedFacts, Fact, Standard
from app.domain.errors import Rejected, UnreadableScan
from app.imaging.decoders import PILLOW_FORMATS, decoding, restrict_decoders
from app.imaging.handed_scan import Scan, opened
from app.imaging.identify import identify

LONGEST_TEXT: Final = 4000
"""A value with more characters is passed over: it is no title, and nothing is cut silently."""

_MOST_OF_A_KIND: Final = 5
_LONGEST_XMP_BYTES: Final = 1024 * 1024
_PLUGINS: Final = {
    "image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF", "image/webp": "WEBP",
    "image/avif": "AVIF",
} | PILLOW_FORMATS  # fmt: skip
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP: Final = "{http://ns.adobe.com/photoshop/1.0/}"
_XMP_FIELDS: Final = (
    (Fact.TITLE, f"{_DC}title", "dc:title"),
    (Fact.TITLE, f"{_PHOTOSHOP}Headline", "photoshop:Headline"),
    (Fact.DESCRIPTION, f"{_DC}description", "dc:description"),
    (Fact.CREATOR, f"{_DC}creator", "dc:creator"),
    (Fact.DATE, f"{_DC}date", "dc:date"),
    (Fact.DATE, f"{_PHOTOSHOP}DateCreated", "photoshop:DateCreated"),
    (Fact.RIGHTS, f"{_DC}rights", "dc:rights"),
)
_IPTC_FIELDS: Final = (
    (Fact.TITLE, (2, 105), "2:105 Headline"),
    (Fact.TITLE, (2, 5), "2:05 Object Name"),
    (Fact.DESCRIPTION, (2, 120), "2:120 Caption"),
    (Fact.CREATOR, (2, 80), "2:80 By-line"),
    (Fact.DATE, (2, 55), "2:55 Date Created"),
    (Fact.RIGHTS, (2, 116), "2:116 Copyright Notice"),
)
_EXIF_IFD: Final = 0x8769
_EXIF_FIELDS: Final = (
    (Fact.DESCRIPTION, 270, "ImageDescription"),
    (Fact.CREATOR, 315, "Artist"),
    (Fact.DATE, 36867, "DateTimeOriginal"),
    (Fact.RIGHTS, 33432, "Copyright"),
)
_MAKE, _MODEL = 271, 272
_XMP_TAG: Final = 700
_BLANKS: Final = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_DAY: Final = re.compile(r"(\d{4})[:-]?(\d\d)[:-]?(\d\d)(?:[ T].*)?\Z", re.ASCII)


def embedded_facts(scan: Scan) -> EmbeddedFacts:
    """Read what a file says of itself. One that can't be read says nothing; no pixel is decoded."""
    restrict_decoders()
    try:
        plugin = _PLUGINS.get(identify(scan))
        if plugin is None:
            return EmbeddedFacts()
        with (
            decoding(),
            opened(scan) as file,
            Image.open(file, formats=(plugin,)) as picture,
        ):
            facts = (*_of(_xmp, picture), *_of(_iptc, picture), *_of(_exif, picture))
    except (UnreadableScan, Rejected, OSError):
        return EmbeddedFacts()
    return EmbeddedFacts(tuple(dict.fromkeys(facts)))


def _of(read: Any, picture: Image.Image) -> list[EmbeddedFact]:
    """Read one of the three; what is broken in it leaves the other two alone."""
    try:
        return list(read(picture))
    except Exception:  # noqa: BLE001 - it comes from the file, and Pillow raises anything
        return []


def _xmp(picture: Image.Image) -> Iterator[EmbeddedFact]:
    packet = _packet(picture)
    if not packet or len(packet) > _LONGEST_XMP_BYTES:
        return
    root = fromstring(packet.strip(b"\x00 \r\n\t"), forbid_dtd=True)
    described = list(root.iter(f"{_RDF}Description"))
    for fact, name, field in _XMP_FIELDS:
        texts = [text for part in described for text in _texts(part, name)]
        yield from _told(fact, texts, Standard.XMP, field)


def _packet(picture: Image.Image) -> bytes:
    found = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp")
    if not found and hasattr(picture, "tag_v2"):
        found = picture.tag_v2.get(_XMP_TAG)
    return found.encode() if isinstance(found, str) else bytes(found or b"")


def _texts(part: Any, name: str) -> Iterator[str]:
    """Give the values of a property: an attribute, a text, or the items of a list."""
    if name in part.attrib:
        yield part.attrib[name]
    for element in part.findall(name):
        items = list(element.iter(f"{_RDF}li"))
        yield from ((item.text or "") for item in items) if items else [element.text or ""]


def _iptc(picture: ImageFile.ImageFile) -> Iterator[EmbeddedFact]:
    record = IptcImagePlugin.getiptcinfo(picture) or {}
    for fact, number, field in _IPTC_FIELDS:
        found = record.get(number, [])
        values = found if isinstance(found, list) else [found]
        yield from _told(fact, [_decoded(value) for value in values], Standard.IPTC, field)


def _exif(picture: Image.Image) -> Iterator[EmbeddedFact]:
    exif = picture.getexif()
    told = {**exif, **exif.get_ifd(_EXIF_IFD)}
    for fact, tag, field in _EXIF_FIELDS:
        yield from _told(fact, [_redecoded(told.get(tag, ""))], Standard.EXIF, field)
    device = " ".join(filter(None, (_redecoded(told.get(tag, "")) for tag in (_MAKE, _MODEL))))
    yield from _told(Fact.DEVICE, [device], Standard.EXIF, "Make, Model")


def _told(fact: Fact, texts: list[str], standard: Standard, field: str) -> Iterator[EmbeddedFact]:
    for text in texts[:_MOST_OF_A_KIND]:
        plain = _BLANKS.sub(" ", text).strip()
        plain = _day(plain) if fact is Fact.DATE else plain
        if plain and len(plain) <= LONGEST_TEXT:
            yield EmbeddedFact(fact, plain, standard, field)


def _day(text: str) -> str:
    """Write a day as ISO 8601 does; what is no day stays as it is, one of zeros says nothing."""
    found = _DAY.match(text)
    if found is None:
        return text
    year, month, day = found.groups()
    if int(year) == 0:
        return ""
    return "-".join(part for part in (year, month, day) if int(part))


def _decoded(value: Any) -> str:
    """Read bytes as UTF-8, and where they are none, as Windows of Western Europe wrote them."""
    raw = bytes(value)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _redecoded(value: Any) -> str:
    """Read an EXIF text, which Pillow gives as Latin-1, as the UTF-8 that it mostly is."""
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
