"""Telling the public of what lies in units that were closed, opened or moved, as it can wait."""

import logging
from threading import Event
from typing import Final

from app.holdings import Holding
from app.holdings.telling import tell_portions

_log = logging.getLogger(__name__)
_REST_S: Final = 1.0
_REST_AFTER_FAULT_S: Final = 30.0


def keep_telling(holding: Holding, *, stop: Event) -> None:
    """Tell whatever waits until `stop` is set. A fault of the holding is tried again later."""
    rest_s = 0.0
    while not stop.wait(rest_s):
        try:
            tell_portions(holding, pause=stop.wait)
            rest_s = _REST_S
        except Exception:  # noqa: BLE001 - whatever it is, telling must not end with it
            _log.exception("The public could not be told of what has changed.")
            rest_s = _REST_AFTER_FAULT_S
