"""Memory of pictures, given back to the system when a picture is done."""

import ctypes
from typing import Final

_M_MMAP_THRESHOLD: Final = -3  # malloc.h of the GNU C library; mallopt(3)
_M_TRIM_THRESHOLD: Final = -1
_M_ARENA_MAX: Final = -8
_LARGE_BYTES: Final = 2 * 1024**2  # a tile of 512 x 512, four bytes a pixel, is none of them
_KEPT_BYTES: Final = 4 * 1024**2
_POOLS: Final = 2


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
