"""The scans as they came: each kept once, whole, read-only, under the digest of its bytes.

Length: what the store promises, and how it keeps that, stand side by side.
"""

import errno
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, Protocol

from app.domain.errors import DamagedHolding, DamagedOriginal
from app.domain.imagery import Digests, StoredOriginal
from app.storage.faults import told_plainly
from app.storage.folders import make_folder, open_file, settle, stand, stands_as_file
from app.storage.hashing import digests_of
from app.storage.incoming import Incoming, Leftover
from app.storage.layout import Layout
from app.storage.lock import one_at_a_time
from app.storage.receipt import check_announced, check_arrived, receive
from app.storage.set_aside import Aside, SetAside

_READ_ONLY = 0o444
_SHARD = re.compile(r"[0-9a-f]{2}", re.ASCII)


class Originals(Protocol):
    """A store of originals. `LocalOriginals` says what each verb promises."""

    def put(
        self,
        chunks: Iterable[bytes] | BinaryIO,
        *,
        expected_sha256: str | None = None,
        largest_bytes: int | None = None,
    ) -> StoredOriginal:
        """Keep a scan for good."""

    def take_over(self, path: Path, received: StoredOriginal) -> StoredOriginal:
        """Keep a file that has come in whole, by moving it to its place."""

    def path(self, sha256: str) -> Path:
        """Name a file from which the original can be read."""

    def exists(self, sha256: str) -> bool:
        """Whether an original lies here, without reading its bytes."""

    def digests_of(self, sha256: str) -> Digests:
        """Read the original through and give the digests that its bytes have today."""

    def require_sound(self, sha256: str) -> Digests:
        """Read the original through and give its digests, if it is what it was."""

    def sound_path(self, sha256: str) -> Path:
        """Name its file, once it was found to be what it was."""

    def all(self) -> Iterator[str]:
        """Name each original kept, in the order of the digests."""

    def claim(self, sha256: str) -> bool:
        """Mark an original as wanted, before a record names it."""

    def set_aside(self, sha256: str, *, older_than: timedelta) -> SetAside | None:
        """Take an original that no record names out of the store."""

    def aside(self) -> Iterator[SetAside]:
        """Name each original that was set aside and is not gone."""

    def put_back(self, one: SetAside) -> bool:
        """Put what was set aside back into the store."""

    def discard(self, one: SetAside) -> None:
        """Take away for good what was set aside."""

    def leftovers(self, *, older_than: timedelta) -> Iterator[Leftover]:
        """Name what killed processes left half-written."""

    def remove_leftover(self, name: str) -> None:
        """Take away such a leftover."""


