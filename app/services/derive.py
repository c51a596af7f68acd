"""Making the derivatives of a holding: those that are missing, of an old edition, or all."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice

from app.domain.errors import DamagedOriginal, Problem, UnreadableScan
from app.domain.imagery import SHOWN
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.domain.work import JobKind
from app.holdings import Holding
from app.holdings.fixity import note_damage
from app.holdings.likeness import note_likeness


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

    As many are made at once as `pixel_workers` says; the old ones serve until then. It may be
    stopped and run again, and several may run at once: what one has made the others pass over.
    Of a damaged original none is made. `DamagedHolding` where one is missing or the disk is full.
    """
    with holding.open(THE_DESK) as catalogue:
        total = sum(1 for _ in catalogue.digests())
    made, already, refused = 0, 0, list[Problem]()
    at_once = holding.settings.pixel_workers
    with ThreadPoolExecutor(at_once, thread_name_prefix="derive") as threads:
        for group in _groups(_shown(holding), of=at_once):
            progress(made + already + len(refused), total, group[0][:12])
            for done in threads.map(partial(_derived, holding, everything=everything), group):
                made += done is True
                already += done is False
                if isinstance(done, Problem):
                    refused.append(done)
    progress(total, total, "")
    return DerivedCounts(made, already, tuple(refused))


def _derived(holding: Holding, sha256: str, *, everything: bool) -> bool | Problem:
    """Make one; False where it was in order already, or why none can be made.

    The scan's likeness to others is kept in either case, if it was not known yet.
    """
    if not everything and holding.derivation.is_current(holding.derivation.opened(sha256)):
        note_likeness(holding, sha256)
        return False
    try:
        holding.derivation.make(sha256)
    except (UnreadableScan, DamagedOriginal) as fault:
        note_damage(holding, fault)
        return Problem(sha256, "", str(fault))
    note_likeness(holding, sha256)
    holding.jobs.settle(JobKind.DERIVE, sha256)
    return True


def _groups(names: Iterator[str], *, of: int) -> Iterator[list[str]]:
    """Give so many at a time: what runs at once, and no more, is in memory."""
    while group := list(islice(names, of)):
        yield group


def _shown(holding: Holding) -> Iterator[str]:
    """Name the originals of which there is something to see; each is looked up by itself."""
    for sha256 in holding.originals.all():
        with holding.open(THE_DESK) as catalogue:
            scan = catalogue.scan_characteristics(sha256)
        if scan is not None and scan.characteristics.condition in SHOWN:
            yield sha256
