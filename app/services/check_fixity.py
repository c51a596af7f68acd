"""Reading originals through on a rota, slowly, so that rot is found while there is a copy."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from threading import Event
from typing import Final

from app.domain.catalogued import Page
from app.domain.fixity import FixityLine, FixitySummary
from app.domain.saving import ScanPlace
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.holdings import Holding
from app.holdings.fixity import Checks, check_original

_log = logging.getLogger(__name__)
_AT_ONCE: Final = 50
_REST_S: Final = 600.0
_MEGABYTE: Final = 1_000_000


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


@dataclass(frozen=True, slots=True)
class FixityOverview:
    """The counts, what was read in the last day (files, bytes), and a leaf of two lists by digest.

    `places` tells of the originals on them where they are used now.
    """

    summary: FixitySummary
    checked_today: tuple[int, int]
    damaged: Page[FixityLine]
    all: Page[FixityLine]
    places: Mapping[str, ScanPlace]


def fixity_overview(
    holding: Holding,
    viewer: Viewer,
    *,
    after: str | None = None,
    damaged_after: str | None = None,
    limit: int,
) -> FixityOverview:
    """Give what is known of the originals' bytes. Needs the scope `administer`."""
    viewer.must(Scope.ADMINISTER)
    with holding.open(THE_DESK) as catalogue:
        fixity = catalogue.fixity
        damaged = fixity.damaged(after=damaged_after, limit=limit)
        page = fixity.page(after=after, limit=limit)
        return FixityOverview(
            fixity.summary(),
            fixity.checked_since(holding.now() - timedelta(days=1)),
            damaged,
            page,
            catalogue.first_places({line.sha256 for line in (*damaged.items, *page.items)}),
        )
