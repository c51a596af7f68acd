"""Taking away what killed processes and older versions left lying about."""

from dataclasses import dataclass
from datetime import timedelta

from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.comparison import compare_originals, is_orphan, is_stale
from app.holdings.derivative_findings import fault_of, is_ownerless


@dataclass(frozen=True, slots=True)
class SweptCounts:
    """How many were taken away.

    `originals` that no record names, half-written files as `leftovers`, `documents` that nobody is
    given, `derivatives` that are damaged or of no original.
    """

    originals: int
    leftovers: int
    documents: int
    derivatives: int = 0


def sweep(holding: Holding, *, older_than: timedelta, progress: Progress = quietly) -> SweptCounts:
    """Take away what nothing refers to and nobody has touched for so long.

    `older_than` must be longer than any upload or import takes from a scan to its record: a day
    is safe. An original that was claimed or handed in again counts as new. Documents can be made
    again, so they have no time of grace.
    """
    progress(0, None, "originals")
    originals = sum(
        _sweep_original(holding, compared.sha256, older_than)
        for compared in compare_originals(holding)
        if is_orphan(holding, compared)
    )
    progress(originals, None, "leftovers")
    leftovers = _sweep_leftovers(holding, older_than)
    progress(originals + leftovers, None, "documents")
    documents, stored = 0, holding.documents.keys()
    for key in stored:
        if is_stale(holding, key):
            holding.documents.remove(key)
            documents += 1
    derivatives = _sweep_derivatives(holding, progress)
    return SweptCounts(originals, leftovers, documents, derivatives)


def _sweep_original(holding: Holding, sha256: str, older_than: timedelta) -> bool:
    """Take an original away that no record names; that it was is a PREMIS event."""
    if not holding.originals.remove(sha256, older_than=older_than):
        return False
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.record_fixity(
            sha256, FixityKind.DELETION, FixityOutcome.SUCCESS, note="no record named it"
        )
        catalogue.commit()
    return True


def _sweep_derivatives(holding: Holding, progress: Progress) -> int:
    """Take away what can't be shown. It has no time of grace: all of it can be made again."""
    swept = 0
    for done, key in enumerate(holding.derivatives.keys()):
        progress(done, None, "derivatives")
        if is_ownerless(holding, key) or fault_of(holding, key):
            holding.derivatives.remove(key.sha256)
            swept += 1
    return swept


def _sweep_leftovers(holding: Holding, older_than: timedelta) -> int:
    swept = holding.uploads.remove_untouched(older_than=older_than)
    for store in (
        holding.originals, holding.documents, holding.derivatives, holding.record_files,
    ):  # fmt: skip
        for leftover in store.leftovers(older_than=older_than):
            store.remove_leftover(leftover.name)
            swept += 1
    return swept
