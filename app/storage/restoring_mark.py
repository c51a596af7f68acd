"""That a holding is being put back, as a small file in it; one that was killed leaves it there."""

import json
from dataclasses import dataclass
from typing import Final

from app.domain.errors import DamagedHolding
from app.domain.kept_records import ToldEvent
from app.storage.faults import told_plainly
from app.storage.folders import open_file, settle, stands_as_file
from app.storage.incoming import Incoming
from app.storage.layout import Layout

_ORDINARY: Final = 0o666


@dataclass(frozen=True, slots=True)
class RestoringMark:
    """A restoration that has begun: from which store, which copy of the catalogue.

    `events` are those that records here told and the store's do not: the records are replaced.
    """

    store: str
    catalogue: str
    events: tuple[ToldEvent, ...] = ()


class RestoringMarkFile:
    """The mark of a holding's folder."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._place = layout.restoring_mark
        self._incoming = Incoming(layout, layout.incoming_originals)

    def read(self) -> RestoringMark | None:
        """Give the mark; None where there is none, `DamagedHolding` where it can't be read."""
        if stands_as_file(self._layout, self._place) is None:
            return None
        with told_plainly(self._layout, self._place, "read"), open_file(self._place) as file:
            body = file.read()
        try:
            told = json.loads(body)
            events = tuple(ToldEvent(table, row) for table, row in told["events"])
            return RestoringMark(told["store"], told["catalogue"], events)
        except (ValueError, KeyError, TypeError) as fault:
            raise DamagedHolding(
                f"{self._layout.told(self._place)} can't be read: it says that a restoration is "
                "under way. Move it aside, and run `verso restore` again."
            ) from fault

    def write(self, mark: RestoringMark) -> None:
        """Put it down; the disk has it on return."""
        events = [[event.table, dict(event.row)] for event in mark.events]
        told = {"store": mark.store, "catalogue": mark.catalogue, "events": events}
        with self._incoming.draft(mode=_ORDINARY) as draft:
            draft.write(json.dumps(told).encode())
            draft.flush()
            with told_plainly(self._layout, self._place, "written"):
                draft.path.replace(self._place)
        settle(self._layout, self._place.parent)

    def remove(self) -> None:
        """Take it away: the holding is put back."""
        if stands_as_file(self._layout, self._place) is not None:
            with told_plainly(self._layout, self._place, "removed"):
                self._place.unlink(missing_ok=True)
