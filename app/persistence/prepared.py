"""Queries that are put into SQL once, for what is asked with every answer.

SQLAlchemy makes the text of a query anew each time, or looks for it by all of its parts: with
twenty small queries for one answer, that takes longer than the database does.
"""

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, String, literal
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import ColumnElement

_MARK: Final = "\ue010 some \ue010"
_MOST: Final = 500  # parameters at once


class _Written(NamedTuple):
    """A query in the SQL of a database, up to its values and behind them."""

    before: str
    after: str
    mark: str
    line: Callable[[Iterable[Any]], Any]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]


def some_of(column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Say that a column has one of the values that a prepared query will be asked for."""
    return column.in_([literal(_MARK, String)])


@dataclass(slots=True)
class Prepared:
    """A query with one condition made by `some_of`. Rows have their columns' names."""

    statement: Select[*tuple[Any, ...]]
    _written: dict[str, _Written]

    @staticmethod
    def of(statement: Select[*tuple[Any, ...]]) -> "Prepared":
        """Prepare a query; it is put into SQL when it is first asked."""
        return Prepared(statement, {})

    def rows(self, connection: Connection, values: Collection[Any]) -> list[Any]:
        """Ask for some values, as many as there are."""
        written = self._written.get(connection.dialect.name) or self._write(connection)
        wanted = list(values)
        found: list[Any] = []
        for start in range(0, len(wanted), _MOST):
            some = wanted[start : start + _MOST]
            marks = ", ".join([written.mark] * len(some))
            sql = f"{written.before}{marks}{written.after}"
            found += connection.exec_driver_sql(sql, tuple(some)).fetchall()
        return [written.line(_read(row, written.readers)) for row in found]

    def _write(self, connection: Connection) -> _Written:
        dialect = connection.dialect
        compiled = self.statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
        before, after = str(compiled).split(f"'{_MARK}'")
        columns = list(self.statement.selected_columns)
        kinds = [column.type.dialect_impl(dialect) for column in columns]
        readers = [kind.result_processor(dialect, None) for kind in kinds]
        told = ((place, reader) for place, reader in enumerate(readers) if reader)
        line = namedtuple("line", [column.name for column in columns], rename=True)  # type: ignore[misc]  # noqa: PYI024 - its names are known here alone
        mark = "?" if dialect.name == "sqlite" else "%s"
        written = _Written(before, after, mark, line._make, tuple(told))
        self._written[dialect.name] = written
        return written


def _read(row: Any, readers: Sequence[tuple[int, Callable[[Any], Any]]]) -> Iterable[Any]:
    if not readers:
        return row  # type: ignore[no-any-return]
    told = list(row)
    for place, reader in readers:
        told[place] = reader(told[place])
    return told
