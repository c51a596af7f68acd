"""The search index made anew in portions, each in a transaction too short to be waited for."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings.considerate import considerate
from app.holdings.holding import Holding
from app.holdings.learning import WRITING_S, Learning, adapted
from app.holdings.pen import Pen
from app.persistence.catalogue import Catalogue
from app.persistence.fulltext.portion import DONE, KnownForms, SomeSources

_FEWEST, _FIRST, _MOST = 10, 50, 500
_PORTIONS_READ: Final = 4
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
        writing_s: float = WRITING_S,
    ) -> None:
        self._holding = holding
        self._pen = Pen(holding)
        self._writing_s = writing_s
        self._learning = Learning(holding, pen=self._pen, writing_s=writing_s)
        self._at_once = _FIRST
        self._count = 0
        self._progress = progress
        self._stopping = stopping

    def renew(self, *, from_scratch: bool = False) -> int:
        """Make all of it anew; give the number of photographs that were gone through.

        `from_scratch` trusts nothing that is there, nor the lists of work, which are made of the
        records too.
        """
        if from_scratch:
            self._pen.write(lambda c: c.search_index.begin(from_scratch=True))
        count = self.entries()
        self._keys()
        self._each(lambda c, last: c.search_index.renew_names(after=last, limit=_NAMES_AT_ONCE))
        if from_scratch:
            self._each(lambda c, at: c.search_index.renew_lists(after=at, limit=_RECORDS_AT_ONCE))
        return count

    def entries(self) -> int:
        """Make the entries alone anew, as the largest part of it."""
        return self._entries(self._pen.write(lambda c: c.search_index.begin()), only_old=False)

    def catch_up(self) -> bool:
        """Make what earlier rules have made, and what was never made. False: there was none."""
        with self._holding.open(THE_DESK) as catalogue:
            if not catalogue.search_index.is_old():
                return False
        after = self._pen.write(lambda c: c.search_index.begin())
        self._entries(after, only_old=True)
        self._keys()
        return True

    def _entries(self, after: str, *, only_old: bool) -> int:
        known, before, last = KnownForms(), self._count, after
        while not self._stopping():
            with considerate():  # till all that is made is gone
                last = self._several(last, known, only_old=only_old)
            if last == DONE:
                break
        return self._count - before

    def _several(self, after: str, known: KnownForms, *, only_old: bool) -> str:
        """Renew some photographs that follow; give the last one's id, or `DONE`.

        Several portions are read at once, and cut into words while others have the pen.
        """
        with self._holding.open(THE_DESK) as catalogue:
            rest = catalogue.search_index.read_some(
                after=after, limit=_PORTIONS_READ * self._at_once, only_old=only_old
            )
        if not rest.sources:
            self._pen.write(lambda c: c.search_index.end())
            return DONE
        while True:
            some, rest = rest.cut(self._at_once)
            last = self._portion(some, known)
            if not rest.sources or self._stopping():
                return last

    def _portion(self, some: SomeSources, known: KnownForms) -> str:
        """Renew some photographs; give the last one's id."""
        with self._holding.open(THE_DESK) as catalogue:
            portion = catalogue.search_index.make_portion(some, known)
        self._learning.learn(portion.new)
        portion = replace(portion, new=())
        self._pen.write(lambda c: c.search_index.write_portion(portion, known))
        took = self._pen.held_s / self._writing_s
        self._at_once = adapted(self._at_once, took, fewest=_FEWEST, most=_MOST)
        self._count += len(portion.made)
        self._progress(self._count, None, portion.last_code)
        return portion.last

    def _keys(self) -> None:
        """Renew the dictionary where other rules made it; the postings stay as they are."""
        with self._holding.open(THE_DESK) as catalogue:
            if not catalogue.search_index.has_old_keys():
                return
        after = self._pen.write(lambda c: c.search_index.begin_keys())
        while not self._stopping():
            with self._holding.open(THE_DESK) as catalogue:
                lessons, last = catalogue.search_index.next_lessons(
                    after=after, limit=_WORDS_AT_ONCE
                )
            if not last:
                break
            self._pen.write(lambda c, w=lessons, to=last: c.search_index.write_lessons(w, to))  # type: ignore[misc]
            after = last
            self._progress(0, None, last)
        else:
            return
        self._each(lambda c, last: c.search_index.sweep_keys(after=last, limit=_KEYS_AT_ONCE))
        if not self._stopping():
            self._pen.write(lambda c: c.search_index.end_keys())

    def _each(self, step: Callable[[Catalogue, str], str]) -> None:
        """Take steps, each in a transaction, from the place that the one before gave."""
        last = ""
        while not self._stopping():
            last = self._pen.write(lambda c, place=last: step(c, place))  # type: ignore[misc]
            if not last:
                return
