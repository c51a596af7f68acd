"""Records as files: beside each original what is known of it, and a folder for all others.

They are written so that they hold after a power cut, as originals are: whoever has lost the
database makes it again from them.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Final

from app.domain.errors import DamagedHolding
from app.storage.faults import told_plainly
from app.storage.folders import make_folder, open_file, settle, stand, stands_as_file
from app.storage.incoming import Incoming, Leftover
from app.storage.layout import Layout
from app.storage.lock import one_at_a_time

_log = logging.getLogger(__name__)
_ORDINARY: Final = 0o666
_SHARD: Final = re.compile(r"[0-9a-f]{2}", re.ASCII)
_KIND: Final = re.compile(r"[a-z]{3,20}", re.ASCII)
_SIDECAR: Final = re.compile(r"[0-9a-f]{64}\.json", re.ASCII)
_RECORD: Final = re.compile(r"[0-9a-f-]{36,64}\.json", re.ASCII)


class RecordFiles:
    """The files of records in a holding's folder. A reader sees each whole or not at all."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._beside = Incoming(layout, layout.incoming_originals)
        self._apart = Incoming(layout, layout.incoming_records)

    def turn(self) -> AbstractContextManager[None]:
        """Wait for the one turn at reading records and writing them: none may write older ones."""
        make_folder(self._layout, self._layout.records)
        return one_at_a_time(self._layout, self._layout.records_lock)

    def write_beside(self, sha256: str, body: bytes) -> None:
        """Put down what is known of an original, in place of what lay there."""
        self._write(self._beside, self._layout.sidecar(sha256), body)

    def write_apart(self, kind: str, subject: str, body: bytes) -> None:
        """Put down a record that has no original."""
        self._write(self._apart, self._layout.record(kind, subject), body)

    def remove_apart(self, kind: str, subject: str) -> None:
        """Take such a file away; one that is not there is no fault."""
        self._remove(self._layout.record(kind, subject))

    def remove_beside(self, sha256: str) -> None:
        """Take away what is known of an original; one of which nothing lies there is no fault."""
        self._remove(self._layout.sidecar(sha256))

    def beside(self, sha256: str) -> bytes | None:
        """Read what lies beside an original; None where nothing does."""
        place = self._layout.sidecar(sha256)
        return self.read(place) if stands_as_file(self._layout, place) else None

    def read(self, place: Path) -> bytes:
        """Read one of the files that `all` names."""
        with told_plainly(self._layout, place, "read"), open_file(place) as file:
            return file.read()

    def all(self) -> Iterator[Path]:
        """Name every file: those beside originals, then the others, each in a stable order."""
        for first in self._names(self._layout.originals, _SHARD):
            for second in self._names(self._layout.originals / first, _SHARD):
                yield from self._files(self._layout.originals / first / second, _SIDECAR)
        for kind in self._names(self._layout.records, _KIND):
            for shard in self._names(self._layout.records / kind, _SHARD):
                yield from self._files(self._layout.records / kind / shard, _RECORD)

    def bodies(self) -> Iterator[tuple[str, bytes]]:
        """Give every file that can be read, with its place below the holding's folder."""
        for place in self.all():
            try:
                body = self.read(place)
            except (
                DamagedHolding
            ) as fault:  # one of them must not keep the others from being copied
                _log.warning("A record was passed over. %s", fault)
                continue
            yield place.relative_to(self._layout.home).as_posix(), body

    def write_as(self, told: str, body: bytes) -> bool:
        """Put a file into the place that it has in another store; False: it is there as it is."""
        place = self._layout.home / told
        if self.body(told) == body:
            return False
        is_apart = self._layout.records in place.parents
        self._write(self._apart if is_apart else self._beside, place, body)
        return True

    def body(self, told: str) -> bytes | None:
        """Read a file by its place below the holding's folder; None where it can't be."""
        place = self._layout.home / told
        try:
            return self.read(place) if stands_as_file(self._layout, place) else None
        except DamagedHolding:
            return None

    def leftovers(self, *, older_than: timedelta) -> Iterator[Leftover]:
        """Name the drafts that have lain untouched for so long; those beside are originals'."""
        return self._apart.leftovers(older_than=older_than)

    def remove_leftover(self, name: str) -> None:
        """Take away one of the `leftovers`."""
        self._apart.remove(name)

    def _remove(self, place: Path) -> None:
        if stands_as_file(self._layout, place) is None:
            return
        with told_plainly(self._layout, place, "removed"):
            place.unlink(missing_ok=True)
        settle(self._layout, place.parent)

    def _write(self, incoming: Incoming, place: Path, body: bytes) -> None:
        with incoming.draft(mode=_ORDINARY) as draft:
            draft.write(body)
            draft.flush()
            make_folder(self._layout, place.parent)
            stands_as_file(self._layout, place)
            with told_plainly(self._layout, place, "written"):
                draft.path.replace(place)
        settle(self._layout, place.parent)

    def _files(self, folder: Path, form: re.Pattern[str]) -> Iterator[Path]:
        return (folder / name for name in self._names(folder, form))

    def _names(self, folder: Path, form: re.Pattern[str]) -> list[str]:
        if stand(self._layout, folder) is None or not folder.is_dir():
            return []
        with told_plainly(self._layout, folder, "listed"):
            found = (path for path in folder.iterdir() if form.fullmatch(path.name))
            return sorted(path.name for path in found if not path.is_symlink())
