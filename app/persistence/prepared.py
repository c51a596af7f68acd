"""Queries that are put into SQL once, for what is asked with every answer.

SQLAlchemy makes the text of a query anew each time, or looks for it by all of its parts: with
twenty small queries for one answer, that takes longer than the database does.
"""

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, String, literal
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import ColumnElement

from app.persistence.one_trip import Question, in_one_trip
from app.persistence.plain_rows import evened, plain_rows
from app.persistence.portions import portions

_MARK: Final = "\ue010 some \ue010"
_MOST: Final = 512  # parameters at once
_SERVER: Final = "postgresql"


class _Written(NamedTuple):
    """A query in the SQL of a database, up to its values and behind them, and one value's mark."""

    before: str
    after: str
    mark: str

    def asking(self, count: int) -> str:
        """Give it for so many values."""
        return f"{self.before}{', '.join([self.mark] * count)}{self.after}"


class _Reading(NamedTuple):
    """How the rows of a database become ours: the class of a row, and what changes its values."""

    line: Callable[[Iterable[Any]], Any]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]

    def read(self, rows: Iterable[Iterable[Any]]) -> Iterable[Any]:
        return map(self._read if self.readers else self.line, rows)

    def _read(self, row: Iterable[Any]) -> Any:
        told = list(row)
        for place, reader in self.readers:
            told[place] = reader(told[place])
        return self.line(told)


def some_of(column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Say that a column has one of the values that a prepared query will be asked for."""
    return column.in_([literal(_MARK, String)])


@dataclass(slots=True)
class Prepared:
    """A query with one condition made by `some_of`. Rows have their columns' names.

    It is put into SQL when a kind of database is first asked.
    """

    statement: Select[*tuple[Any, ...]]
    _written: dict[str, _Written] = field(default_factory=dict)
    _reading: dict[str, _Reading] = field(default_factory=dict)

    def rows(self, connection: Connection, values: Collection[Any]) -> list[Any]:
        """Ask for some values, as many as there are."""
        name = connection.dialect.name
        if name == _SERVER and values and (question := self.question(values)):
            return self.lines(in_one_trip(connection, [question])[0])
        written = self._written.get(name) or self._write(connection)
        found: list[Any] = []
        for some in portions(values, _MOST):
            asked = evened(some)
            sql = written.asking(len(asked))
            reading = self._reading.get(name)
            if reading is None:
                result = connection.exec_driver_sql(sql, tuple(asked))
                reading = self._learn(connection, result)
                found += reading.read(result.fetchall())
            else:
                found += reading.read(plain_rows(connection, sql, asked))
        return found

    def question(self, values: Collection[Any]) -> Question | None:
        """Give what a server is asked; None if it can't be asked at once, or never was before."""
        written = self._written.get(_SERVER)
        if written is None or _SERVER not in self._reading or len(values) > _MOST:
            return None
        asked = evened(list(values))
        return written.asking(len(asked)), tuple(asked)

    def lines(self, rows: Iterable[Iterable[Any]]) -> list[Any]:
        """Read what a server has answered."""
        return list(self._reading[_SERVER].read(rows))

    def _write(self, connection: Connection) -> _Written:
        dialect = connection.dialect
        compiled = self.statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
        before, after = str(compiled).split(f"'{_MARK}'")
        written = _Written(before, after, "?" if dialect.name == "sqlite" else "%s")
        self._written[dialect.name] = written
        return written

    def _learn(self, connection: Connection, result: CursorResult[Any]) -> _Reading:
        """Learn from a first answer how its values are read: drivers give them their own way."""
        columns = list(self.statement.selected_columns)
        told = [column[1] for column in result.cursor.description or ()]
        kinds = [column.type.dialect_impl(connection.dialect) for column in columns]
        readers = [
            kind.result_processor(connection.dialect, code)
            for kind, code in zip(kinds, told, strict=True)
        ]
        line = namedtuple("line", [column.name for column in columns], rename=True)  # type: ignore[misc]  # noqa: PYI024 - its names are known here alone
        here = tuple((place, reader) for place, reader in enumerate(readers) if reader)
        self._reading[connection.dialect.name] = _Reading(line._make, here)
        return self._reading[connection.dialect.name]


def rows_of_all(
    connection: Connection, asked: Sequence[tuple[Prepared, Collection[Any]]]
) -> list[list[Any]]:
    """Give the rows of several queries that don't wait for each other: of a server in one trip."""
    some = [(query, values) for query, values in asked if values]
    questions = [query.question(values) for query, values in some]
    if connection.dialect.name != _SERVER or None in questions:
        return [query.rows(connection, values) for query, values in asked]
    told = in_one_trip(connection, [question for question in questions if question])
    lines = (query.lines(rows) for (query, _), rows in zip(some, told, strict=True))
    return [next(lines) if values else [] for _, values in asked]
