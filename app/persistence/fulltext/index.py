"""What a full-text index must be able to do, whichever database keeps it."""

from typing import Protocol

from app.persistence.fulltext.expression import Expression
from app.persistence.fulltext.rows import Rows


class FullTextIndex(Protocol):
    """Keeps postings of `SearchEntry`s: for each word the entries, columns and places that have it.

    It knows no language: it only ever sees folded words. Everything else of a search (dictionary,
    plan, gate, filters, facets, order) is the same for every index.
    """

    def rows(self, expression: Expression) -> Rows:
        """Give the rows that answer, whoever may see them. Values are none of an index's business.

        It may remember what it has found.
        """

    def make_anew(self) -> None:
        """Throw all postings away, and make them of the words that the entries hold."""

    def make_ready(self) -> None:
        """Learn now what the first questions would wait for."""
