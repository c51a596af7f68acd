"""Making the derivatives of a holding: those that are missing, of an old edition, or all."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.errors import Problem, UnreadableScan
from app.domain.imagery import SHOWN
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.domain.work import JobKind
from app.holdings import Holding


@dataclass(frozen=True, slots=True)
class DerivedCounts:
    """How many derivatives were made, and how many were as they should be already.

    `refused` names each original of which none can be made, and why.
    """

    made: int
    already: int
    refused: tuple[Problem, ...] = ()


def derive(
    holding: Holding, *, everything: bool = False, progress: Progress = quietly
) -> DerivedCounts:
    """Make what is missing or was made with other settings; `everything` makes all anew.

    The old ones serve until the new ones are there. It may be stopped and run again, and several
    may run at once: what one has made the others pass over. `DamagedHolding` where an original is
    missing or the disk is full.
    """
    with holding.open(THE_DESK) as catalogue:
        total = sum(1 for _ in catalogue.digests())
    made, already, refused = 0, 0, list[Problem]()
    for sha256 in _shown(holding):
        progress(made + already + len(refused), total, sha256[:12])
        if not everything and holding.derivation.is_current(holding.derivation.opened(sha256)):
            already += 1
            continue
        try:
            holding.derivation.make(sha256)
        except UnreadableScan as fault:
            refused.append(Problem(sha256, "", str(fault)))
        else:
            holding.jobs.settle(JobKind.DERIVE, sha256)
            made += 1
    progress(total, total, "")
    return DerivedCounts(made, already, tuple(refused))


def _shown(holding: Holding) -> Iterator[str]:
    """Name the originals of which there is something to see; each is looked up by itself."""
    for sha256 in holding.originals.all():
        with holding.open(THE_DESK) as catalogue:
            scan = catalogue.scan_characteristics(sha256)
        if scan is not None and scan.characteristics.condition in SHOWN:
            yield sha256
