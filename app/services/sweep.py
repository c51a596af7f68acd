"""Taking away what killed processes and older versions left lying about."""

from dataclasses import dataclass
from datetime import timedelta

from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.comparison import ComparedOriginal, compare_originals, is_orphan, is_stale
from app.holdings.derivative_findings import fault_of, is_ownerless
from app.storage.set_aside import SetAside


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
    originals = _sweep_originals(holding, older_than)
    progress(originals, None, "leftovers")
    leftovers = _sweep_leftovers(holding, older_than)
    progress(originals + leftovers, None, "documents")
    documents, stored = 0, holding.documents.keys()
    for key in stored:
        if is_stale(holding, key):
            holding.documents.remove(key)
            documents += 1
    derivatives = _sweep_derivatives(holding, progress)
    holding.records.catch_up(progress=progress)
    return SweptCounts(originals, leftovers, documents, derivatives)


def _sweep_originals(holding: Holding, older_than: timedelta) -> int:
    """Take away what no record names, and first what a sweep was killed over."""
    swept = 0
    for unfinished in holding.originals.aside():
        if not _is_put_back(holding, unfinished):
            swept += _let_go(holding, unfinished)
    for compared in compare_originals(holding):
        if is_orphan(holding, compared) and (
            aside := holding.originals.set_aside(compared.sha256, older_than=older_than)
        ):
            swept += _let_go(holding, aside)
    return swept


def _is_put_back(holding: Holding, aside: SetAside) -> bool:
    """Put an original back that a record names after all: the catalogue may be an older one now."""
    compared = ComparedOriginal(aside.sha256, None, is_kept=True)
    return not is_orphan(holding, compared) and holding.originals.put_back(aside)


def _let_go(holding: Holding, aside: SetAside) -> int:
    """Tell in a PREMIS event that an original goes, and then let it go. Gives 1."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.fixity.note_deletion(aside.sha256, since=aside.at, note="no record named it")
        catalogue.commit()
    holding.originals.discard(aside)
    return 1


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
