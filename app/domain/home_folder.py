"""Where a holding lies, as people write it."""

from pathlib import Path


def in_full(folder: Path) -> Path:
    """Write `~` and `~anna` out; `ValueError` for a user whom this machine does not know."""
    try:
        return folder.expanduser()
    except RuntimeError:  # also for `~` where nobody says whose folder that is
        raise ValueError("must be written in full: nobody knows such a user here") from None
