"""What a server does when it starts, so that no question waits for it."""

import gc
import logging
from threading import Thread
from typing import Final

from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding

_log: Final = logging.getLogger(__name__)


def get_ready(holding: Holding) -> Thread:
    """Have a thread learn what searches remember, and leave what is there already to stay.

    Going through all that never goes away, to see whether it may, makes answers stutter.
    """
    gc.collect()
    gc.freeze()
    learning = Thread(target=_learn, args=(holding,), name="learning for searches", daemon=True)
    learning.start()
    return learning


def _learn(holding: Holding) -> None:
    try:
        with holding.open(THE_PUBLIC) as catalogue:
            catalogue.search_index.remember()
    except Exception:  # noqa: BLE001 - whoever searches first will learn it, or be told what is wrong
        _log.exception("What searches remember could not be learnt beforehand.")
