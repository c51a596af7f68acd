"""The copies of catalogues in a store of backups: each in a folder of its own, whole or not there.

A store is laid out as a holding is, with `catalogues/` in the place of `catalogue.db`.
"""

import json
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from app.domain.backups import StoredCatalogue
from app.domain.errors import DamagedHolding, NotFound
from app.storage.faults import told_plainly
from app.storage.folders import make_folder, settle
from app.storage.hashing import digests_of
from app.storage.layout import Layout

_NAME: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z(-[0-9]{1,3})?", re.ASCII)
_TOLD: Final = "backup.json"
FORMAT: Final = "verso-backup-1"
Describe = Callable[[], dict[str, Any]]


class CatalogueCopies:
    """Copies of the catalogue by the moment at which they were made, in UTC."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._folder = layout.home / "catalogues"

    def add(
        self, moment: str, file: str, copy: Callable[[Path], None], describe: Describe
    ) -> StoredCatalogue:
        """Have a database copied, then what belongs to it, and put both in place in one step.

        `describe` is called once the copy is there; it gives the counts. What was left half-made by
        an earlier try is taken away.
        """
        make_folder(self._layout, self._folder)
        draft = self._folder / ".incoming"
        with told_plainly(self._layout, draft, "made"):
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
        copy(draft / file)
        with told_plainly(self._layout, draft, "read"), (draft / file).open("rb") as written:
            found = digests_of(written)
        name = self._free(moment)
        stored = StoredCatalogue(name, moment, file, found.sha256, found.size_bytes, **describe())
        with told_plainly(self._layout, draft, "written"):
            with (draft / _TOLD).open("x", encoding="utf-8") as into:
                json.dump({"format": FORMAT} | asdict(stored), into, indent=2)
                into.flush()
                os.fsync(into.fileno())
            _settle(draft)
            draft.rename(self._folder / name)
        settle(self._layout, self._folder)
        return stored

    def all(self) -> list[StoredCatalogue]:
        """Give the copies, the oldest first; what is no whole copy is passed over."""
        if not self._folder.is_dir():
            return []
        names = sorted(path.name for path in self._folder.iterdir() if _NAME.fullmatch(path.name))
        return [found for name in names if (found := self._read(name))]

    def find(self, name: str | None) -> StoredCatalogue:
        """Give a copy by its name, or the newest; `NotFound` where there is none."""
        copies = [one for one in self.all() if name is None or one.name == name]
        if not copies:
            which = "no backup" if name is None else f"no backup {name}"
            raise NotFound(f"There is {which} in {self._layout.home}.")
        return copies[-1]

    def copy_out(self, stored: StoredCatalogue, place: Path) -> None:
        """Copy a database out of the store; `DamagedHolding` where its bytes are not as written."""
        source = self._folder / stored.name / stored.file
        with told_plainly(self._layout, source, "read"):
            shutil.copyfile(source, place)
            with place.open("rb") as written:
                found = digests_of(written)
                os.fsync(written.fileno())
        if found.sha256 != stored.digest:
            raise DamagedHolding(
                f"The backup {stored.name} is damaged: its database is not as it was written. "
                "Restore another one with --catalogue, or make the catalogue again of the records "
                "beside the originals with `verso rebuild`."
            )

    def thin_out(self, *, keep: int) -> int:
        """Take away all copies but the newest; give how many."""
        old = self.all()[:-keep]
        for stored in old:
            place = self._folder / stored.name
            with told_plainly(self._layout, place, "removed"):
                shutil.rmtree(place)
        return len(old)

    def _free(self, moment: str) -> str:
        names = (moment, *(f"{moment}-{number}" for number in range(2, 1000)))
        return next(name for name in names if not (self._folder / name).exists())

    def _read(self, name: str) -> StoredCatalogue | None:
        with suppress(OSError, ValueError, TypeError, KeyError):
            told = json.loads((self._folder / name / _TOLD).read_text("utf-8"))
            if told.pop("format") == FORMAT and told["name"] == name:
                return StoredCatalogue(**told)
        return None


def _settle(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
