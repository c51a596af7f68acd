"""The full-text index on SQLite: FTS5, https://www.sqlite.org/fts5.html ."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Select, literal_column, table, text
from sqlalchemy.orm import Session

from app.persistence.fulltext.entry_words import COLUMNS
from app.persistence.fulltext.expression import (
    ANYWHERE,
    AllOf,
    AnyOf,
    AnyWord,
    Close,
    Expression,
    HasValue,
    Run,
    Without,
    runs,
)
from app.persistence.fulltext.index import FullTextIndex
from app.persistence.fulltext.values import value_word
from app.persistence.records.search_entry import SearchEntry

_POSTINGS: Final = table("search_fts")
MOST_PHRASES: Final = 200
_NEVER: Final = '"\ue004"'  # a word that no entry has


class SqliteIndex(FullTextIndex):
    """FTS5 over the columns of `search_entry`, kept in step by triggers."""

    knows_closeness = True

    def __init__(self, session: Session) -> None:
        self._session = session

    def matching(self, statement: Select[Any], expression: Expression) -> Select[Any]:
        """Begin with the index, and look up what it finds.

        The plus sign keeps SQLite from going the other way round, row by row, which can take
        seconds.
        """
        return statement.join(
            _POSTINGS, SearchEntry.row == literal_column("+search_fts.rowid")
        ).where(text("search_fts MATCH :match").bindparams(match=match_expression(expression)))

    def write(self, texts: Mapping[int, Mapping[str, str]]) -> None:
        """Do nothing: triggers have."""

    def make_anew(self) -> None:
        """Throw all postings away, and make them of the words that the entries hold."""
        self._session.execute(text("INSERT INTO search_fts (search_fts) VALUES ('rebuild')"))


def match_expression(expression: Expression) -> str:  # noqa: PLR0911 - one for each kind
    """Write an expression in FTS5's language.

    Every word stands between quotation marks, so that none can be taken for a word of that
    language.
    """
    if isinstance(expression, AnyWord):
        return _within(expression.columns, _any(map(_word, expression.words)))
    if isinstance(expression, Run):
        phrases = (" + ".join(map(_word, p)) for p in runs(expression, at_most=MOST_PHRASES))
        return _within(expression.columns, _any(phrases))
    if isinstance(expression, HasValue):
        return _any(_word(value_word(number)) for number in expression.numbers)
    if isinstance(expression, AllOf):
        return "(" + " AND ".join(map(match_expression, expression.parts)) + ")"
    if isinstance(expression, AnyOf):
        return "(" + " OR ".join(map(match_expression, expression.parts)) + ")"
    if isinstance(expression, Without):
        wanted, unwanted = map(match_expression, (expression.wanted, expression.unwanted))
        return f"({wanted} NOT {unwanted})"
    return _within(expression.columns, _close(expression))


def _close(close: Close) -> str:
    """Ask for words near each other in a column; for all of them where there are too many ways.

    FTS5 counts all words between the first and the last, those that are asked for among them.
    """
    ways = list(runs(Run(close.groups), at_most=MOST_PHRASES + 1))
    if len(ways) > MOST_PHRASES or not all(close.groups):
        every = (_any(map(_word, group)) for group in close.groups)
        return "(" + " AND ".join(every) + ")"
    within = close.distance + len(close.groups) - 2
    return _any(f"NEAR({' '.join(map(_word, way))}, {within})" for way in ways)


def _any(parts: Iterable[str]) -> str:
    found = list(parts)
    return f"({' OR '.join(found)})" if found else _NEVER


def _within(columns: frozenset[str], matched: str) -> str:
    if columns == ANYWHERE:
        return matched
    named = " ".join(column for column in COLUMNS if column in columns)
    return f"({{{named}}} : {matched})" if named else _NEVER


def _word(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
