"""Writing what was saved beside the originals, soon after it was saved.

What has changed falls due in its own transaction; it is struck off when its file lies on the disk.
So a process that ends between loses nothing: the next one goes on. It is done in one turn for the
whole holding, so that nobody writes an older state over a newer one.
"""

import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from app.domain.errors import VersoError
from app.domain.imagery import Digests
from app.domain.kept_records import DueRecord, KeptRecord, RecordKind
from app.domain.progress import Progress, quietly
from app.exchange.record_document import record_document
from app.persistence.record_ledger import RecordLedger
from app.storage.record_files import RecordFiles

_log = logging.getLogger(__name__)
_AT_ONCE: Final = 100
_CATCHES_UP_S: Final = 60.0


class RecordKeeping:
    """Keeps the files of records up to the catalogue."""

    def __init__(self, ledger: RecordLedger, files: RecordFiles) -> None:
        self._ledger = ledger
        self._files = files

    def write_due(
        self,
        *,
        for_s: float | None = None,
        stopping: Callable[[], bool] = lambda: False,
        progress: Progress = quietly,
    ) -> int:
        """Write what is due, for a while or until nothing is; give the number of records."""
        ends_at = None if for_s is None else time.monotonic() + for_s
        written = 0
        while not stopping() and (ends_at is None or time.monotonic() < ends_at):
            if not self._ledger.due(limit=1):
                break
            with self._files.turn():
                due = self._ledger.due(limit=_AT_ONCE)
                self._write(due)
                self._ledger.settle(due)
            written += len(due)
            progress(written, None, "records")
        return written

    def catch_up(self, *, for_s: float = _CATCHES_UP_S, progress: Progress = quietly) -> None:
        """Write what is due at the end of a command, which has done its work whatever comes of it.

        What could not be written, or not in a minute, stays due: after a newer version's migration
        that may be all there is, for hours. The log says why.
        """
        try:
            self.write_due(for_s=for_s, progress=progress)
            if waiting := self.due_count():
                _log.info("%d records beside the originals are still to be written.", waiting)
        except VersoError as fault:
            _log.warning("Records beside the originals could not be written. %s", fault)

    def due_count(self) -> int:
        """Count the records that wait to be written."""
        return self._ledger.due_count()

    def read(self, kind: RecordKind, subjects: Collection[str]) -> dict[str, KeptRecord]:
        """Give records as the catalogue has them now; those that there are not are left out."""
        return self._ledger.read(kind, subjects)

    def due_digests(self, among: Collection[str]) -> set[str]:
        """Name those of some originals whose records are due, by themselves or a photograph's."""
        return self._ledger.due_digests(among)

    def fall_due(self, kind: RecordKind, subjects: Iterable[str]) -> None:
        """Have records written again that are not what they should be."""
        self._ledger.fall_due(kind, subjects)

    def _write(self, due: Iterable[DueRecord]) -> None:
        wanted: dict[RecordKind, set[str]] = {kind: set() for kind in RecordKind}
        for one in due:
            wanted[one.kind].add(one.subject)
        digests = wanted.pop(RecordKind.ORIGINAL)
        photographs = wanted.pop(RecordKind.PHOTOGRAPH)
        self._write_photographs(photographs, digests)
        for kind, subjects in wanted.items():
            found = self._ledger.read(kind, subjects)
            for subject in subjects:
                self._write_apart(kind, subject, found.get(subject))

    def _write_photographs(self, photographs: set[str], digests: set[str]) -> None:
        """Write photographs beside their originals; those that have none stand by themselves."""
        users = self._ledger.photographs_with(digests)
        found = self._ledger.read(RecordKind.PHOTOGRAPH, photographs | set(users.values()))
        of_file = {
            asset["sha256"]: photograph
            for photograph in found.values()
            for asset in photograph.rows.get("asset", ())
        }
        originals = self._ledger.read(RecordKind.ORIGINAL, digests | of_file.keys())
        self._write_beside(originals, of_file)
        for sha256 in digests - originals.keys():  # of a file that was given up
            self._files.remove_beside(sha256)
        beside_one = {photograph.subject for photograph in of_file.values()}
        for photograph_id in photographs:
            alone = None if photograph_id in beside_one else found.get(photograph_id)
            self._write_apart(RecordKind.PHOTOGRAPH, photograph_id, alone)

    def _write_beside(
        self, originals: Mapping[str, KeptRecord], of_file: Mapping[str, KeptRecord]
    ) -> None:
        for sha256, original in originals.items():
            photograph = of_file.get(sha256)
            records = [original] if photograph is None else [original, photograph]
            self._files.write_beside(sha256, record_document(records, _digests(original)))

    def _write_apart(self, kind: RecordKind, subject: str, record: KeptRecord | None) -> None:
        if record is None:
            self._files.remove_apart(kind.value, subject)
        else:
            self._files.write_apart(kind.value, subject, record_document([record]))


def _digests(original: KeptRecord) -> Digests:
    (row,) = original.rows["original"]
    return Digests(row["sha256"], row.get("sha512", ""), row["size_bytes"])
