"""The search index made anew in portions, each in a transaction too short to be waited for."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings.holding import Holding
from app.persistence.catalogue import Catalogue
from app.persistence.fulltext.reindexing import KnownForms

T = TypeVar("T")
_WRITING_S: Final = 0.03
"""How long a portion should keep others from writing. It is made smaller or larger by the last."""

_FEWEST, _MOST = 4, 400
_NAMES_AT_ONCE: Final = 100
_WORDS_AT_ONCE: Final = 100
_KEYS_AT_ONCE: Final = 2000
_RECORDS_AT_ONCE: Final = 10


class Reindexing:
    """One renewal of an index, from where it stands; `stopping` leaves the rest for later."""

    def __init__(
        self,
        holding: Holding,
        *,
        progress: Progress = quietly,
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._holding = holding
        self._progress = progress
        self._stopping = stopping

    def renew(self, *, from_scratch: bool = False) -> int:
        """Make all of it anew; give the number of photographs that were gone through."""
        after = self._written(lambda c: c.search_index.begin(from_scratch=from_scratch))
        count = self._entries(after, only_old=False)
        self._keys()
        self._each(lambda c, last: c.search_index.renew_names(after=last, limit=_NAMES_AT_ONCE))
        self._each(lambda c, last: c.search_index.renew_lists(after=last, limit=_RECORDS_AT_ONCE))
        return count

    def catch_up(self) -> bool:
        """Make what earlier rules have made, and what was never made. False: nothing is old."""
        with self._holding.open(THE_DESK) as catalogue:
            if not catalogue.search_index.is_old():
                return False
        self._entries("", only_old=True)
        self._keys()
        return True

    def _entries(self, after: str, *, only_old: bool) -> int:
        known, count, at_once = KnownForms(), 0, _FEWEST
        while not self._stopping():
            with self._holding.open(THE_DESK) as catalogue:
                portion = catalogue.search_index.next_portion(
                    after=after, limit=at_once, known=known, only_old=only_old
                )
            if not portion.last:
                self._written(lambda c: c.search_index.end())
                break
            began = time.monotonic()
            self._written(lambda c, p=portion: c.search_index.write_portion(p, known))  # type: ignore[misc]
            at_once = _adapted(at_once, time.monotonic() - began)
            after, count = portion.last, count + len(portion.made)
            self._progress(count, None, portion.last_code)
        return count

    def _keys(self) -> None:
        """Renew the dictionary where other rules made it; the postings stay as they are."""
        with self._holding.open(THE_DESK) as catalogue:
            if not catalogue.search_index.has_old_keys():
                return
        after = self._written(lambda c: c.search_index.begin_keys())
        while not self._stopping():
            with self._holding.open(THE_DESK) as catalogue:
                lessons, last = catalogue.search_index.next_lessons(
                    after=after, limit=_WORDS_AT_ONCE
                )
            if not last:
                break
            self._written(lambda c, w=lessons, to=last: c.search_index.write_lessons(w, to))  # type: ignore[misc]
            after = last
            self._progress(0, None, last)
        else:
            return
        self._each(lambda c, last: c.search_index.sweep_keys(after=last, limit=_KEYS_AT_ONCE))
        if not self._stopping():
            self._written(lambda c: c.search_index.end_keys())

    def _each(self, step: Callable[[Catalogue, str], str]) -> None:
        """Take steps, each in a transaction, from the place that the one before gave."""
        last = ""
        while not self._stopping():
            last = self._written(lambda c, place=last: step(c, place))  # type: ignore[misc]
            if not last:
                return

    def _written(self, verb: Callable[[Catalogue], T]) -> T:
        with self._holding.open(THE_DESK, writes=True) as catalogue:
            told = verb(catalogue)
            catalogue.commit()
        return told


def _adapted(at_once: int, took_s: float) -> int:
    """Give the size of the next portion: twice the last at most, half of it at least."""
    better = at_once * _WRITING_S / max(took_s, 0.001)
    return int(max(_FEWEST, min(_MOST, max(at_once / 2, min(at_once * 2, better)))))
