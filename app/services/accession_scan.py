"""Taking a scan into the store, before any description names it."""

from collections.abc import Iterable

from app.domain.saving import AccessionedScan
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def accession_scan(
    holding: Holding,
    viewer: Viewer,
    chunks: Iterable[bytes],
    *,
    expected_sha256: str | None = None,
) -> AccessionedScan:
    """Store a scan as it arrives and look at it; when this returns, the disk has it.

    A damaged or oversized scan is kept and marked so. What begins like no scan, or is not the one
    announced, is `Rejected`, and nothing is stored. It is swept if no description comes to name it.
    """
    viewer.must(Scope.WRITE)
    return holding.take_in_stream(chunks, expected_sha256=expected_sha256)


def stored_scan(holding: Holding, viewer: Viewer, sha256: str) -> AccessionedScan | None:
    """Look at a scan that is in the store already, and keep sweeps off it; None: there is none."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        known = catalogue.scan_characteristics(sha256)
    return known or holding.intake.claimed(sha256)
