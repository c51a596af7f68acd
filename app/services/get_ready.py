"""What a server does when it starts, so that no question waits for it."""

import gc
import logging
from functools import cache
from threading import Event, Thread
from typing import Final

from app.domain.checkups import Grade
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from app.imaging.memory import give_back_what_is_free
from app.persistence.database_checkup import sqlite_checkup
from app.persistence.postgresql import is_on_server

_MADE_BEFORE_LOOKING: Final = (5_000, 20, 10)
_GIVES_BACK_EVERY_S: Final = 10.0
_log: Final = logging.getLogger(__name__)


def get_ready(holding: Holding) -> Thread:
    """Have a thread learn what searches remember, and leave what is there already to stay.

    An SQLite that can damage the catalogue is warned of.
    """
    if not is_on_server(holding.engine) and (found := sqlite_checkup()).grade is not Grade.FINE:
        _log.warning("%s %s.", found.subject, found.told)
    settle()
    _gives_back()
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


def give_back_always(*, every_s: float, stop: Event) -> None:
    """Return to the system what lies free, again and again until `stop` is set."""
    while not stop.wait(every_s):
        give_back_what_is_free()


@cache
def _gives_back() -> Thread:
    """Have one thread of a process do that as long as it lives: it takes a few milliseconds."""
    how = {"every_s": _GIVES_BACK_EVERY_S, "stop": Event()}
    giving = Thread(target=give_back_always, kwargs=how, name="giving memory back", daemon=True)
    giving.start()
    return giving


def _learn(holding: Holding) -> None:
    try:
        with holding.open(THE_PUBLIC) as catalogue:
            catalogue.search_index.remember()
    except Exception:  # noqa: BLE001 - whoever searches first will learn it, or be told what is wrong
        _log.exception("What searches remember could not be learnt beforehand.")
