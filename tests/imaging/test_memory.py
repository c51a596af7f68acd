"""mallopt(3): a threshold that is set stays; otherwise it rises with each large block freed."""

import resource
from pathlib import Path

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


def resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize()
