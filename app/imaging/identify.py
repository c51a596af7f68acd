"""What a file is, by its first bytes: never by its name."""

from codecs import getincrementaldecoder
from typing import Final

from app.domain.errors import Problem, Rejected
from app.imaging.handed_scan import Scan, opened

HEAD_BYTES: Final = 512

_PICTURES: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),  # BigTIFF
    (b"MM\x00+", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"\xff\x4f\xff\x51", "image/j2c"),  # a JPEG 2000 codestream without its file format
)
_OTHERS: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"8BPS", "a Photoshop document"),
    (b"%!PS", "a PostScript document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1aE\xdf\xa3", "a Matroska film"),
    (b"ID3", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"OggS", "a sound recording or a film"),
    (b"\xff\x0a", "a JPEG XL picture, which can't be decoded here"),
    (b"\x00\x00\x00\x0cJXL ", "a JPEG XL picture, which can't be decoded here"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"SQLite format 3", "a database"),
)
_MARKUP: Final = (
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "an XML document"),
    (b"{\\rtf", "an RTF document"),
)
_FIRST_NOT_ASCII: Final = 0x80
_CONTROLS: Final = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def identify(scan: Scan) -> str:
    """Give the media type of a scan's file; `Rejected` names what another file seems to be."""
    with opened(scan) as file:
        head = file.read(HEAD_BYTES)
    if media_type := media_type_of(head):
        return media_type
    reason = f"it seems to be {seems_to_be(head)}"
    raise Rejected(
        f"{scan.name} is no scan: {reason}. Give a TIFF, JPEG, PNG, JPEG 2000, WebP, AVIF, "
        "GIF or BMP file.",
        (Problem("file", scan.name, reason),),
    )


def media_type_of(head: bytes) -> str | None:
    """Give the media type of a picture that begins so; None when it is none that we decode."""
    for magic, media_type in _PICTURES:
        if head.startswith(magic):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and _is_avif(head):
        return "image/avif"
    # "BM" alone begins many a text: the reserved words of the file header must be zero too
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "image/bmp"
    return None


def seems_to_be(head: bytes) -> str:
    """Say in plain words what a file that begins so may be."""
    if not head:
        return "empty"
    for magic, name in _OTHERS:
        if head.startswith(magic):
            return name
    if head[4:8] == b"ftyp":
        is_heic = head[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"hevc"}
        return "a HEIC picture, which can't be decoded here" if is_heic else "a film"
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for magic, name in _MARKUP:
        if opening.startswith(magic):
            return name
    return "plain text" if _is_text(head) else "a file of an unknown kind"


def _is_text(head: bytes) -> bool:
    """Whether it is UTF-16 by its mark, UTF-8, or mostly ASCII without control characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if _CONTROLS.intersection(head):
        return False
    try:
        getincrementaldecoder("utf-8")().decode(head)  # its last character may be cut
    except UnicodeDecodeError:
        return 2 * sum(byte < _FIRST_NOT_ASCII for byte in head) > len(head)
    return True


def _is_avif(head: bytes) -> bool:
    """ISO/IEC 14496-12, 4.3: the major brand, then the compatible ones."""
    brands = head[8 : max(12, min(int.from_bytes(head[:4]), HEAD_BYTES))]
    return b"avif" in {brands[at : at + 4] for at in range(0, len(brands), 4)}
