"""Files that come in over several requests, out of sight until they are whole.

Each has a folder of its own among the incoming originals: the bytes, what is known of them, and the
lock of whoever writes. What is known counts: bytes past the offset that stands there are cut off.
"""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from app.domain.accessions import RefusedScan
from app.domain.errors import DamagedHolding, NotFound
from app.domain.uploads import Upload, UploadFor, UploadInUse, UploadOutcome
from app.storage.faults import told_plainly
from app.storage.folders import make_folder, settle, stand
from app.storage.incoming import Draft, Incoming
from app.storage.layout import Layout

_FOLDER: Final = re.compile(r"([0-9a-f]{32})\.upload", re.ASCII)
_WRITE: Final = os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC
_MAKE: Final = _WRITE | os.O_CREAT
_NONE: Final = "There is no such upload."


class OpenUpload:
    """An upload that nobody else writes to now; `is_here` until its bytes have been moved away."""

    def __init__(self, uploads: "LocalUploads", upload: Upload, layout: Layout, path: Path) -> None:
        self.upload = upload
        self.path = path
        self._uploads = uploads
        self._layout = layout
        self._descriptor: int | None = None
        self._written_bytes = upload.offset_bytes
        self._has_failed = False

    @property
    def is_here(self) -> bool:
        """Whether the bytes still lie here."""
        return stand(self._layout, self.path) is not None

    def write(self, chunk: bytes) -> None:
        """Write on; it counts after `settle` only."""
        Draft(self._layout, self.path, self._opened()).write(chunk)
        self._written_bytes += len(chunk)

    def settle(self, now: datetime) -> None:
        """Have the disk keep what was written; from here on it is part of the file.

        Where the disk has failed at it once nothing more is kept: see `Draft.flush`.
        """
        if self._has_failed:
            return
        self._has_failed = True
        Draft(self._layout, self.path, self._opened()).flush()
        self._has_failed = False
        self.note(replace(self.upload, offset_bytes=self._written_bytes, touched_at=now))

    def note(self, upload: Upload) -> None:
        """Keep what is known of it from now on."""
        self._uploads.note(upload)
        self.upload = upload

    def drop_bytes(self) -> None:
        """Take the bytes away: what becomes of them is decided."""
        with told_plainly(self._layout, self.path, "removed"):
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Give the file back."""
        if self._descriptor is not None:
            os.close(self._descriptor)

    def _opened(self) -> int:
        """Open the bytes, without what a killed process, or a damaged part, has left at the end."""
        if self._descriptor is None:
            with told_plainly(self._layout, self.path, "opened"):
                self._descriptor = os.open(self.path, _WRITE)
                size_bytes = os.fstat(self._descriptor).st_size
                if size_bytes < self._written_bytes:
                    raise DamagedHolding(
                        f"{self._layout.told(self.path)} has lost bytes that the disk had promised "
                        "to keep. Give this upload up, and check the disk."
                    )
                os.ftruncate(self._descriptor, self._written_bytes)
                os.lseek(self._descriptor, 0, os.SEEK_END)
        return self._descriptor


class LocalUploads:
    """The uploads of a holding, on the file system for which they are meant."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._incoming = Incoming(layout, layout.incoming_originals)

    def begin(self, upload: Upload) -> None:
        """Make room for a file; when this returns, the disk knows of it."""
        folder = self._layout.incoming_upload(upload.id)
        make_folder(self._layout, folder)
        for name, mode in (("lock", 0o600), ("bytes", 0o644)):
            with told_plainly(self._layout, folder / name, "begun"):
                os.close(os.open(folder / name, _MAKE, mode))
        self.note(upload)

    def find(self, upload_id: str) -> Upload:
        """Tell what is known of an upload; `NotFound` where there is none."""
        place = self._layout.incoming_upload(upload_id) / "known.json"
        if stand(self._layout, place) is None:
            raise NotFound(_NONE)
        with told_plainly(self._layout, place, "read"), _none_if_gone():
            return _read(place.read_text("utf-8"))

    def all(self) -> Iterator[Upload]:
        """Give every upload, in no order."""
        folder = self._layout.incoming_originals
        if stand(self._layout, folder) is None:
            return
        with told_plainly(self._layout, folder, "listed"):
            names = [
                found[1] for path in folder.iterdir() if (found := _FOLDER.fullmatch(path.name))
            ]
        for name in names:
            try:
                yield self.find(name)
            except NotFound:  # it ended meanwhile, or a killed process had only begun it
                continue

    @contextmanager
    def open(self, upload_id: str) -> Iterator[OpenUpload]:
        """Have an upload for oneself; `UploadInUse` while another request has it."""
        folder = self._layout.incoming_upload(upload_id)
        self.find(upload_id)
        with told_plainly(self._layout, folder, "opened"), _none_if_gone():
            lock = os.open(folder / "lock", _MAKE, 0o600)
        try:
            _take(lock)
            opened = OpenUpload(self, self.find(upload_id), self._layout, folder / "bytes")
            try:
                yield opened
            finally:
                opened.close()
        finally:
            _give_back(lock)

    def note(self, upload: Upload) -> None:
        """Keep what is known of an upload, whole at every moment, on the disk on return."""
        place = self._layout.incoming_upload(upload.id) / "known.json"
        with self._incoming.draft(mode=0o600) as draft:
            draft.write(json.dumps(asdict(upload), default=str).encode())
            draft.flush()
            with told_plainly(self._layout, place, "written"):
                draft.path.replace(place)
        settle(self._layout, place.parent)

    def remove(self, upload_id: str) -> None:
        """Take an upload away with all that came of it; none is no fault."""
        folder = self._layout.incoming_upload(upload_id)
        if stand(self._layout, folder) is not None:
            with told_plainly(self._layout, folder, "removed"):
                shutil.rmtree(folder, ignore_errors=False)

    def remove_untouched(self, *, older_than: timedelta) -> int:
        """Take away what nobody has gone on with for so long; give how many."""
        folder, newest = self._layout.incoming_originals, datetime.now(UTC) - older_than
        if stand(self._layout, folder) is None:
            return 0
        count = 0
        for name in sorted(path.name for path in folder.iterdir()):
            found = _FOLDER.fullmatch(name)
            if found and _touched_at(folder / name) <= newest:
                self.remove(found[1])
                count += 1
        return count

    def free_bytes(self) -> int:
        """How much room the disk has for what comes in."""
        with told_plainly(self._layout, self._layout.originals, "looked at"):
            return shutil.disk_usage(self._layout.home).free


