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

_MADE_BEFORE_LOOKING: Final = (5_000, 20, 10)
_log: Final = logging.getLogger(__name__)


def get_ready(holding: Holding) -> Thread:
    """Have a thread learn what searches remember, and leave what is there already to stay.

    An SQLite that can damage the catalogue is warned of.
    """
    if not is_on_server(holding.engine) and (found := sqlite_checkup()).grade is not Grade.FINE:
        _log.warning("%s %s.", found.subject, found.told)
    settle()
    learning = Thread(target=_learn, args=(holding,), name="learning for searches", daemon=True)
    learning.start()
    return learning


def settle() -> None:
    """Let Python leave alone what is there to stay, and look seldom for circles of dead objects.

    Going through all that lives, to see whether it may go, makes one answer in fifty stutter: what
    answers make is nearly all given back without being looked for. The rest is looked for about
    once a minute on a busy server, so that it stays a few MB.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_MADE_BEFORE_LOOKING)


def _learn(holding: Holding) -> None:
    try:
        with holding.open(THE_PUBLIC) as catalogue:
            catalogue.search_index.remember()
    except Exception:  # noqa: BLE001 - whoever searches first will learn it, or be told what is wrong
        _log.exception("What searches remember could not be learnt beforehand.")
