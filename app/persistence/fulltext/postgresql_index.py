"""The full-text index on PostgreSQL: a GIN index of each entry's words, without their places.

The server itself makes the column `postings` of the words that an entry holds, and keeps it so. It
has each word once, whatever column it stands in: what asks for a column, or for words next to each
other, is looked for among the few entries that have the words, in the texts themselves. Places
in a `tsvector` would say the same dearer: GIN does not keep them, and they end at 16,383.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    any_,
    cast,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR, array
from sqlalchemy.orm import Session

from app.persistence.fulltext.entry_words import COLUMNS, END_OF_TEXT
from app.persistence.fulltext.expression import (
    ANYWHERE,
    AllOf,
    AnyOf,
    AnyWord,
    Expression,
    Run,
    Without,
    asks_closeness,
    runs,
    widened,
)
from app.persistence.fulltext.index import FullTextIndex
from app.persistence.fulltext.looking_again import those_that_answer
from app.persistence.fulltext.postings import Postings
from app.persistence.fulltext.rows import Rows
from app.persistence.fulltext.sqlite_index import MOST_PHRASES
from app.persistence.one_trip import Question, in_one_trip
from app.persistence.records.search_entry import SearchEntry

_POSTINGS: Final = literal_column("search_entry.postings", TSVECTOR)
_NEVER: Final = "\ue004"  # a word that no entry has
_SPECIAL: Final = re.compile(r"[!-/:-@\[-`{-~]")
_MEANS_MORE: Final = re.compile(r"[\\%_]")
_FEW_PHRASES: Final = 4
_BY_WORDS: Final = "SELECT array_agg(row) FROM search_entry WHERE postings @@ CAST(%s AS tsquery)"


class PostgresqlIndex(FullTextIndex):
    """A column of `search_entry` that PostgreSQL makes, and its index."""

    def __init__(self, session: Session, postings: Postings) -> None:
        self._session = session
        self._postings = postings

    def rows(self, expression: Expression) -> Rows:
        """Give the rows that answer: asked in one question, told as one array.

        What was looked for in texts is remembered however few answer.
        """
        asked = repr(expression)
        rows = self._postings.get(asked)
        if rows is None:
            is_close = asks_closeness(expression)
            rows = self._near(expression) if is_close else self._told(expression)
            self._postings.put(asked, rows)
        return rows

    def _near(self, expression: Expression) -> Rows:
        """Look at what the postings can tell once more, in its texts."""
        connection, maybe = self._session.connection(), self.rows(widened(expression))
        return those_that_answer(connection, maybe, expression)

    def _told(self, expression: Expression) -> Rows:
        """Ask the index: of many words the server guesses wrong, and would go through all rows."""
        connection, query = self._session.connection(), query_of(expression)
        question: Question = (_BY_WORDS, (query,))
        if not query:
            statement = matching(select(func.array_agg(SearchEntry.row)), expression)
            compiled = statement.compile(dialect=connection.dialect)
            question = str(compiled), compiled.params
        ((told,),) = in_one_trip(connection, [question])
        return np.sort(np.array(told[0] or [], np.int64))

    def make_anew(self) -> None:
        """Have the server count words anew, by which it plans. Postings are never out of step."""
        self._session.execute(text("ANALYZE search_entry"))

    def make_ready(self) -> None:
        """Learn nothing: the server knows it all."""


def matching(statement: Select[Any], expression: Expression) -> Select[Any]:
    """Narrow a query of entries to those that answer."""
    return statement.where(condition(expression))


def condition(expression: Expression) -> ColumnElement[bool]:
    """Say an expression in SQL: as far as it can be, in one question to the index."""
    if query := query_of(expression):
        return _has(query)
    if isinstance(expression, AnyWord):
        within = _vector(expression.columns).bool_op("@@")(_tsquery(_any(expression.words)))
        return and_(_has(_any(expression.words)), within)
    if isinstance(expression, Run):
        return _run(expression)
    if isinstance(expression, AllOf | AnyOf):
        return _joined(expression)
    if isinstance(expression, Without):
        return and_(condition(expression.wanted), not_(condition(expression.unwanted)))
    raise TypeError("An index is not asked for closeness: it is given what `widened` makes of it.")


def query_of(expression: Expression) -> str:
    """Write an expression as a `tsquery`, where the postings alone answer it; else empty.

    Every word stands between apostrophes, so that none can be taken for a word of that language.
    """
    if isinstance(expression, AnyWord) and expression.columns == ANYWHERE:
        return _any(expression.words)
    if isinstance(expression, AllOf | AnyOf):
        parts = [query_of(part) for part in expression.parts]
        sign = " & " if isinstance(expression, AllOf) else " | "
        return f"({sign.join(parts)})" if all(parts) else ""
    if isinstance(expression, Without):
        wanted, unwanted = query_of(expression.wanted), query_of(expression.unwanted)
        return f"({wanted} & !{unwanted})" if wanted and unwanted else ""
    return ""


def _joined(expression: AllOf | AnyOf) -> ColumnElement[bool]:
    """Join parts: those that the postings answer in one question, the others beside it."""
    kind = type(expression)
    asked = tuple(part for part in expression.parts if query_of(part))
    conditions = [condition(part) for part in expression.parts if part not in asked]
    if asked:
        conditions.insert(0, condition(kind(asked)))
    return and_(*conditions) if kind is AllOf else or_(*conditions)


def _run(run: Run) -> ColumnElement[bool]:
    phrases = list(runs(run, at_most=MOST_PHRASES))
    places = zip(*phrases, strict=True)
    query = " & ".join(_any(dict.fromkeys(words)) for words in places)
    if not query or not run.columns:
        return _has(_word(_NEVER))
    return and_(_has(query), _has_one_of(_text(run.columns), phrases))


def _has_one_of(told: ColumnElement[str], phrases: Sequence[Sequence[str]]) -> ColumnElement[bool]:
    """Look for phrases: a few one by one, which takes half as long then as all at once."""
    if len(phrases) <= _FEW_PHRASES:
        return told.like(any_(array([f"% {_plainly(' '.join(words))} %" for words in phrases])))
    return told.bool_op("~")(f" (?:{'|'.join(' '.join(map(_literally, p)) for p in phrases)}) ")


def _vector(columns: frozenset[str]) -> ColumnElement[Any]:
    words = func.string_to_array(_text(columns), " ")
    return func.array_to_tsvector(func.array_remove(words, ""))


def _text(columns: frozenset[str]) -> ColumnElement[str]:
    """Give the texts of columns, each word between two spaces, an end between two columns."""
    told: ColumnElement[str] = literal(" ")
    for column in (name for name in COLUMNS if name in columns):
        told = told + getattr(SearchEntry, column) + literal(f" {END_OF_TEXT} ")
    return told


def _has(query: str) -> ColumnElement[bool]:
    return _POSTINGS.bool_op("@@")(_tsquery(query))


def _tsquery(query: str) -> ColumnElement[Any]:
    return cast(literal(query), TSQUERY)


def _any(words: Iterable[str]) -> str:
    told: Sequence[str] = [*map(_word, words)] or [_word(_NEVER)]
    return f"({' | '.join(told)})"


def _word(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _literally(word: str) -> str:
    """Write a word for a regular expression, in which nothing of it means more than itself."""
    return _SPECIAL.sub(lambda sign: f"\\{sign.group()}", word)


def _plainly(words: str) -> str:
    """Write words for LIKE, in which nothing of them means more than itself."""
    return _MEANS_MORE.sub(lambda sign: f"\\{sign.group()}", words)