@contextmanager
def _none_if_gone() -> Iterator[None]:
    """Say that there is none where another request has taken it away since it was looked at."""
    try:
        yield
    except FileNotFoundError:
        raise NotFound(_NONE) from None


def _take(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UploadInUse(
            "Another request is bringing this file in. Ask how far it is, and go on from there."
        ) from None


def _give_back(lock: int) -> None:
    """Let go, although a process that is being started may have the file open until it runs."""
    try:
        fcntl.flock(lock, fcntl.LOCK_UN)
    finally:
        os.close(lock)


def _touched_at(folder: Path) -> datetime:
    """When anything was last written there."""
    try:
        paths = [folder, *folder.iterdir()]
        newest = max(path.lstat().st_mtime for path in paths)
    except FileNotFoundError:  # it has just ended
        newest = datetime.now(UTC).timestamp()
    return datetime.fromtimestamp(newest, UTC)


def _read(text: str) -> Upload:
    known = json.loads(text)
    outcome = known.pop("outcome")
    if outcome is not None:
        refused = outcome.pop("refused")
        outcome = UploadOutcome(**outcome, refused=RefusedScan(**refused) if refused else None)
    known["touched_at"] = datetime.fromisoformat(known["touched_at"])
    known["meant_for"] = UploadFor(known["meant_for"])
    return Upload(**known, outcome=outcome)
