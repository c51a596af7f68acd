"""A second store of a holding's originals: a backup, or another holding on another disk."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import DamagedHolding, NotFound, Rejected
from app.domain.progress import Progress, quietly
from app.storage.catalogue_copies import CatalogueCopies
from app.storage.faults import told_plainly
from app.storage.folders import make_folder
from app.storage.layout import Layout
from app.storage.lock import only_one
from app.storage.originals import LocalOriginals
from app.storage.record_files import RecordFiles

MOST_LOST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of copying originals: how many were new, how many there already, which not."""

    copied: int
    already: int
    copied_bytes: int
    lost: tuple[str, ...]


class SecondStore:
    """Originals, records and copies of the catalogue in a folder laid out as a holding is."""

    def __init__(self, folder: Path) -> None:
        self.layout = Layout(folder)
        self.originals = LocalOriginals(self.layout)
        self.records = RecordFiles(self.layout)
        self.catalogues = CatalogueCopies(self.layout)

    def require(self) -> None:
        """Raise `NotFound` where there is no such store."""
        if not self.layout.originals.is_dir():
            raise NotFound(f"{self.layout.home} is no store: it has no images/originals in it.")

    def alone(self) -> AbstractContextManager[None]:
        """Have the store for oneself while a backup is written to it; `Busy` where one is."""
        return only_one(
            self.layout,
            self.layout.copying_lock,
            told=f"Another backup is being written to {self.layout.home}. Wait until it has ended.",
        )

    def begin(self) -> None:
        """Make its folders, where they are not there."""
        with told_plainly(self.layout, self.layout.home, "made"):
            self.layout.home.mkdir(parents=True, exist_ok=True)
        for folder in (self.layout.originals, self.layout.records):
            make_folder(self.layout, folder)


def copy_originals(
    source: LocalOriginals,
    target: LocalOriginals,
    *,
    tell: Callable[[str, str], None] = lambda *_: None,
    progress: Progress = quietly,
) -> Copied:
    """Copy by digest what is not there yet; each is hashed on the way.

    One that has other bytes than its digest says, or can't be read, is left out and named. `tell`
    is told of each by its digest, with the reason why it was not copied, empty where it was.
    """
    lost = list[str]()
    already = copied = copied_bytes = 0
    for sha256 in source.all():
        progress(already + copied, None, f"original {sha256[:12]}")
        try:
            place = source.path(sha256)
            size_bytes = place.stat().st_size
            if target.exists(sha256) and target.path(sha256).stat().st_size == size_bytes:
                already += 1
                continue
            with place.open("rb") as file:
                target.put(file, expected_sha256=sha256)
        except (Rejected, OSError) as fault:
            if len(lost) < MOST_LOST:
                lost.append(f"{sha256}: {_reason(fault)}")
            tell(sha256, _reason(fault))
            continue
        except DamagedHolding:
            if source.exists(sha256):
                raise
            continue  # it was swept meanwhile
        tell(sha256, "")
        copied += 1
        copied_bytes += size_bytes
    return Copied(copied, already, copied_bytes, tuple(lost))


def copy_records(source: RecordFiles, target: RecordFiles, *, progress: Progress = quietly) -> int:
    """Copy the records that are not the same there; give how many."""
    count = 0
    for place, body in source.bodies():
        progress(count, None, "records")
        count += target.write_as(place, body)
    return count


def _reason(fault: Exception) -> str:
    if isinstance(fault, Rejected):
        return "it has other bytes than when it came in"
    return str(fault)
