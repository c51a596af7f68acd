"""Pictures that were made lately, encoded, in memory."""

from collections import OrderedDict
from threading import Lock
from typing import Final

_LARGEST_SHARE: Final = 8  # one picture takes at most an eighth, or a few would empty the cache


class PictureCache:
    """Up to `most_bytes` of pictures; what was asked for longest ago goes first.

    A picture is known by a name that stands for what it was made from, its plan and what made it,
    such as its strong ETag: so none in here is ever stale. Whether a viewer may see it is asked
    before. Threads may share it.
    """

    def __init__(self, *, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pictures: OrderedDict[str, bytes] = OrderedDict()
        self._turn = Lock()

    def get(self, name: str) -> bytes | None:
        """Give a picture, or None where it has to be made."""
        with self._turn:
            picture = self._pictures.get(name)
            if picture is not None:
                self._pictures.move_to_end(name)
            return picture

    def keep(self, name: str, picture: bytes) -> None:
        """Keep a picture for a while; a very large one is not kept."""
        if len(picture) * _LARGEST_SHARE > self._most_bytes:
            return
        with self._turn:
            before = self._pictures.pop(name, b"")
            self._pictures[name] = picture
            self._bytes += len(picture) - len(before)
            while self._bytes > self._most_bytes:
                _, oldest = self._pictures.popitem(last=False)
                self._bytes -= len(oldest)
