"""mallopt(3): a threshold that is set stays; otherwise it rises with each large block freed."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from app.imaging.decoders import restrict_decoders

SIDE_PX = 4096  # 16 MiB: a block as Pillow asks for them
MIB = 1024 * 1024


def test_a_picture_that_is_done_takes_no_memory_though_a_later_one_is_still_in_work() -> None:
    restrict_decoders()
    Image.new("L", (SIDE_PX, SIDE_PX), 1).close()
    done = Image.new("L", (SIDE_PX, SIDE_PX), 1)
    in_work = Image.new("L", (SIDE_PX, SIDE_PX), 1)
    before = resident_bytes()
    del done
    assert before - resident_bytes() > 15 * MIB
    assert in_work.getpixel((0, 0)) == 1


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
        [sys.executable, "-c", THREADS], capture_output=True, text=True, check=True, timeout=60
    )
    assert 1 <= told.stdout.count("<heap nr=") <= 2  # malloc_info(3)


PIECES = """
from pathlib import Path
from resource import getpagesize
from app.imaging.memory import give_back_promptly, give_back_what_is_free
def mib():
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * getpagesize() >> 20
give_back_promptly()
pieces = [bytes(2000) for _ in range(50_000)]
full = mib()
pieces = pieces[::100]
freed = mib()
give_back_what_is_free()
print(full - freed, full - mib())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told by Linux")
def test_what_lies_free_between_pieces_in_use_is_given_back() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PIECES], capture_output=True, text=True, check=True, timeout=60
    )
    by_itself, when_told = map(int, told.stdout.split())
    assert by_itself < 20
    assert when_told > 80  # of 95


def resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize()
