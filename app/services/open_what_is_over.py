"""Opening what was closed until a day that has passed."""

from collections.abc import Callable

from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.telling import tell_ended


def open_what_is_over(holding: Holding, *, pause: Callable[[float], bool] = lambda _: False) -> int:
    """Bring words and manifests up to date wherever a closure is over; give how many photographs.

    Each hundred is a transaction of its own; what the public is told of follows in portions, with a
    `pause` between them.
    """
    count = 0
    while True:
        with holding.open(THE_DESK, writes=True) as catalogue:
            opened = catalogue.open_what_is_over()
            catalogue.commit()
        if not opened:
            break
        count += opened
    tell_ended(holding, pause=pause)
    return count
