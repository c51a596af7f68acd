"""Reading originals through on a rota, slowly, so that rot is found while there is a copy."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from threading import Event
from typing import Final

from app.domain.fixity import FixityLine, FixitySummary
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.holdings import Holding
from app.holdings.fixity import Checks, check_original

_log = logging.getLogger(__name__)
_AT_ONCE: Final = 50
_REST_S: Final = 600.0
_MEGABYTE: Final = 1_000_000
_MOST_DAMAGED_SHOWN: Final = 200


def check_fixity(
    holding: Holding, *, pause: Callable[[float], bool] = lambda _: False, limit: int = _AT_ONCE
) -> int:
    """Read the originals that are due, those first that nobody has read for longest; count them.

    Not faster than `fixity_mb_per_s`: `pause` waits so many seconds, and says whether to stop. What
    is damaged is noted as a PREMIS event, and told on every page of those who catalogue.
    """
    before = holding.now() - timedelta(days=holding.settings.fixity_days)
    with holding.open(THE_DESK) as catalogue:
        due = catalogue.fixity.due(before=before, limit=limit)
        known = catalogue.fixity.second_digests([sha256 for sha256, _ in due])
    checks, count = Checks(holding), 0
    for sha256, size_bytes in due:
        began = time.monotonic()
        checked = check_original(holding, sha256, sha512=known.get(sha256))
        checks.add(checked)
        count += 1
        if checked.fault:
            _log.error("An original is damaged: %s: %s", sha256, checked.fault)
        least_s = size_bytes / (holding.settings.fixity_mb_per_s * _MEGABYTE)
        if pause(max(0.0, least_s - (time.monotonic() - began))):
            break
    checks.flush()
    return count


def keep_checking(holding: Holding, *, stop: Event) -> None:
    """Go on with the rota until `stop` is set. A fault of the holding is tried again later."""
    if not holding.settings.fixity_days:
        return
    while not stop.is_set():
        try:
            done = check_fixity(holding, pause=stop.wait)
        except Exception:  # noqa: BLE001 - whatever it is, the rota must not end with it
            _log.exception("Originals could not be read through.")
            done = 0
        if not done:
            stop.wait(_REST_S)


def fixity_summary(
    holding: Holding, viewer: Viewer, *, after: str | None, limit: int
) -> tuple[FixitySummary, tuple[int, int], tuple[FixityLine, ...], tuple[FixityLine, ...], str]:
    """Give the counts, what was read in the last day, the damaged, a leaf of all, and what follows.

    Needs the scope `administer`.
    """
    viewer.must(Scope.ADMINISTER)
    with holding.open(THE_DESK) as catalogue:
        fixity = catalogue.fixity
        page = fixity.page(after=after, limit=limit)
        return (
            fixity.summary(),
            fixity.checked_since(holding.now() - timedelta(days=1)),
            fixity.damaged(limit=_MOST_DAMAGED_SHOWN),
            page.items,
            page.after or "",
        )
