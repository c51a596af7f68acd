"""What a server does when it starts, so that no question waits for it."""

import gc
import logging
from threading import Thread
from typing import Final

from app.domain.checkups import Grade
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from app.persistence.database_checkup import sqlite_checkup
from app.persistence.postgresql import is_on_server

_log: Final = logging.getLogger(__name__)


def get_ready(holding: Holding) -> Thread:
    """Have a thread learn what searches remember, and leave what is there already to stay.

    Going through all that never goes away, to see whether it may, makes answers stutter. An SQLite
    that can damage the catalogue is warned of.
    """
    if not is_on_server(holding.engine) and (found := sqlite_checkup()).grade is not Grade.FINE:
        _log.warning("%s %s.", found.subject, found.told)
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
