"""Reading the directory of a ZIP archive as `zip_writing` writes it, and of no other.

PKWARE APPNOTE 6.3.10. Entries must be stored without compression and lie one behind the other
from the first byte to the directory: then each one's place is certain without reading its head.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.storage.ranged_file import RangedFile

_TAIL_BYTES: Final = 65_536  # holds the directory of some eight hundred entries
_LOCAL_BYTES: Final = 30
_CENTRAL: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")  # 4.3.12
_END: Final = struct.Struct("<4sHHHHIIH")  # 4.3.16
_END_64: Final = struct.Struct("<4sQHHIIQQQQ")  # 4.3.14
_LOCATOR_64: Final = struct.Struct("<4sIQI")  # 4.3.15
_OFFSET_64: Final = struct.Struct("<HHQ")  # 4.5.3
_WIDE: Final = 0xFFFFFFFF
_ENCRYPTED_OR_UNSIZED: Final = 0b1001  # 4.4.4, bits 0 and 3


class BrokenArchive(ValueError):  # noqa: N818 - a state of the file, as the others in this house
    """The archive is not whole, or not one of ours."""


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """Where the bytes of one file in an archive lie, and their CRC-32."""

    name: str
    offset: int
    length: int
    crc: int


@dataclass(frozen=True, slots=True)
class _Told:
    """An entry as the directory tells it: `start` is that of its head."""

    name: str
    start: int
    length: int
    crc: int


def read_directory(file: RangedFile) -> tuple[ZipEntry, ...]:
    """Read all entries, in the order in which they lie; `BrokenArchive` where anything is amiss.

    One read does for most archives. No entry's own bytes are looked at.
    """
    tail_start = max(0, file.size_bytes - _TAIL_BYTES)
    tail = file.read(tail_start, file.size_bytes - tail_start)
    start, length, count = _find(tail, tail_start)
    if start >= tail_start:
        directory = tail[start - tail_start : start - tail_start + length]
    else:
        directory = file.read(start, length)
    told = sorted(_entries(directory, count), key=lambda entry: entry.start)
    return tuple(_placed(told, end=start))


def _find(tail: bytes, tail_start: int) -> tuple[int, int, int]:
    """Give the directory's start, length and number of entries."""
    at = len(tail) - _END.size
    if at < 0:
        raise BrokenArchive("it is too short")
    magic, disk, first_disk, count, total, length, start, comment = _END.unpack_from(tail, at)
    if magic != b"PK\5\6" or disk or first_disk or count != total or comment:
        raise BrokenArchive("its end is missing")
    if start == _WIDE:
        at -= _LOCATOR_64.size + _END_64.size
        if at < 0:
            raise BrokenArchive("it is too short")
        magic, _, _, _, disk, first_disk, count, total, length, start = _END_64.unpack_from(
            tail, at
        )
        if magic != b"PK\6\6" or disk or first_disk or count != total:
            raise BrokenArchive("its wide end is broken")
    if start + length != tail_start + at:
        raise BrokenArchive("its directory does not reach to its end")
    return start, length, count


def _entries(directory: bytes, count: int) -> Iterator[_Told]:
    at = 0
    for _ in range(count):
        if at + _CENTRAL.size > len(directory):
            raise BrokenArchive("its directory is cut off")
        (magic, _, _, flags, method, _, _, crc, packed, length, named, wide, remark, *_, start) = (
            _CENTRAL.unpack_from(directory, at)
        )
        at += _CENTRAL.size
        name, extra = directory[at : at + named], directory[at + named : at + named + wide]
        at += named + wide + remark
        if magic != b"PK\1\2" or method or packed != length or flags & _ENCRYPTED_OR_UNSIZED:
            raise BrokenArchive("an entry is not one of ours")
        yield _Told(_plain(name), _wide(start, extra), length, crc)
    if at != len(directory):
        raise BrokenArchive("its directory has more than its entries")


def _plain(name: bytes) -> str:
    if not name.isascii():
        raise BrokenArchive("an entry has a foreign name")
    return name.decode("ascii")


def _wide(start: int, extra: bytes) -> int:
    if start != _WIDE:
        return start
    if len(extra) != _OFFSET_64.size:
        raise BrokenArchive("a wide offset is missing")
    kind, length, wide = _OFFSET_64.unpack(extra)
    if (kind, length) != (1, _OFFSET_64.size - 4):
        raise BrokenArchive("a wide offset is missing")
    return int(wide)


def _placed(told: list[_Told], *, end: int) -> Iterator[ZipEntry]:
    """Check that the entries fill the archive without a gap, and say where their bytes begin."""
    starts = [*(entry.start for entry in told), end]
    if starts[0]:
        raise BrokenArchive("something lies before its first entry")
    for entry, (start, following) in zip(told, pairwise(starts), strict=True):
        offset = start + _LOCAL_BYTES + len(entry.name)
        if offset + entry.length != following:
            raise BrokenArchive(f"{entry.name} does not lie where it should")
        yield ZipEntry(entry.name, offset, entry.length, entry.crc)
