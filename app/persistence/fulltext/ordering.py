"""The order of an answer: the best are looked at closely, the rest by what their rows say.

It is the same from page to page, whatever is added meanwhile: it rests on nothing but the entries
that were there when the first page was asked for, and on weights that the cursor keeps.
"""

from typing import Final, NamedTuple

import numpy as np

from app.persistence.fulltext.blocks import FILING_BYTES
from app.persistence.fulltext.foremost import Scores, foremost
from app.persistence.fulltext.lookup import SURE
from app.persistence.fulltext.matching import Matching
from app.persistence.fulltext.plan import Plan
from app.persistence.fulltext.ranking import Ranking, coarse
from app.persistence.fulltext.rows import Rows, are_in

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

    def __init__(self, matching: Matching, plan: Plan, hits: Rows, ranking: Ranking) -> None:
        self._matching = matching
        self._below = _below(matching, plan, hits) if len(hits) > CLOSELY else np.zeros(0)
        first = hits.tolist()
        if len(hits) > CLOSELY:
            first = [row for _, _, row in self._foremost(hits, self._below, CLOSELY)]
        self.words = matching.words(first)
        self.head = sorted(
            Ranked(False, -ranking.score(entry), entry["filing_order"], row)
            for row, entry in self.words.items()
        )
        rest = ~are_in(hits, np.array(sorted(first), np.int64))
        self._rest = hits[rest]
        self._below = self._below[rest] if len(hits) > CLOSELY else self._below

    def page(self, *, limit: int, offset: int = 0, after: Ranked | None = None) -> list[Ranked]:
        """Give some hits: from a place on, or those that follow one of them."""
        if after is None:
            if offset + limit <= len(self.head):
                return self.head[offset : offset + limit]
            return [*self.head, *self._tail(offset + limit)][offset : offset + limit]
        following = [one for one in self.head if one > after][:limit]
        if len(following) < limit:
            following += self._after(after, limit - len(following))
        return following

    def _tail(self, most: int) -> list[Ranked]:
        found = self._foremost(self._rest, self._below, most)
        return [Ranked(True, *one) for one in found]

    def _after(self, last: Ranked, limit: int) -> list[Ranked]:
        """Give those of the rest that follow one of them, or that all follow."""
        if not last.is_coarse:
            return self._tail(limit)
        filing = last.filing_order.encode()[:FILING_BYTES]
        begins = self._matching.columns.filing(self._rest)
        level = self._below == last.below
        alike = level & (begins == filing)
        later = (self._below > last.below) | (level & (begins > filing)) | alike
        most = limit + int(np.count_nonzero(alike))
        found = self._foremost(self._rest[later], self._below[later], most)
        following = (Ranked(True, *one) for one in found)
        return [one for one in following if one > last][:limit]

    def _foremost(self, rows: Rows, below: Scores, count: int) -> list[tuple[float, str, int]]:
        matching = self._matching
        return foremost(matching.columns, rows, below, count, matching.filing_orders)


def _below(matching: Matching, plan: Plan, hits: Rows) -> Scores:
    """Score hits by how sure their words are, and how much else they say; negative."""
    weights = np.ones(len(hits))
    surest = plan.surest(SURE).expression
    if surest != plan.expression:
        weights[~are_in(hits, matching.sure_rows(surest))] = _LESS_SURE
    return -np.round(coarse(matching.columns.lengths(hits), weights), 6)
