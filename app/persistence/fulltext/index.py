"""What a full-text index must be able to do, whichever database keeps it."""

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import Select

from app.persistence.fulltext.expression import Expression


class FullTextIndex(Protocol):
    """Keeps postings of `SearchEntry`s: for each word the entries, columns and places that have it.

    It knows no language: it only ever sees folded words. Everything else of a search (dictionary,
    plan, gate, facets, order) is the same for every index.
    """

    knows_closeness: bool
    """Whether it can be asked for a `Close`, and finds all that answer, if not only those."""

    def matching(self, statement: Select[Any], expression: Expression) -> Select[Any]:
        """Narrow a query of `SearchEntry`s to those that answer.

        The index must be looked at first, the entries by what it finds: the other way round takes
        seconds.
        """

    def write(self, texts: Mapping[int, Mapping[str, str]]) -> None:
        """Bring the postings up to the words of entries, by row and column (`facets` among them).

        The rows are written already, in this transaction. An index that watches the table itself
        has nothing to do.
        """

    def make_anew(self) -> None:
        """Throw all postings away, and make them of the words that the entries hold."""
