"""All entries that answer: looked up once, for the number, the facets and the order at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np
from sqlalchemy import select

from app.domain.search_filters import SearchFilters
from app.domain.viewers import Scope
from app.persistence.fulltext.blocks import AUDIENCES
from app.persistence.fulltext.columns import Asked, Columns
from app.persistence.fulltext.entry_values import FIRST_DAY, LAST_DAY
from app.persistence.fulltext.entry_words import COLUMNS
from app.persistence.fulltext.expression import (
    EVERYTHING,
    AllOf,
    AnyOf,
    AnyWord,
    Expression,
    HasValue,
    Without,
    all_of,
    asks_values,
    widened,
)
from app.persistence.fulltext.kept_columns import columns_of
from app.persistence.fulltext.opening import index_of
from app.persistence.fulltext.rows import NO_ROWS, Rows, but_not, in_any, in_both
from app.persistence.one_trip import in_one_trip
from app.persistence.plain_rows import evened, plain_rows
from app.persistence.portions import portions
from app.persistence.records.search_entry import Audience, SearchEntry
from app.persistence.transaction import Transaction

_AT_ONCE: Final = 512
_NAMES: Final = ("row", "photograph_id", "filing_order", "facets", *COLUMNS)
_ENTRIES: Final = 'SELECT "' + '", "'.join(_NAMES) + '" FROM search_entry'
_FILING: Final = 'SELECT "row", filing_order FROM search_entry'


class Matching:
    """The entries that one viewer's search meets, up to the one that was newest when it began."""

    def __init__(
        self, transaction: Transaction, filters: SearchFilters, *, mark: int | None = None
    ) -> None:
        self._transaction = transaction
        self._filters = filters
        self.columns: Columns = columns_of(transaction)
        self._index = index_of(transaction.session, self.columns.postings)
        self._mark = self.columns.newest if mark is None else mark

    def hits(self, expression: Expression) -> Rows:
        """Give the rows of all that answers."""
        return self._met(self._found(expression))

    def rows(self, expression: Expression, *, at_most: int) -> list[int]:
        """Give the rows of some entries that answer."""
        found: list[int] = self._met(self._found(expression))[:at_most].tolist()
        return found

    def sure_rows(self, expression: Expression) -> Rows:
        """Give the rows that answer, whoever may see them: to tell those that were met apart."""
        return self._found(widened(expression))

    def newest(self) -> int:
        """Give the row of the newest entry that the viewer may see at all; 0 for none."""
        return self._counted("all", self.columns.every)[1]

    def count(self) -> int:
        """Count the entries that the viewer may see at all."""
        return self._counted("all", self.columns.every)[0]

    def count_with(self, words: Sequence[str]) -> int:
        """Count those of them that have one of some words.

        The dictionary counts what is closed too, and what a word tells can be read off an order.
        """
        return self._counted(repr(words), lambda: self._index.rows(AnyWord(tuple(words))))[0]

    def _counted(self, what: str, look: Callable[[], Rows]) -> tuple[int, int]:
        """Give the number of those rows that the viewer may see, and the last; it is remembered."""
        gate = self._gate(FIRST_DAY, LAST_DAY)
        remembered = f"number of {what} for {gate}"
        told = self.columns.postings.get(remembered)
        if told is None:
            met = self.columns.met(look(), gate)
            told = np.array([len(met), met[-1] if met.size else 0], np.int64)
            self.columns.postings.put(remembered, told)
        return int(told[0]), int(told[1])

    def words(self, rows: Iterable[int]) -> dict[int, Mapping[str, Any]]:
        """Give what entries that were met keep, by row; on each database in the same order."""
        return {row[0]: dict(zip(_NAMES, row, strict=True)) for row in self._read(_ENTRIES, rows)}

    def rows_of(self, photograph_ids: Iterable[str]) -> dict[str, int]:
        """Give the row by which the viewer meets each of some photographs, by its id."""
        found = {
            row: whose for whose, row in self._placed(SearchEntry.photograph_id, photograph_ids)
        }
        met = self.columns.met(np.array(sorted(found), np.int64), self._gate(FIRST_DAY, LAST_DAY))
        return {found[row]: row for row in met.tolist()}

    def photograph_at(self, row: int) -> str:
        """Give the id of the photograph that has a row; empty where none has."""
        return next((whose for whose, _ in self._placed(SearchEntry.row, [row])), "")

    def _placed(self, column: Any, values: Iterable[Any]) -> Iterator[Sequence[Any]]:
        entries = select(SearchEntry.photograph_id, SearchEntry.row).where(
            column.in_(list(values)), SearchEntry.audience.in_(self._audiences)
        )
        return iter(self._transaction.session.execute(entries))

    @property
    def _audiences(self) -> tuple[Audience, Audience]:
        sees_all = self._transaction.viewer.may(Scope.READ)
        return (Audience.ALL, Audience.STAFF if sees_all else Audience.PUBLIC)

    def filing_orders(self, rows: Iterable[int]) -> dict[int, str]:
        """Give where entries stand on the shelf."""
        return {row[0]: row[1] for row in self._read(_FILING, rows)}

    def _read(self, query: str, rows: Iterable[int]) -> Iterator[Sequence[Any]]:
        connection = self._transaction.session.connection()
        is_file = connection.dialect.name == "sqlite"
        for some in portions(map(int, rows), _AT_ONCE):
            asked = evened(some)
            marks = ", ".join(["?" if is_file else "%s"] * len(asked))
            sql = f'{query} WHERE "row" IN ({marks}) ORDER BY "row"'
            if is_file:
                yield from plain_rows(connection, sql, asked)
            else:
                yield from in_one_trip(connection, [(sql, asked)])[0]

    def _found(self, expression: Expression) -> Rows:
        """Ask the index for words, and the columns for values."""
        if not asks_values(expression):
            return self._index.rows(expression)
        if isinstance(expression, AllOf):
            return self._all(expression.parts)
        if isinstance(expression, AnyOf):
            return in_any([self._found(part) for part in expression.parts])
        if isinstance(expression, Without):
            return but_not(self._found(expression.wanted), self._found(expression.unwanted))
        return self._having(self.columns.every(), expression)

    def _all(self, parts: Sequence[Expression]) -> Rows:
        """Ask for words first: values are looked for in what these find."""
        worded = [part for part in parts if not asks_values(part)]
        rows = self._index.rows(all_of(*worded)) if worded else self.columns.every()
        for part in parts:
            if isinstance(part, HasValue):
                rows = self._having(rows, part)
            elif asks_values(part):
                rows = in_both(rows, self._found(part))
        return rows

    def _having(self, rows: Rows, expression: Expression) -> Rows:
        if not isinstance(expression, HasValue):
            raise TypeError("Only values are looked for in the columns.")
        if expression == EVERYTHING:
            return rows
        return self.columns.with_values(rows, expression.numbers)

    def _met(self, rows: Rows) -> Rows:
        """Give those that the viewer may see, and that lie in the time that is asked for."""
        if not rows.size:
            return NO_ROWS
        low, high = self._bounds
        rows = self.columns.met(rows, self._gate(low, high))
        days_tell = not self._filters.certainly and (low, high) != (FIRST_DAY, LAST_DAY)
        return self.columns.in_days(rows, low, high) if days_tell else rows

    def _gate(self, low: int, high: int) -> Asked:
        sees_all = self._transaction.viewer.may(Scope.READ)
        today = datetime.now(UTC).date().toordinal()  # as `visibility` has it: the day of UTC
        return Asked(
            audiences=tuple(AUDIENCES[one] for one in self._audiences),
            open_on=None if sees_all else today,
            mark=self._mark,
            low=low,
            high=high,
            certainly=self._filters.certainly,
        )

    @property
    def _bounds(self) -> tuple[int, int]:
        start, end = self._filters.date_from, self._filters.date_to
        return (
            start.toordinal() if start else FIRST_DAY,
            end.toordinal() if end else LAST_DAY,
        )
