"""Opening what was closed until a day that has passed."""

from app.domain.viewers import THE_DESK
from app.holdings import Holding


def open_what_is_over(holding: Holding) -> int:
    """Bring words and manifests up to date wherever a closure is over; give how many photographs.

    Each hundred is a transaction of its own.
    """
    count = 0
    while True:
        with holding.open(THE_DESK, writes=True) as catalogue:
            opened = catalogue.open_what_is_over()
            catalogue.commit()
        if not opened:
            break
        count += opened
    _tell(holding)
    return count


def _tell(holding: Holding) -> None:
    """Tell the public what it sees again, a thousand things at a time."""
    told = 1
    while told:
        with holding.open(THE_DESK, writes=True) as catalogue:
            told = catalogue.tell_what_is_over()
            catalogue.commit()
