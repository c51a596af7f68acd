"""What there is to say of the derivatives: none of it is a loss, all can be made again."""

from collections.abc import Iterator

from app.domain.errors import DamagedHolding
from app.domain.findings import Finding, FindingKind
from app.domain.progress import Progress
from app.domain.viewers import THE_DESK
from app.holdings.holding import Holding
from app.storage.layout import DerivativeKey


def derivative_findings(holding: Holding, *, deep: bool, progress: Progress) -> Iterator[Finding]:
    """Name derivatives that are of no use; `deep` reads each through. Old ones are told together.

    An old edition serves until the new one is made, so it is of use.
    """
    old = 0
    for done, key in enumerate(holding.derivatives.keys()):
        progress(done, None, "derivatives")
        if is_ownerless(holding, key):
            message = (
                "Tiles lie here of an original that no record names. `verso verify --sweep` "
                "removes them."
            )
            yield Finding(FindingKind.STALE_DERIVATIVE, key.file_name, message)
        elif deep and (fault := fault_of(holding, key)):
            message = f"{fault} `verso verify --sweep` removes it; it is made again when needed."
            yield Finding(FindingKind.DAMAGED_DERIVATIVE, key.file_name, message)
        else:
            old += key != holding.derivation.key(key.sha256)
    if old:
        message = (
            f"Derivatives that were made with other settings than today's: {old}. They are shown; "
            "`verso derive` makes them again."
        )
        yield Finding(FindingKind.STALE_DERIVATIVE, "images/derivatives", message)


def is_ownerless(holding: Holding, key: DerivativeKey) -> bool:
    """Whether no record names the original that a derivative was made of."""
    with holding.open(THE_DESK) as catalogue:
        return catalogue.scan_characteristics(key.sha256) is None


def fault_of(holding: Holding, key: DerivativeKey) -> str:
    """Read a derivative through and say what is wrong with it; empty where nothing is."""
    try:
        holding.derivatives.check(key)
    except DamagedHolding as fault:
        return "" if key not in set(holding.derivatives.keys_of(key.sha256)) else str(fault)
    return ""
