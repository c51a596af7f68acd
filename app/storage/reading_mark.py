"""How far a reading through of all originals has come, as a small file beside them."""

import json
from datetime import datetime
from typing import Final

from app.domain.fixity import ReadingMark
from app.storage.faults import told_plainly
from app.storage.folders import open_file, stands_as_file
from app.storage.incoming import Incoming
from app.storage.layout import Layout, is_digest

_ORDINARY: Final = 0o666


class ReadingMarkFile:
    """The mark of a holding's folder. Nothing is lost with it: then all is read again."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._place = layout.reading_mark
        self._incoming = Incoming(layout, layout.incoming_originals)

    def read(self) -> ReadingMark | None:
        """Give the mark; None where there is none, or none that can be used."""
        if stands_as_file(self._layout, self._place) is None:
            return None
        with told_plainly(self._layout, self._place, "read"), open_file(self._place) as file:
            body = file.read()
        try:
            told = json.loads(body)
            begun_at, after = datetime.fromisoformat(told["begun_at"]), str(told["after"])
            mark = ReadingMark(begun_at, after, int(told["originals"]))
        except (ValueError, KeyError, TypeError):
            return None
        is_whole = begun_at.tzinfo is not None and is_digest(after) and mark.originals >= 0
        return mark if is_whole else None

    def write(self, mark: ReadingMark) -> None:
        """Put down how far it has come, in place of what was said before."""
        told = {
            "begun_at": mark.begun_at.isoformat(),
            "after": mark.after,
            "originals": mark.originals,
        }
        with self._incoming.draft(mode=_ORDINARY) as draft:
            draft.write(json.dumps(told).encode())
            draft.flush()
            with told_plainly(self._layout, self._place, "written"):
                draft.path.replace(self._place)

    def remove(self) -> None:
        """Take it away: all was read, or is to be read again."""
        if stands_as_file(self._layout, self._place) is not None:
            with told_plainly(self._layout, self._place, "removed"):
                self._place.unlink(missing_ok=True)
