"""Memory of pictures, given back to the system when a picture is done."""

import ctypes
from typing import Final

_M_MMAP_THRESHOLD: Final = -3  # malloc.h of the GNU C library; mallopt(3)
_LARGE_BYTES: Final = 1024 * 1024


def give_back_promptly() -> None:
    """Have the allocator take large blocks from the system, and return each when it is freed.

    Left to itself, the GNU C library soon takes them from pools, one for each thread, that shrink
    only from their end: after a flood of large pictures a server kept 2.7 GB, and keeps 0.2 GB so.
    Other C libraries don't know the call, and are left as they are.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(ctypes.c_int(_M_MMAP_THRESHOLD), ctypes.c_int(_LARGE_BYTES))
