"""What the operating system refuses, said so that the person at the desk knows what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import DamagedHolding, FileTooLarge, OutOfSpace
from app.storage.layout import Layout

_NO_LEAVE = (
    "this account may not do that",
    "Let the account that runs Verso own the holding's folder and all below it.",
)
_IN_THE_WAY = (
    "something else lies in its place",
    "Look at what lies there, move it out of the holding, and run this again.",
)
_FAILING = (
    "the disk reports a fault",
    "Check the disk and its log before anything more is entrusted to it.",
)
_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space and run this again."),
    errno.EDQUOT: ("this account's disk quota is used up", "Raise it and run this again."),
    errno.EFBIG: (
        "a file may not grow that large here",
        "Raise the limit (`ulimit -f`, or the file system's own) and run this again.",
    ),
    errno.EACCES: _NO_LEAVE,
    errno.EPERM: _NO_LEAVE,
    errno.EROFS: (
        "the disk can only be read",
        "Mount it for writing; one that became so by itself is most often failing.",
    ),
    errno.EIO: _FAILING,
    errno.EBADMSG: _FAILING,  # ext4, XFS: a checksum of the file system's own is wrong
    errno.ENOENT: (
        "it is not there",
        "See that the holding's disk is mounted; `verso verify` names what is missing.",
    ),
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EISDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
    errno.ELOOP: _IN_THE_WAY,
    errno.EXDEV: (
        "it is on another disk than the folder for incoming files",
        "Mount other disks at images/originals or above it, not below.",
    ),
    errno.ENOLCK: (
        "this file system knows no locks",
        "Keep the holding on a local disk, or on NFS version 4 or later.",
    ),
    errno.EMFILE: ("too many files are open", "Raise the limit (`ulimit -n`) and run this again."),
}

_KINDS = {
    errno.ENOSPC: OutOfSpace,
    errno.EDQUOT: OutOfSpace,
    errno.EFBIG: FileTooLarge,
}


@contextmanager
def told_plainly(layout: Layout, path: Path, deed: str) -> Iterator[None]:
    """Turn an `OSError` of the holding's own disk into `DamagedHolding`.

    `path` is what was worked on, `deed` what could not be done to it: "stored", "read". Put this
    around our own calls only: a fault of the donor's disk is not a fault of the holding.
    """
    try:
        yield
    except OSError as fault:
        unknown = (fault.strerror or str(fault), "Nothing else is known of the cause.")
        reason, way_out = _REASONS.get(fault.errno or 0, unknown)
        message = f"{layout.told(path)} could not be {deed}: {reason}. {way_out}"
        kind = _KINDS.get(fault.errno or 0, DamagedHolding)
        raise kind(message) from fault
