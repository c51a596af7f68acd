"""System calls that a decoder never makes, refused by the kernel. Linux, seccomp(2)."""

import ctypes
import os
import struct
from typing import Final

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2  # prctl(2)
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06  # classic BPF
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | 1  # EPERM
_UNKNOWN: Final = 0x00050000 | 38  # ENOSYS: the C library then makes the older call
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16  # in struct seccomp_data
_THREAD: Final = 0x10000  # CLONE_THREAD
_CLONE3: Final = 435  # the same on every architecture; its flags can't be looked at
_X32_FROM: Final = 0x40000000  # the same calls by other numbers

_REFUSED: Final = {
    # by architecture: its name to the kernel, its number of clone, and what is never called.
    # Sockets: socket, connect, accept, bind, listen, socketpair, accept4; programs: execve,
    # execveat, fork, vfork; others' processes: ptrace, kill, process_vm_readv and _writev; doors
    # that are seldom looked at: io_uring, bpf, unshare, mount, userfaultfd, perf events, keys
    "x86_64": (0xC000003E, 56, (
        41, 42, 43, 49, 50, 53, 288, 59, 322, 57, 58, 101, 62, 310, 311,
        425, 321, 272, 165, 323, 298, 248, 249, 250,
    )),
    "aarch64": (0xC00000B7, 220, (
        198, 203, 202, 200, 201, 199, 242, 221, 281, 117, 129, 270, 271,
        425, 280, 97, 40, 282, 241, 217, 218, 219,
    )),
}  # fmt: skip


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def refuse_calls() -> bool:
    """Have the kernel answer EPERM to such calls from now on; False where that can't be had.

    It holds for the calling thread and all that it starts, and can't be undone.
    """
    system = os.uname()
    if system.sysname != "Linux" or system.machine not in _REFUSED:
        return False
    steps = _filter(*_REFUSED[system.machine])
    prctl = ctypes.CDLL(None).prctl
    if prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    program = _Program(len(steps) // 8, steps)
    return bool(prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _filter(architecture: int, clone: int, numbers: tuple[int, ...]) -> bytes:
    """Write the filter: another architecture, a number of the list, a process are refused."""
    end = 8 + len(numbers)  # where it says that all is well; then come the two refusals

    def to(place: int, after: int) -> int:
        return place - after - 1

    steps = [
        _step(_LOAD, _ARCHITECTURE_AT),
        _step(_IF_EQUAL, architecture, no=to(end + 1, 1)),
        _step(_LOAD, _NUMBER_AT),
        _step(_IF_AT_LEAST, _X32_FROM, yes=to(end + 1, 3)),
        _step(_IF_EQUAL, _CLONE3, yes=to(end + 2, 4)),
    ]
    steps += [
        _step(_IF_EQUAL, number, yes=to(end + 1, place)) for place, number in enumerate(numbers, 5)
    ]
    steps += [
        _step(_IF_EQUAL, clone, no=to(end, end - 3)),
        _step(_LOAD, _FIRST_ARGUMENT_AT),
        _step(_IF_ANY_BIT, _THREAD, no=to(end + 1, end - 1)),
    ]
    answers = (_step(_ANSWER, _ALLOW), _step(_ANSWER, _REFUSE), _step(_ANSWER, _UNKNOWN))
    return b"".join((*steps, *answers))


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
