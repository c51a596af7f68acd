"""Putting damaged and missing originals back from a second store."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import DamagedHolding, NotFound, Rejected
from app.domain.fixity import CheckedOriginal, FixityKind, FixityOutcome
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.domain.work import JobKind
from app.holdings import Holding
from app.holdings.fixity import check_original
from app.holdings.second_store import SecondStore


@dataclass(frozen=True, slots=True)
class Repaired:
    """Originals that were put back, and those that could not be, with the reason."""

    repaired: tuple[str, ...]
    unrepaired: tuple[str, ...]


def repair(holding: Holding, store: Path, *, progress: Progress = quietly) -> Repaired:
    """Read every catalogued original through, and put back those that are not what came in.

    The store is a backup, or another holding. What comes from it is hashed on the way, and takes
    the place of what is here in one step; each is a PREMIS event. `NotFound` where it is no store.
    """
    source = SecondStore(store)
    source.require()
    with holding.open(THE_DESK) as catalogue:
        digests = [sha256 for sha256, _ in catalogue.digests()]
        known = catalogue.fixity.second_digests(digests)
    repaired, unrepaired = list[str](), list[str]()
    for done, sha256 in enumerate(digests):
        progress(done, len(digests), sha256[:12])
        checked = check_original(holding, sha256, sha512=known.get(sha256))
        if not checked.fault:
            continue
        reason = _put_back(holding, source, sha256)
        _record(holding, checked, store=store, reason=reason)
        (unrepaired if reason else repaired).append(f"{sha256}: {reason}" if reason else sha256)
    return Repaired(tuple(repaired), tuple(unrepaired))


def _put_back(holding: Holding, source: SecondStore, sha256: str) -> str:
    """Give the reason why an original could not be put back; empty where it was."""
    try:
        with source.originals.path(sha256).open("rb") as file:
            holding.originals.put(file, expected_sha256=sha256)
    except (DamagedHolding, NotFound):
        return "the store does not have it" if not source.originals.exists(sha256) else "disk fault"
    except Rejected:
        return "it is damaged in the store too"
    except OSError as fault:
        return f"it can't be read in the store: {fault.strerror or fault}"
    return ""


def _record(holding: Holding, checked: CheckedOriginal, *, store: Path, reason: str) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        outcome = FixityOutcome.FAIL if reason else FixityOutcome.SUCCESS
        note = reason or f"from {store}"
        catalogue.fixity.note([checked])
        catalogue.record_fixity(checked.sha256, FixityKind.RECOVERY, outcome, note=note)
        if not reason:
            catalogue.fixity.note([CheckedOriginal(checked.sha256)])
            catalogue.ask_for(JobKind.DERIVE, checked.sha256)
        catalogue.commit()
