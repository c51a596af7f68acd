"""Where each picture of a derivative lies in its file, read once and kept small."""

import zlib
from array import array
from collections.abc import Iterator
from typing import Final

from app.domain.derivative import StoredPicture
from app.domain.derivative_description import DESCRIPTION_NAME, DerivativeDescription
from app.domain.derivative_levels import StoredTile
from app.domain.errors import DamagedHolding
from app.storage.ranged_file import RangedFile
from app.storage.zip_directory import BrokenArchive, ZipEntry, read_directory

_BESIDES: Final = {DESCRIPTION_NAME, "picture.dzi"}


class DamagedDerivative(DamagedHolding):
    """A derivative is not whole. It can be made again from its original."""


class DerivativeIndex:
    """Twelve bytes a picture, in the order of `DerivativeShape.pictures`."""

    def __init__(
        self, description: DerivativeDescription, places: Iterator[tuple[int, int]]
    ) -> None:
        self.description = description
        self.levels: Final = description.shape.levels
        self._offsets, self._lengths = array("Q"), array("I")
        for offset, length in places:
            self._offsets.append(offset)
            self._lengths.append(length)
        self._first: dict[int, int] = {}
        self._renditions: dict[StoredPicture, int] = {}
        self._columns = {level: self.levels.columns(level) for level in range(self.levels.top + 1)}
        for position, picture in enumerate(description.shape.pictures()):
            if isinstance(picture, StoredTile):
                self._first.setdefault(picture.level, position)
            else:
                self._renditions[picture] = position

    def place(self, picture: StoredPicture) -> tuple[int, int]:
        """Give offset and length of a picture that the shape has; `KeyError` for another."""
        if isinstance(picture, StoredTile):
            columns = self._columns[picture.level]
            position = self._first[picture.level] + picture.row * columns + picture.column
        else:
            position = self._renditions[picture]
        return self._offsets[position], self._lengths[position]


def read_index(file: RangedFile) -> DerivativeIndex:
    """Read a derivative's directory and description, and check that they belong together.

    `DamagedDerivative` unless the file holds each picture of its shape once, and nothing else.
    """
    try:
        entries = _by_name(read_directory(file))
        described = entries[DESCRIPTION_NAME]
        body = file.read(described.offset, described.length)
        _check_crc(described, body)
        description = DerivativeDescription.from_json(body)
        names = [picture.name for picture in description.shape.pictures()]
        if entries.keys() != _BESIDES.union(names):
            raise BrokenArchive("it does not hold the pictures that it should")
    except (KeyError, ValueError) as fault:
        raise DamagedDerivative(f"A derivative is damaged: {fault}.") from fault
    kept = (entries[name] for name in names)
    return DerivativeIndex(description, ((entry.offset, entry.length) for entry in kept))


def _by_name(entries: tuple[ZipEntry, ...]) -> dict[str, ZipEntry]:
    by_name = {entry.name: entry for entry in entries}
    if len(by_name) != len(entries):
        raise BrokenArchive("two of its files have one name")
    return by_name


def check_bytes(file: RangedFile) -> None:
    """Read a derivative through, against the checksum of each picture; `DamagedDerivative`."""
    try:
        for entry in read_directory(file):
            _check_crc(entry, file.read(entry.offset, entry.length))
    except BrokenArchive as fault:
        raise DamagedDerivative(f"A derivative is damaged: {fault}.") from fault


def _check_crc(entry: ZipEntry, body: bytes) -> None:
    if zlib.crc32(body) != entry.crc:
        raise BrokenArchive(f"{entry.name} has other bytes than it had")
