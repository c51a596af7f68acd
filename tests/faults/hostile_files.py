"""Files that nobody in their right mind would scan: bombs, and healthy files with wounds."""

import random
import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Final

from PIL import Image

FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "JPEG2000", "AVIF")
_WOUNDS: Final = 6
_EDGES: Final = (0, 1, 0x7F, 0x80, 0xFF, 0xFE)


def png(width: int, height: int, *, colour: int, pixels: bytes, more: bytes = b"") -> bytes:
    """Write a PNG whose IDAT is given; `more` are chunks before it. PNG 3rd edition, 11."""
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    body = chunk(b"IHDR", head) + more + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def chunk(kind: bytes, content: bytes) -> bytes:
    """Write a chunk of a PNG."""
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def nothing_squeezed(count: int) -> bytes:
    """Squeeze so many zeros, never holding them."""
    squeezed, piece = zlib.compressobj(1), bytes(1024**2)
    whole = b"".join(squeezed.compress(piece) for _ in range(count // len(piece)))
    return whole + squeezed.compress(bytes(count % len(piece))) + squeezed.flush()


def webp_bomb() -> bytes:
    """16,383 x 10,000 pixels of one colour in 28 bytes. WebP Lossless Bitstream, 3 and 6.2."""
    width, height = 16_383, 10_000
    size = (width - 1) | (height - 1) << 14
    # no transform, no cache, one group of codes, and five codes of one symbol: nothing a pixel
    codes = 0b000 | sum(0b0001 << 3 + 4 * place for place in range(5))
    stream = b"\x2f" + struct.pack("<I", size) + codes.to_bytes(3, "little")
    body = b"WEBPVP8L" + struct.pack("<I", len(stream)) + stream
    return b"RIFF" + struct.pack("<I", len(body)) + body


def png_bomb() -> bytes:
    """13,000 x 13,000 pixels with transparency."""
    side = 13_000
    return png(side, side, colour=6, pixels=nothing_squeezed(side * (1 + 4 * side)))


def png_of_text(kind: bytes) -> bytes:
    """Write a PNG with a text, or a profile, of 200 MB."""
    text = b"Comment\x00\x00" + nothing_squeezed(200 * 1024**2)
    picture = zlib.compress(b"\x00" + bytes(8 * 3)) * 1
    return png(8, 1, colour=2, pixels=picture, more=chunk(kind, text))


def tiff_bomb() -> bytes:
    """13,000 x 13,000 grey pixels in one strip. TIFF 6.0, sections 2 and 3."""
    side, strip_at, deflate = 13_000, 8, 8
    strip = nothing_squeezed(side * side)
    entries = {256: side, 257: side, 258: 8, 259: deflate, 262: 1, 273: strip_at, 277: 1,
               278: side, 279: len(strip)}  # fmt: skip
    listed = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries.items())
    head = b"II*\x00" + struct.pack("<I", strip_at + len(strip))
    return head + strip + struct.pack("<H", len(entries)) + listed + bytes(4)


def jpeg_that_claims(width: int, height: int, *, progressive: bool) -> bytes:
    """Write a small JPEG whose frame header claims another size. ITU-T T.81, B.2.2."""
    content = bytearray(small("JPEG", progressive=progressive))
    at = content.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def gif_bomb() -> bytes:
    """Write a small GIF that claims 65,500 x 2,500 pixels, twice. GIF89a, 18 and 20."""
    content = bytearray(small("GIF"))
    size = struct.pack("<HH", 65_500, 2_500)
    at = content.index(b"\x2c\x00\x00\x00\x00")
    content[6:10] = content[at + 5 : at + 9] = size
    return bytes(content)


def jpeg_2000_bomb() -> bytes:
    """Write a small JPEG 2000 codestream that claims 6,000 x 6,000 pixels. ITU-T T.800, A.5.1."""
    content = bytearray(small("JPEG2000"))
    at = content.index(b"\xff\x51")
    size = struct.pack(">II", 6_000, 6_000)
    content[at + 6 : at + 14] = size
    content[at + 22 : at + 30] = size
    return bytes(content)


BOMBS: Final[dict[str, Callable[[], bytes]]] = {
    "webp": webp_bomb,
    "png": png_bomb,
    "text": lambda: png_of_text(b"zTXt"),
    "profile": lambda: png_of_text(b"iCCP"),
    "tiff": tiff_bomb,
    "jpeg": lambda: jpeg_that_claims(35_584, 18_696, progressive=False),
    "progressive": lambda: jpeg_that_claims(13_000, 13_000, progressive=True),
    "gif": gif_bomb,
    "jpeg 2000": jpeg_2000_bomb,
}


def small(kind: str, *, seed: int = 1, progressive: bool = False) -> bytes:
    """Write a small, healthy picture of noise."""
    chance = random.Random(seed)  # noqa: S311 - the same wounds every time
    picture = Image.frombytes("RGB", (48, 36), chance.randbytes(48 * 36 * 3))
    if kind == "GIF":
        picture = picture.convert("P")
    written = BytesIO()
    picture.save(written, kind, **({"progressive": True} if progressive else {}))
    return written.getvalue()


def wounded(count: int, *, seed: int) -> Iterator[bytes]:
    """Give so many broken files, each format in turn, the same for the same seed.

    Bytes are changed, cut out, doubled and made extreme, mostly near the beginning, where headers
    are; the first bytes stay, so that a decoder is reached.
    """
    chance = random.Random(seed)  # noqa: S311 - as above
    healthy = [
        small(kind, seed=seed, progressive=progressive)
        for kind in FORMATS
        for progressive in ((False, True) if kind == "JPEG" else (False,))
    ]
    for place in range(count):
        content = bytearray(healthy[place % len(healthy)])
        for _ in range(chance.randint(1, _WOUNDS)):
            _wound(content, chance)
        yield bytes(content)


def _wound(content: bytearray, chance: random.Random) -> None:
    reach = len(content) if chance.random() < 0.5 else min(len(content), 160)
    at = chance.randrange(12, max(13, reach))
    match chance.randrange(6):
        case 0:
            content[at : at + 1] = bytes([chance.randrange(256)])
        case 1:
            content[at : at + 4] = bytes([chance.choice(_EDGES)]) * 4
        case 2:
            content[at : at + 2] = struct.pack(chance.choice(("<H", ">H")), chance.randrange(65536))
        case 3:
            del content[at : at + chance.randint(1, 40)]
        case 4:
            content[at:at] = content[at : at + chance.randint(1, 200)]
        case _:
            del content[max(at, 20) :]
