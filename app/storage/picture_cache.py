"""Pictures that were made lately, encoded, in memory."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from app.domain.render_plan import RenderPlan

_LARGEST_SHARE: Final = 8  # one picture takes at most an eighth, or a few would empty the cache


class PictureCache:
    """Up to `most_bytes` of pictures; what was asked for longest ago goes first.

    A picture is known by what it was made from (a derivative's identity, an original's digest) and
    its plan, so none in here is ever stale.
    Whether a viewer may see it is asked before. Threads may share it.
    """

    def __init__(self, *, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pictures: OrderedDict[tuple[str, RenderPlan], bytes] = OrderedDict()
        self._turn = Lock()

    def get(self, source: str, plan: RenderPlan) -> bytes | None:
        """Give a picture, or None where it has to be made."""
        with self._turn:
            picture = self._pictures.get((source, plan))
            if picture is not None:
                self._pictures.move_to_end((source, plan))
            return picture

    def keep(self, source: str, plan: RenderPlan, picture: bytes) -> None:
        """Keep a picture for a while; a very large one is not kept."""
        if len(picture) * _LARGEST_SHARE > self._most_bytes:
            return
        with self._turn:
            before = self._pictures.pop((source, plan), b"")
            self._pictures[source, plan] = picture
            self._bytes += len(picture) - len(before)
            while self._bytes > self._most_bytes:
                _, oldest = self._pictures.popitem(last=False)
                self._bytes -= len(oldest)
