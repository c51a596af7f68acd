"""mallopt(3): a threshold that is set stays; otherwise it rises with each large block freed."""

import subprocess
import sys

import pytest

from tests.awaiting import PATIENCE_S

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is told by Linux")
RESIDENT = """
from pathlib import Path
from resource import getpagesize
def mib():
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * getpagesize() >> 20
"""


def by_itself(program: str) -> list[int]:
    """Run a program in a process of its own, which has no memory of others; give its numbers."""
    told = subprocess.run(
        [sys.executable, "-c", RESIDENT + program],
        capture_output=True, text=True, check=True, timeout=PATIENCE_S,
    )  # fmt: skip
    return [int(number) for number in told.stdout.split()]


DONE = """
from PIL import Image
from app.imaging.decoders import restrict_decoders
restrict_decoders()
Image.new("L", (4096, 4096), 1).close()
done, in_work = (Image.new("L", (4096, 4096), 1) for _ in range(2))  # 16 MiB, as one block each
before = mib()
del done
print(before - mib(), in_work.getpixel((0, 0)))
"""


@on_linux
def test_a_picture_that_is_done_takes_no_memory_though_a_later_one_is_still_in_work() -> None:
    given_back, in_work = by_itself(DONE)
    assert given_back >= 15
    assert in_work == 1


THREADS = """
import ctypes, threading
from app.imaging.memory import give_back_promptly
give_back_promptly()
libc, together = ctypes.CDLL(None), threading.Barrier(12)
def take():
    together.wait()
    libc.malloc(1000)
    together.wait()  # nobody's pool is free before all have asked
threads = [threading.Thread(target=take) for _ in range(12)]
[thread.start() for thread in threads], [thread.join() for thread in threads]
libc.fopen.restype, libc.malloc_info.argtypes = ctypes.c_void_p, [ctypes.c_int, ctypes.c_void_p]
libc.fclose.argtypes = [ctypes.c_void_p]
file = libc.fopen(b"/dev/stdout", b"w")
libc.malloc_info(0, file)
libc.fclose(file)
"""


def test_many_threads_share_two_pools() -> None:
    told = subprocess.run(
        [sys.executable, "-c", THREADS],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )
    assert 1 <= told.stdout.count("<heap nr=") <= 2  # malloc_info(3)


PIECES = """
from app.imaging.memory import give_back_promptly, give_back_what_is_free
give_back_promptly()
pieces = [bytes(2000) for _ in range(50_000)]
full = mib()
pieces = pieces[::100]
freed = mib()
give_back_what_is_free()
print(full - freed, full - mib())
"""


@on_linux
def test_what_lies_free_between_pieces_in_use_is_given_back() -> None:
    untold, told = by_itself(PIECES)
    assert untold < 20
    assert told > 80  # of 95
