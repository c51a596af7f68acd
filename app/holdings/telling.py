"""What the public is still to be told, in portions that are too short to be waited for."""

import time
from collections.abc import Callable
from typing import Final

from app.domain.viewers import THE_DESK
from app.holdings.holding import Holding
from app.persistence.catalogue import Catalogue

WRITING_S: Final = 0.05
"""How long a portion should keep others from writing. It is made smaller or larger by the last."""

_FEWEST, _MOST = 200, 1000
_BEGIN_WITH: Final = 500
"""Two hundred things take hardly longer than one: most of it goes into asking."""


def tell_portions(holding: Holding, *, pause: Callable[[float], bool] = lambda _: False) -> int:
    """Tell all that waits to be told; give the number of portions.

    Each is a transaction. After it as long a pause as it took, so that others come to write;
    `pause` waits so many seconds, and says whether to stop.
    """
    return _in_portions(
        holding, _is_behind, lambda catalogue, limit: catalogue.tell_some(limit=limit), pause
    )


def tell_ended(holding: Holding, *, pause: Callable[[float], bool] = lambda _: False) -> int:
    """Tell, likewise, of all that was closed until a day that has passed."""
    return _in_portions(
        holding,
        lambda _: True,
        lambda catalogue, limit: catalogue.tell_what_is_over(limit=limit),
        pause,
    )


def _in_portions(
    holding: Holding,
    is_any: Callable[[Catalogue], bool],
    tell: Callable[[Catalogue, int], bool],
    pause: Callable[[float], bool],
) -> int:
    told, at_once = 0, _BEGIN_WITH
    while True:
        with holding.open(THE_DESK) as catalogue:  # looks without hindering those who write
            if not is_any(catalogue):
                return told
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.search_index.begin_writing()
            began = time.monotonic()
            if not tell(catalogue, at_once):
                return told
            catalogue.commit()
        took_s = time.monotonic() - began
        told += 1
        at_once = _adapted(at_once, took_s)
        if pause(took_s):
            return told


def _adapted(at_once: int, took_s: float) -> int:
    """Give the size of the next portion, from how long the last one took."""
    return int(max(_FEWEST, min(_MOST, at_once * min(2.0, WRITING_S / max(took_s, 0.001)))))


def _is_behind(catalogue: Catalogue) -> bool:
    return catalogue.stream.is_behind()
