"""Copying files into a package: hashed on the way, and left out where they are not what came in."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.domain.errors import Conflict
from app.domain.imagery import Digests
from app.domain.packages import PackageFile
from app.storage.hashing import Hashing

_CHUNK_BYTES: Final = 1024 * 1024


class UnfitFile(OSError):  # noqa: N818 - what became of it, as the others in this house
    """A file could not be put in: it is gone, unreadable, or has other bytes than when it came."""


def begin_folder(folder: Path) -> None:
    """Make the folder of a package; `Conflict` where something lies in it already."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Conflict(f"{folder} is not empty. Name a new folder to export into.")


def put(file: PackageFile, place: Path) -> Digests:
    """Write a file to its place and give its digests; `UnfitFile`, with nothing there, if it can't.

    A fault of the disk that is written to is an `OSError` of another kind.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    if file.source is None:
        return _write(place, [file.body])
    try:
        source = file.source.open("rb")
    except OSError as fault:
        raise UnfitFile(f"it can't be read: {fault.strerror or fault}") from fault
    with source:
        found = _write(place, iter(lambda: source.read(_CHUNK_BYTES), b""))
    if file.sha256 and found.sha256 != file.sha256:
        with suppress(OSError):
            place.unlink()
        raise UnfitFile("it has other bytes than when it came in")
    return found


def _write(place: Path, chunks: Iterable[bytes]) -> Digests:
    hashing = Hashing()
    with place.open("xb") as into:
        for chunk in chunks:
            hashing.update(chunk)
            into.write(chunk)
        into.flush()
        os.fsync(into.fileno())
    return hashing.digests()
