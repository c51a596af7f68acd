"""How often it may be tried in vain to sign in."""

from datetime import timedelta
from enum import IntEnum
from typing import Final

FORGOTTEN_AFTER: Final = timedelta(hours=24)
"""Whoever has not tried for so long begins anew."""
FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(minutes=15)
_MOST_DOUBLINGS: Final = 10


class FreeTries(IntEnum):
    """How many tries in vain cost no waiting."""

    BY_NAME = 5
    BY_ADDRESS = 20  # many sit behind one


def pause_after(failures: int, free: FreeTries) -> timedelta:
    """Tell how long to wait after so many failures: 30 s past the free ones, doubled each time.

    At most a quarter of an hour: nobody can lock somebody else out for good.
    """
    if failures < free:
        return timedelta(0)
    doubled: timedelta = FIRST_PAUSE * 2 ** min(failures - free, _MOST_DOUBLINGS)
    return min(doubled, LONGEST_PAUSE)
