"""Handing an original out: never one that is damaged as if it were good."""

from pathlib import Path

from app.domain.errors import DamagedHolding, DamagedOriginal
from app.domain.fixity import CheckedOriginal
from app.domain.viewers import THE_DESK
from app.holdings.fixity import Checks, check_original
from app.holdings.holding import Holding


def original_to_hand_out(holding: Holding, sha256: str) -> Path:
    """Name the file of an original that is what came in; `DamagedOriginal` where it is not.

    Its bytes are read through before the first of them goes out, unless that was done within the
    hour; one that is known to be damaged is always read. What is found is kept as a check of the
    rota is: damage raises the alarm, and an original that was put back by hand is right again.
    Whether the viewer may have it was decided before.
    """
    with holding.open(THE_DESK) as catalogue:
        was_damaged = catalogue.fixity.is_damaged(sha256)
        sha512 = catalogue.fixity.second_digests([sha256]).get(sha256)
    try:
        path = holding.originals.path(sha256)
        before = path.stat()
    except (DamagedHolding, FileNotFoundError):
        _keep(holding, CheckedOriginal(sha256, fault="it is missing"))
        raise _refused(sha256, "is missing") from None
    if not was_damaged and holding.sound_files.has(sha256, before):
        return path
    checked = check_original(holding, sha256, sha512=sha512)
    if checked.fault or was_damaged:
        _keep(holding, checked)
    if checked.fault:
        raise _refused(sha256, "is damaged")
    holding.sound_files.remember(sha256, before)
    return path


def _keep(holding: Holding, checked: CheckedOriginal) -> None:
    checks = Checks(holding)
    checks.add(checked)
    checks.flush()


def _refused(sha256: str, what: str) -> DamagedOriginal:
    return DamagedOriginal(
        f"The original {sha256} {what}, and is not given out. Put it back from a second store: "
        "`verso verify --repair-from STORE`.",
        sha256,
    )
