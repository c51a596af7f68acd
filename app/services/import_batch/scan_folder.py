"""The donor's folder of scans, and the files that a table names in it."""

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.domain.errors import Rejected


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A scan's file. `remark` says in what its name differs from the one in the table.

    `kept_name` is what the catalogue calls it, where that is not what the table says.
    """

    path: Path
    remark: str = ""
    kept_name: str | None = None


class ScanFolder:
    """A folder with what lies below it. Nothing that leads out of it is ever opened."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise Rejected(f"There is no folder {folder}. Check the path of the scans.")
        self._folder = folder.resolve()
        self._used: set[Path] = set()

    def find(self, name: str) -> FoundFile:
        """Find the file of a name; `Rejected` with the reason where there is none to be had.

        Where no file has exactly this name, one other may have it but for capital letters, for
        the way in which accents are encoded, or for the kind of slash.
        """
        path = self._folder / name
        if self._is_file(path):
            self._used.add(path.resolve())
            return FoundFile(path)
        alike = self._by_likeness.get(_likeness(name), [])
        if len(alike) > 1:
            raise Rejected(f"is not there, and several are spelt alike: {', '.join(alike)}")
        path = self._folder / "".join(alike)
        if not self._is_file(path):
            raise Rejected("is not there: the folder of scans has no file of this name")
        self._used.add(path.resolve())
        return FoundFile(path, f"was found as {alike[0]}; correct the name in the table")

    def unused(self, *, besides: Iterable[Path]) -> tuple[str, ...]:
        """Name the files that nothing asked for, sorted, without hidden ones."""
        used = self._used | {path.resolve() for path in besides}
        return tuple(name for name in self._names() if (self._folder / name).resolve() not in used)

    def _is_file(self, path: Path) -> bool:
        """Whether an ordinary file lies there; `Rejected` if it lies outside of the folder."""
        try:
            if not path.is_file():
                return False
            is_inside = path.resolve().is_relative_to(self._folder)
        except (OSError, ValueError):  # too long a name, or one that no file can have
            return False
        if not is_inside:
            raise Rejected("leads out of the folder of scans; give a file within it")
        return True

    @cached_property
    def _by_likeness(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for name in self._names():
            found[_likeness(name)].append(name)
        return found

    def _names(self) -> Iterator[str]:
        """Name every file below the folder, but for those hidden by a dot; enter no link."""
        for folder, folders, files in os.walk(self._folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            within = Path(folder).relative_to(self._folder)
            yield from (str(within / name) for name in sorted(files) if not name.startswith("."))


def _likeness(name: str) -> str:
    """What the spellings of one file name have in common."""
    return unicodedata.normalize("NFC", name.replace("\\", "/")).casefold().removeprefix("./")
