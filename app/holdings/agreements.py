"""How far pairs of scans agree, kept while the process lives: files never change."""

import threading
from collections import OrderedDict
from typing import Final

Pair = tuple[str, str, int]
"""The digests of two files, and by how many quarters the first is turned."""

MOST_KEPT: Final = 10_000


class Agreements:
    """The pairs that were compared lately; threads may share it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Pair, float | None] = OrderedDict()
        self._turn = threading.Lock()

    def __contains__(self, pair: Pair) -> bool:
        """Whether a pair was compared."""
        with self._turn:
            return pair in self._kept

    def known(self, pair: Pair) -> float | None:
        """Give what was found of a pair; None where nothing was, or it is forgotten."""
        with self._turn:
            return self._kept.get(pair)

    def keep(self, pair: Pair, agreement: float | None) -> None:
        """Keep what was found; the oldest is forgotten."""
        with self._turn:
            self._kept[pair] = agreement
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
