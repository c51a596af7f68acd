"""The worker: does the work that waits, beside the web server or in a process of its own."""

import logging
import time
from threading import Event, Thread
from typing import Final

from app.holdings import Holding
from app.services.check_fixity import keep_checking
from app.services.drop_old_uploads import drop_old_uploads
from app.services.open_what_is_over import open_what_is_over
from app.services.reindex import renew_index
from app.services.tell_what_waits import keep_telling
from app.services.work_off import work_off

_log = logging.getLogger(__name__)
_REST_S: Final = 1.0
_REST_AFTER_FAULT_S: Final = 30.0
_CLOSURES_EVERY_S: Final = 600.0
_INDEX_FOR_S: Final = 2.0
_RECORDS_FOR_S: Final = 2.0


def run(holding: Holding, *, stop: Event) -> None:
    """Work off what is due, look again every second, and return soon after `stop` is set.

    An index that other rules have made is brought up to date between, a little at a time. A fault
    of the holding itself (a full disk, a locked database) is logged, and tried again. Beside it
    originals are read through on their rota, and the public is told of what lies in units that were
    closed or moved: that waits for no other work.
    """
    beside = [
        Thread(target=keep, args=(holding,), kwargs={"stop": stop}, name=name)
        for name, keep in (("fixity", keep_checking), ("telling", keep_telling))
    ]
    for thread in beside:
        thread.start()
    try:
        _work(holding, stop=stop)
    finally:
        stop.set()
        for thread in beside:
            thread.join()


def _work(holding: Holding, *, stop: Event) -> None:
    closures_due_at = time.monotonic()
    index_may_be_old = True
    while not stop.is_set():
        rest_s = _REST_S
        try:
            if time.monotonic() >= closures_due_at:
                open_what_is_over(holding, pause=stop.wait)
                drop_old_uploads(holding)
                closures_due_at = time.monotonic() + _CLOSURES_EVERY_S
            work_off(holding, stopping=stop.is_set)
            holding.records.write_due(for_s=_RECORDS_FOR_S, stopping=stop.is_set)
            if index_may_be_old:
                index_may_be_old = renew_index(holding, for_s=_INDEX_FOR_S, stopping=stop.is_set)
                rest_s = 0.0 if index_may_be_old else _REST_S
        except Exception:  # noqa: BLE001 - whatever it is, the catalogue must not be left without its worker
            _log.exception("The work that waits could not be done.")
            rest_s = _REST_AFTER_FAULT_S
        stop.wait(rest_s)
