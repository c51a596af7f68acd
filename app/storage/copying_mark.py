"""That a backup is being copied into a store: a small file in it, which a killed one leaves."""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from app.storage.faults import told_plainly
from app.storage.folders import open_file, settle, stands_as_file
from app.storage.incoming import Incoming
from app.storage.layout import Layout

_ORDINARY: Final = 0o666


@dataclass(frozen=True, slots=True)
class CopyingMark:
    """A backup that has begun: the store's name then, and the moment by the clock of its disk.

    `to` is empty where the file can't be read. `begun_s` are seconds since 1970.
    """

    to: str
    begun_s: float


class CopyingMarkFile:
    """The mark of a store."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._place = layout.copying_mark
        self._incoming = Incoming(layout, layout.incoming_originals)

    def read(self) -> CopyingMark | None:
        """Give the mark; None where no backup is under way and none was cut short."""
        found = stands_as_file(self._layout, self._place)
        if found is None:
            return None
        with told_plainly(self._layout, self._place, "read"), open_file(self._place) as file:
            body = file.read()
        to = ""
        with suppress(ValueError, KeyError, TypeError):
            to = str(json.loads(body)["to"])
        return CopyingMark(to, found.st_mtime)

    def write(self, to: str) -> None:
        """Put down that copying begins; the disk has it on return."""
        with self._incoming.draft(mode=_ORDINARY) as draft:
            draft.write(json.dumps({"to": to}).encode())
            draft.flush()
            with told_plainly(self._layout, self._place, "written"):
                draft.path.replace(self._place)
        settle(self._layout, self._place.parent)

    def remove(self) -> None:
        """Take it away: what was copied is told of."""
        with told_plainly(self._layout, self._place, "removed"):
            self._place.unlink(missing_ok=True)
