"""Landlock: a process that gives up for good what it need not reach. Linux, landlock(7)."""

import ctypes
import os
from pathlib import Path
from typing import Final

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every architecture
_VERSION_FLAG: Final = 1
_PATH_BENEATH: Final = 1
_NO_NEW_PRIVILEGES: Final = 38  # prctl(2)

_FIRST_RIGHTS: Final = (1 << 13) - 1
_LATER_RIGHTS: Final = {2: 1 << 13, 3: 1 << 14, 5: 1 << 15}  # refer, truncate, ioctl on devices
_NETWORK: Final = 0b11  # TCP: bind, connect
_NETWORK_SINCE: Final = 4
_SCOPES: Final = 0b11  # abstract sockets of others, signals to others
_SCOPES_SINCE: Final = 6
_SCRATCH_RIGHTS: Final = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 5 | 1 << 8  # files: all but running them
_TRUNCATE: Final = 1 << 14


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scopes", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def landlock_version() -> int:
    """Tell which version of Landlock the kernel has; 0 for none, or one that is switched off."""
    return max(0, _call(_CREATE_RULESET, None, 0, _VERSION_FLAG))


def lock_to(scratch: Path) -> int:
    """Let this process open nothing but files in one folder, and no network; give the version.

    What is open already stays so. It holds for the calling thread and all that it starts, so it is
    called while there is but one. 0, and nothing locked, where the kernel does not know it.
    """
    version = landlock_version()
    if not version:
        return 0
    rights = _FIRST_RIGHTS
    for since, right in _LATER_RIGHTS.items():
        rights |= right if version >= since else 0
    ruleset = _Ruleset(
        rights,
        _NETWORK if version >= _NETWORK_SINCE else 0,
        _SCOPES if version >= _SCOPES_SINCE else 0,
    )
    known_bytes = 8 if version < _NETWORK_SINCE else 16 if version < _SCOPES_SINCE else 24
    rules = _call(_CREATE_RULESET, ctypes.byref(ruleset), known_bytes, 0)
    if rules < 0:
        return 0
    folder = os.open(scratch, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        beneath = _Beneath((_SCRATCH_RIGHTS | _TRUNCATE) & rights, folder)
        added = _call(_ADD_RULE, rules, _PATH_BENEATH, ctypes.byref(beneath), 0)
        ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        locked = _call(_RESTRICT_SELF, rules, 0)
    finally:
        os.close(folder)
        os.close(rules)
    return version if added == locked == 0 else 0


def _call(number: int, *arguments: object) -> int:
    """Make a system call; -1 where it fails, or there are none of Linux."""
    syscall = getattr(ctypes.CDLL(None), "syscall", None)
    if syscall is None or os.uname().sysname != "Linux":
        return -1
    syscall.restype = ctypes.c_long
    return int(syscall(ctypes.c_long(number), *(_argument(each) for each in arguments)))


def _argument(given: object) -> object:
    return ctypes.c_long(given) if isinstance(given, int) else given
