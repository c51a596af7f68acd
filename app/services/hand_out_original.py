"""Handing an original out: to whom it may go, whole as it came in, and written down."""

from dataclasses import dataclass

from app.domain.errors import Conflict, DamagedHolding, DamagedOriginal, NotFound
from app.domain.originals import NamedOriginal
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.handing_out import original_to_hand_out
from app.storage.ranged_file import LocalRangedFile, RangedFile


@dataclass(frozen=True, slots=True)
class HandedOut:
    """An original and its open file. `is_damaged`: its bytes are not those that came in."""

    original: NamedOriginal
    file: RangedFile
    is_damaged: bool = False


def find_original(holding: Holding, viewer: Viewer, sha256: str) -> NamedOriginal:
    """Name an original that a viewer may have; `NotFound` where there is none. Needs `write`."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        return catalogue.handing_out.original(sha256)


def hand_out_original(
    holding: Holding, viewer: Viewer, original: NamedOriginal, *, as_damaged: bool = False
) -> HandedOut:
    """Open an original for one who may have it, and write that down.

    `Conflict` where its bytes are not those that came in, or are gone. `as_damaged` asks expressly
    for the bytes of such a one: it needs the scope `administer`, and of a sound one it is the same
    as without.
    """
    viewer.must(Scope.ADMINISTER if as_damaged else Scope.WRITE)
    try:
        handed = HandedOut(original, _sound(holding, original.sha256))
    except DamagedOriginal:
        if not as_damaged:
            raise Conflict(
                "This original is damaged or missing: it is not handed out as if it were good. Have"
                " it put back from a second store (`verso verify --repair-from STORE`). An "
                "administrator can have the bytes that are left, with ?damaged=true."
            ) from None
        handed = HandedOut(original, _left(holding, original.sha256), is_damaged=True)
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.handing_out.note(original, as_damaged=handed.is_damaged)
        catalogue.commit()
    return handed


def _sound(holding: Holding, sha256: str) -> RangedFile:
    return LocalRangedFile(original_to_hand_out(holding, sha256))


def _left(holding: Holding, sha256: str) -> RangedFile:
    try:
        return LocalRangedFile(holding.originals.path(sha256))
    except (DamagedHolding, FileNotFoundError):
        raise NotFound("Nothing is left of this original.") from None
