"""The order of an answer: the best are looked at closely, the rest by what their rows say.

It is the same from page to page, whatever is added meanwhile: it rests on nothing but the entries
that were there when the first page was asked for, and on weights that the cursor keeps.
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from typing import Any, Final, NamedTuple

from app.persistence.fulltext.cursor import Cursor
from app.persistence.fulltext.lookup import SURE
from app.persistence.fulltext.matching import Hit, Matching
from app.persistence.fulltext.plan import Plan
from app.persistence.fulltext.ranking import Ranking, coarse

CLOSELY: Final = 100
"""How many entries are scored by their words."""

_LESS_SURE: Final = 0.5


class Ranked(NamedTuple):
    """A hit in its place. Smaller ones come first."""

    is_coarse: bool
    below: float  # the score, negative
    filing_order: str
    row: int

    @property
    def score(self) -> float:
        """How well it answers."""
        return -self.below


class Ordered:
    """All hits of a plan, in their order."""

    def __init__(
        self, matching: Matching, plan: Plan, hits: Sequence[Hit], ranking: Ranking
    ) -> None:
        self._hits = hits
        self._sure: frozenset[int] | None = None
        if len(hits) > CLOSELY:
            surest = plan.surest(SURE).expression
            if surest != plan.expression:
                self._sure = frozenset(matching.sure_rows(surest))
        first = [hit.row for hit in hits]
        if len(hits) > CLOSELY:
            first = self._first(hits, CLOSELY)
        self.words: Mapping[int, Mapping[str, Any]] = matching.words(first)
        self.head = sorted(
            Ranked(False, -ranking.score(entry), entry["filing_order"], row)
            for row, entry in self.words.items()
        )

    def _first(self, hits: Sequence[Hit], count: int) -> list[int]:
        """Give the rows of those that come first by what their rows say.

        The lengths say who may be among them, so that few are put in order.
        """
        sure = hits if self._sure is None else [hit for hit in hits if hit.row in self._sure]
        if len(sure) >= count:
            longest = sorted(hit.length for hit in sure)[count - 1]
            hits = [hit for hit in sure if hit.length <= longest]
        return [one.row for one in nsmallest(count, map(self._coarse, hits))]

    def page(self, *, limit: int, offset: int = 0, after: Cursor | None = None) -> list[Ranked]:
        """Give some hits: from a place on, or those that follow a cursor."""
        if after is None:
            if offset + limit <= len(self.head):
                return self.head[offset : offset + limit]
            return [*self.head, *self._tail(offset + limit)][offset : offset + limit]
        last = Ranked(not after.close, -after.score, after.filing_order, after.row)
        following = [one for one in self.head if one > last][:limit]
        if len(following) < limit:
            following += self._after(last, limit - len(following))
        return following

    def _tail(self, most: int) -> list[Ranked]:
        return nsmallest(most, self._rest())

    def _after(self, last: Ranked, limit: int) -> list[Ranked]:
        return nsmallest(limit, (one for one in self._rest() if one > last))

    def _rest(self) -> Iterator[Ranked]:
        if len(self._hits) > len(self.words):
            yield from (self._coarse(hit) for hit in self._hits if hit.row not in self.words)

    def _coarse(self, hit: Hit) -> Ranked:
        weight = 1.0 if self._sure is None or hit.row in self._sure else _LESS_SURE
        return Ranked(True, -round(coarse(hit.length, weight), 6), hit.filing_order, hit.row)
