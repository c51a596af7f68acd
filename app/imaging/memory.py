"""Memory, given back to the system when what it was taken for is done."""

import ctypes
from typing import Final

_M_MMAP_THRESHOLD: Final = -3  # malloc.h of the GNU C library; mallopt(3)
_M_TRIM_THRESHOLD: Final = -1
_M_ARENA_MAX: Final = -8
_LARGE_BYTES: Final = 2 * 1024**2  # a tile of 512 x 512, four bytes a pixel, is none of them
_KEPT_BYTES: Final = 4 * 1024**2
_POOLS: Final = 2
_ALL: Final = 0  # no bytes are kept at the end of a pool


def give_back_promptly() -> None:
    """Have the allocator take large blocks from the system, and return each when it is freed.

    Left to itself, the GNU C library soon takes them from pools, one for each thread, that shrink
    only from their end: after a flood of large pictures a server kept 2.7 GB, and keeps 0.2 GB so.
    A few MB at the end of each pool stay, so that the pieces of a picture lie in the same memory
    one after the other: new pages each time cost more than the work on them. All threads share two
    pools: what is free in the pool of one is of no use to the next, and on ten threads each pool
    kept some. Other C libraries don't know the call, and are left as they are.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(ctypes.c_int(_M_MMAP_THRESHOLD), ctypes.c_int(_LARGE_BYTES))
        mallopt(ctypes.c_int(_M_TRIM_THRESHOLD), ctypes.c_int(_KEPT_BYTES))
        mallopt(ctypes.c_int(_M_ARENA_MAX), ctypes.c_int(_POOLS))


def give_back_what_is_free() -> None:
    """Return the memory that lies free between pieces in use. malloc_trim(3).

    What an answer leaves free among what is kept (of caches, of connections) is held by the GNU C
    library until its neighbours go too: a server that was busy for minutes held 20 MB more so. It
    takes milliseconds, in which other threads that ask for memory may wait. Other C libraries don't
    know the call.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(ctypes.c_size_t(_ALL))