class LocalOriginals:
    """Originals in a folder of a POSIX file system.

    Threads and processes may use one store at once. An original lies in its place only when whole,
    at every moment and after a power cut.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._incoming = Incoming(layout, layout.incoming_originals)
        self._aside = Aside(layout)

    def put(
        self,
        chunks: Iterable[bytes] | BinaryIO,
        *,
        expected_sha256: str | None = None,
        largest_bytes: int | None = None,
    ) -> StoredOriginal:
        """Keep a scan; when this returns, the disk has it. After any error nothing was stored.

        An original already here is kept if its bytes are still right (it is read to see), and
        replaced by these if not: then `already_kept` is False. Another digest than expected, or
        more than `largest_bytes`, is `Rejected`; a fault of our disk is `DamagedHolding`; an
        error of the source passes through.
        """
        check_announced(expected_sha256)
        with self._incoming.draft(mode=_READ_ONLY) as draft:
            received = receive(draft, chunks, largest_bytes=largest_bytes)
            check_arrived(received, expected_sha256)
            draft.flush()
            return self._place(draft.path, received)

    def take_over(self, path: Path, received: StoredOriginal) -> StoredOriginal:
        """Keep a file that lies, flushed, among the incoming ones; it leaves there unless kept.

        `received` is what was found by reading it through. As with `put`, an original that is here
        already stays if it is sound: then `already_kept` is True, and the file is the caller's.
        """
        with told_plainly(self._layout, path, "stored"):
            path.chmod(path.lstat().st_mode & _READ_ONLY)
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return self._place(path, received)

    def path(self, sha256: str) -> Path:
        """Name the file of an original; `DamagedHolding` where it is missing."""
        place = self._layout.original(sha256)
        if stands_as_file(self._layout, place) is None:
            raise DamagedHolding(
                f"The original {self._layout.told(place)} is missing. Put it back from a backup "
                "(or import the scan again); `verso verify` names all that are missing.",
            )
        return place

    def exists(self, sha256: str) -> bool:
        """Whether a file lies in the place of this digest, without reading it."""
        return stands_as_file(self._layout, self._layout.original(sha256)) is not None

    def digests_of(self, sha256: str) -> Digests:
        """Read an original through, for fixity: sound if the SHA-256 is the one asked for."""
        place = self.path(sha256)
        with told_plainly(self._layout, place, "read"):
            return _hash_file(place)

    def digest_of(self, sha256: str) -> str:
        """Read an original through and give the SHA-256 of the bytes that it has today."""
        return self.digests_of(sha256).sha256

    def require_sound(self, sha256: str) -> Digests:
        """Read an original through and give its digests; `DamagedOriginal` for other bytes."""
        found = self.digests_of(sha256)
        if found.sha256 != sha256:
            place = self._layout.told(self._layout.original(sha256))
            raise DamagedOriginal(
                f"The original {place} has other bytes than when it came in, and is not given "
                "out. Put it back from a second store: `verso verify --repair-from STORE`.",
                sha256,
            )
        return found

    def sound_path(self, sha256: str) -> Path:
        """Name the file of an original whose bytes are still right; `DamagedOriginal` else."""
        self.require_sound(sha256)
        return self.path(sha256)

    def all(self) -> Iterator[str]:
        """Name each file that lies where an original should, sorted; one shard in memory."""
        for first in self._names(self._layout.originals, _SHARD):
            for second in self._names(self._layout.originals / first, _SHARD):
                shard = self._layout.originals / first / second
                yield from self._names(shard, re.compile(rf"{first}{second}[0-9a-f]{{60}}"))

    def claim(self, sha256: str) -> bool:
        """Make an original count as new, so that no sweep takes it now; False if it is not here."""
        place = self._layout.original(sha256)
        if stands_as_file(self._layout, place) is None:
            return False
        with self._turn(), told_plainly(self._layout, place, "marked as wanted"):
            try:
                os.utime(place, follow_symlinks=False)
            except FileNotFoundError:  # swept while this waited for its turn
                return False
            return True

    def set_aside(self, sha256: str, *, older_than: timedelta) -> SetAside | None:
        """Begin to sweep an original; None if it is gone, or came in more recently.

        `put` makes an original that it finds here count as new. So with a grace time longer than
        any import's way from `put` to `commit`, a sweep cannot take what is about to be named.
        Whoever has written down that it goes calls `discard`.
        """
        place = self._layout.original(sha256)
        if stands_as_file(self._layout, place) is None:
            return None
        with self._turn(), told_plainly(self._layout, place, "removed"):
            found = stands_as_file(self._layout, place)
            if found is None or time.time() - found.st_mtime < older_than.total_seconds():
                return None
            return self._aside.take(place, sha256)

    def aside(self) -> Iterator[SetAside]:
        """Name what was set aside by a sweep that goes on, or was killed."""
        return self._aside.all()

    def put_back(self, one: SetAside) -> bool:
        """Undo `set_aside`; False if it is gone, or the same scan has come in since."""
        place = self._layout.original(one.sha256)
        make_folder(self._layout, place.parent)
        with self._turn():
            is_free = stands_as_file(self._layout, place) is None
            return is_free and self._aside.give_back(one, place)

    def discard(self, one: SetAside) -> None:
        """Take away for good what was set aside."""
        self._aside.discard(one)

    def leftovers(self, *, older_than: timedelta) -> Iterator[Leftover]:
        """Name the drafts in `images/originals/.incoming` that have lain untouched for so long."""
        return self._incoming.leftovers(older_than=older_than)

    def remove_leftover(self, name: str) -> None:
        """Take away one of the `leftovers`."""
        self._incoming.remove(name)

    def _place(self, came: Path, received: StoredOriginal) -> StoredOriginal:
        """Give the flushed file its place, or keep the sound original that has it."""
        place = self._layout.original(received.sha256)
        make_folder(self._layout, place.parent)
        with self._turn():
            if stands_as_file(self._layout, place) is None:
                self._move(came, place)
                return received
            with told_plainly(self._layout, place, "marked as wanted"):
                os.utime(place, follow_symlinks=False)  # no sweep takes it now, see `set_aside`
            settle(self._layout, place.parent)
        if self._is_sound(place, received):
            return replace(received, already_kept=True)
        with self._turn(), told_plainly(self._layout, place, "repaired"):
            came.replace(place)
            settle(self._layout, place.parent)
        return received

    def _move(self, came: Path, place: Path) -> None:
        """Rename, and have the disk keep the name; if it does not, it goes back where it came."""
        with told_plainly(self._layout, place, "stored"):
            came.rename(place)
        try:
            settle(self._layout, place.parent)
        except BaseException:
            with suppress(OSError):
                place.rename(came)
            raise

    def _is_sound(self, place: Path, wanted: StoredOriginal) -> bool:
        """Whether the bytes kept are those wanted; bytes that can't be read any more are not."""
        found = stands_as_file(self._layout, place)
        if found is None or found.st_size != wanted.size_bytes:
            return False
        with told_plainly(self._layout, place, "read"):
            try:
                return _hash_file(place).sha256 == wanted.sha256
            except OSError as fault:
                if fault.errno == errno.EIO:
                    return False
                raise

    def _turn(self) -> AbstractContextManager[None]:
        """Wait for the one turn at placing or sweeping an original."""
        return one_at_a_time(self._layout, self._layout.originals_lock)

    def _names(self, folder: Path, form: re.Pattern[str]) -> list[str]:
        """List what is of a form in a folder, sorted, without links; nothing if it is not there."""
        if stand(self._layout, folder) is None:
            return []
        with told_plainly(self._layout, folder, "listed"), os.scandir(folder) as entries:
            found = (e.name for e in entries if form.fullmatch(e.name) and not e.is_symlink())
            return sorted(found)


def _hash_file(path: Path) -> Digests:
    with open_file(path) as file:
        return digests_of(file)
