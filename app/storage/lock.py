"""One at a time, among all threads and processes that work on a holding."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.errors import Busy
from app.storage.faults import told_plainly
from app.storage.layout import Layout

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC


@contextmanager
def one_at_a_time(layout: Layout, lock: Path) -> Iterator[None]:
    """Wait for a lock file and hold it. The system lets go of it when its holder is killed.

    Not to be entered twice by one thread: it would wait for itself.
    """
    with _opened(layout, lock) as descriptor:
        with told_plainly(layout, lock, "locked"):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


@contextmanager
def only_one(layout: Layout, lock: Path, *, told: str) -> Iterator[None]:
    """Hold a lock file, or raise `Busy` with what is `told` at once where somebody else does."""
    with _opened(layout, lock) as descriptor:
        with told_plainly(layout, lock, "locked"):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy(told) from None
        try:
            yield
        finally:  # a process that is just being started may hold the file open longer
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_UN)


@contextmanager
def _opened(layout: Layout, lock: Path) -> Iterator[int]:
    with told_plainly(layout, lock, "locked"):
        descriptor = os.open(lock, _FLAGS, 0o666)
    try:
        yield descriptor
    finally:
        with suppress(OSError):  # the descriptor, and so the lock, is given back even then
            os.close(descriptor)
