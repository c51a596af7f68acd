"""All entries that answer: looked up once, for the number, the facets and the order at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, func, select

from app.domain.search_filters import SearchFilters
from app.domain.viewers import Scope
from app.persistence.fulltext.answering import answers
from app.persistence.fulltext.entry_values import FIRST_DAY, LAST_DAY
from app.persistence.fulltext.entry_words import COLUMNS
from app.persistence.fulltext.expression import (
    NOTHING,
    Expression,
    asks_closeness,
    widened,
)
from app.persistence.fulltext.opening import index_of
from app.persistence.records.photograph import Photograph
from app.persistence.records.search_entry import Audience, SearchEntry
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs

_SEEN: Final = (
    SearchEntry.row, SearchEntry.filing_order, SearchEntry.length, SearchEntry.facets,
    SearchEntry.days,
)  # fmt: skip
_WORDS: Final = tuple(getattr(SearchEntry, column) for column in COLUMNS)
_AT_ONCE: Final = 500

Hit = Row[Any]
"""An entry that answers: row, filing order, length, facets."""


class Matching:
    """The entries that one viewer's search meets, up to the one that was newest when it began."""

    def __init__(self, transaction: Transaction, filters: SearchFilters, *, mark: int) -> None:
        self._transaction = transaction
        self._session = transaction.session
        self._filters = filters
        self._mark = mark
        self._index = index_of(transaction.session)

    def hits(self, expression: Expression) -> Sequence[Hit]:
        """Give all that answers, in no order."""
        if expression == NOTHING:
            return ()
        statement = self._asked(expression, _SEEN)
        rows = self._session.connection().execute(statement).all()
        if self._days_tell:
            rows = [row for row in rows if not row.days or self._is_in_time(row.days)]
        return self._answering(expression, rows) if asks_closeness(expression) else rows

    def _answering(self, expression: Expression, rows: Sequence[Hit]) -> list[Hit]:
        """Give those that answer indeed: their words are read some at a time."""
        answering: list[Hit] = []
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            words = self.words(row.row for row in some)
            answering += [row for row in some if answers(expression, words[row.row])]
        return answering

    def rows(self, expression: Expression, *, at_most: int) -> list[int]:
        """Give the rows of some entries that answer, or may."""
        if expression == NOTHING:
            return []
        statement = self._asked(expression, (SearchEntry.row,)).order_by(SearchEntry.row)
        statement = statement.limit(at_most)
        return list(self._session.scalars(statement))

    def sure_rows(self, expression: Expression) -> Sequence[int]:
        """Give the rows that answer, whoever may see them: to tell those that were met apart."""
        if expression == NOTHING:
            return ()
        statement = self._index.matching(select(SearchEntry.row), widened(expression))
        return [row[0] for row in self._session.connection().execute(statement)]

    def words(self, rows: Iterable[int]) -> dict[int, Mapping[str, Any]]:
        """Give what entries that were met keep, by row; on each database in the same order."""
        wanted = list(rows)
        found: dict[int, Mapping[str, Any]] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            statement = select(*_SEEN, SearchEntry.photograph_id, *_WORDS).where(
                SearchEntry.row.in_(wanted[start : start + _AT_ONCE])
            )
            statement = statement.order_by(SearchEntry.row)
            found.update(
                (row.row, row._asdict()) for row in self._session.connection().execute(statement)
            )
        return found

    def _asked(self, expression: Expression, what: Sequence[Any]) -> Select[Any]:
        sees_all = self._transaction.viewer.may(Scope.READ)
        audience = Audience.STAFF if sees_all else Audience.PUBLIC
        statement = (
            photographs(self._transaction.viewer, *what)
            .join(SearchEntry, SearchEntry.photograph_id == Photograph.id)
            .where(SearchEntry.audience.in_((Audience.ALL, audience)))
            .where(SearchEntry.row <= self._mark, *self._in_time())
        )
        asked = widened(expression, knows_closeness=self._index.knows_closeness)
        return self._index.matching(statement, asked)

    def _in_time(self) -> list[ColumnElement[bool]]:
        """Narrow to those whose dates, taken together, can lie in the time that is asked for."""
        low, high = self._bounds
        if (low, high) == (FIRST_DAY, LAST_DAY):
            return []
        first, last = SearchEntry.earliest_day, SearchEntry.latest_day
        if self._filters.certainly:
            return [first >= low, last <= high]
        return [first <= high, last >= low]

    def _is_in_time(self, days: str) -> bool:
        low, high = self._bounds
        spans = (tuple(map(int, span.split("/"))) for span in days.split())
        return any(first <= high and last >= low for first, last in spans)

    @property
    def _days_tell(self) -> bool:
        return not self._filters.certainly and self._bounds != (FIRST_DAY, LAST_DAY)

    @property
    def _bounds(self) -> tuple[int, int]:
        start, end = self._filters.date_from, self._filters.date_to
        return (
            start.toordinal() if start else FIRST_DAY,
            end.toordinal() if end else LAST_DAY,
        )


def newest_row(transaction: Transaction) -> int:
    """Give the row of the newest entry: about as many are there."""
    return transaction.session.scalar(select(func.max(SearchEntry.row))) or 0
