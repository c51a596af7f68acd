"""Originals that a sweep is taking away: out of the store, and not yet gone.

Between the two it is written down that they go. Whoever is killed there leaves the file behind, and
the next sweep completes it. The moment is part of the name: what was written down since then need
not be written again.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from app.storage.faults import told_plainly
from app.storage.folders import make_folder, settle, stand, stands_as_file
from app.storage.layout import Layout

_NAME: Final = re.compile(r"([0-9a-f]{64})\.([0-9]{16,17})\.gone", re.ASCII)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, order=True)
class SetAside:
    """An original by its digest, and when it was taken out of the store."""

    sha256: str
    at: datetime

    @property
    def file_name(self) -> str:
        """The name under which it lies meanwhile."""
        return f"{self.sha256}.{(self.at - _EPOCH) // _MICROSECOND}.gone"


class Aside:
    """The folder of such files: that of the incoming ones, on the originals' file system."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._folder = layout.incoming_originals

    def take(self, place: Path, sha256: str) -> SetAside:
        """Move an original here; when this returns, the disk has it here and there no more."""
        make_folder(self._layout, self._folder)
        found = SetAside(sha256, datetime.now(UTC))
        with told_plainly(self._layout, place, "removed"):
            place.rename(self._folder / found.file_name)
        for folder in (self._folder, place.parent):
            settle(self._layout, folder)
        return found

    def all(self) -> Iterator[SetAside]:
        """Name those that lie here, the digests in order."""
        if stand(self._layout, self._folder) is None:
            return
        with told_plainly(self._layout, self._folder, "listed"):
            names = sorted(path.name for path in self._folder.iterdir())
        for name in names:
            if match := _NAME.fullmatch(name):
                yield SetAside(match[1], _EPOCH + int(match[2]) * _MICROSECOND)

    def give_back(self, one: SetAside, place: Path) -> bool:
        """Move it to a free place, where the disk has it when this returns; False if it is gone."""
        path = self._folder / one.file_name
        if stands_as_file(self._layout, path) is None:
            return False
        with told_plainly(self._layout, place, "put back"):
            os.utime(path, follow_symlinks=False)  # so that no sweep takes it at once again
            path.rename(place)
        for folder in (place.parent, self._folder):
            settle(self._layout, folder)
        return True

    def discard(self, one: SetAside) -> None:
        """Take it away for good; one that is gone already is no fault."""
        path = self._folder / one.file_name
        if stand(self._layout, path) is not None:
            with told_plainly(self._layout, path, "removed"):
                path.unlink(missing_ok=True)
