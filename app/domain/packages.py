"""Packages for long-term keeping: what is put into one, whatever its form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file of a package: its path within it, and its bytes, given or where they lie.

    `sha256` is the digest that a file on the disk must have, empty for given bytes.
    """

    path: str
    body: bytes = b""
    source: Path | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class PackageThing:
    """A photograph or a unit: its URN, a name for its folder, and its files."""

    urn: str
    folder: str
    files: Sequence[PackageFile]


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """What is said of a package as a whole."""

    title: str
    organisation: str
    agent: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class LostFile:
    """A file that is not in a package: its path there, its digest, and the reason."""

    path: str
    sha256: str
    reason: str

    def __str__(self) -> str:
        """Say it on one line."""
        return f"{self.path}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Packaged:
    """What came of it: things and files put in; `lost` tells what could not be."""

    things: int
    files: int
    size_bytes: int
    lost: tuple[LostFile, ...] = ()


class PackageWriter(Protocol):
    """Writes a package of some form, thing by thing; `form` names that."""

    form: str

    def add(self, thing: PackageThing) -> None:
        """Put a thing in; files that are not what they should be are left out and named."""

    def finish(self) -> Packaged:
        """Write what stands at the end, and have the disk keep it."""

    def give_up(self) -> None:
        """Let go of what is open: the package will not be finished."""


OpenWriter = Callable[[Path, PackageInfo], PackageWriter]
