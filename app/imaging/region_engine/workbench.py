"""Where one region after the other is made: the memory stays, only the pixels change.

New pages cost more than the work on them: a region takes some megabytes, and the system hands
out 4 KiB at a time, each filled with zeros before.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import numpy as np
from cykooz_resizer import Resizer

from app.imaging.region_engine.pixels import Pixels

_MOST_KEPT_BYTES: Final = 8 * 1024**2
_MOST_ROOMS: Final = 8


class Room:
    """Memory for one picture at a time: asking for it again gives the same memory."""

    def __init__(self) -> None:
        self._kept = np.empty(0, np.uint8)

    def of(self, height_px: int, width_px: int, bytes_a_pixel: int) -> Pixels:
        """Give room that holds anything; what is larger than 8 MiB is not kept afterwards."""
        size_bytes = height_px * width_px * bytes_a_pixel
        if size_bytes > _MOST_KEPT_BYTES:
            return np.empty((height_px, width_px, bytes_a_pixel), np.uint8)
        if size_bytes > self._kept.size:
            self._kept = np.empty(size_bytes, np.uint8)
        return self._kept[:size_bytes].reshape(height_px, width_px, bytes_a_pixel)


class Workbench:
    """Room for what is cut out of a level and for the answer, and the filter with its own.

    And rooms for tiles that are needed for a moment: as many as are asked for.
    """

    def __init__(self) -> None:
        self.cut: Final = Room()
        self.narrow: Final = Room()
        self.rows: Final = Room()
        self.answer: Final = Room()
        self.colour: Final = Room()
        self.resizer: Final = Resizer()
        self._rooms: list[Room] = []

    def room(self) -> Room:
        """Take one of the rooms, or a new one."""
        return self._rooms.pop() if self._rooms else Room()

    def put_back(self, room: Room | None) -> None:
        """Let a room serve again; there may have been none."""
        if room is not None and len(self._rooms) < _MOST_ROOMS:
            self._rooms.append(room)


class Workbenches:
    """As many as are at work at once. Threads share them; none is used by two at a time."""

    def __init__(self) -> None:
        self._free: deque[Workbench] = deque()

    @contextmanager
    def one(self) -> Iterator[Workbench]:
        """Take the one used last, or a new one, and put it back."""
        try:
            bench = self._free.pop()
        except IndexError:
            bench = Workbench()
        try:
            yield bench
        finally:
            self._free.append(bench)
