"""The full-text index on SQLite: FTS5, https://www.sqlite.org/fts5.html ."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
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
from app.persistence.fulltext.nearness import near_each_other, text_ends
from app.persistence.fulltext.postings import MADE_ANEW, Postings
from app.persistence.fulltext.rows import Rows, but_not, in_any, in_both
from app.persistence.plain_rows import plain_rows

_ROWS: Final = "SELECT group_concat(rowid) FROM search_fts WHERE search_fts MATCH ?"
_FORGET: Final = (
    f"INSERT INTO search_block (block, version) SELECT {MADE_ANEW}, "
    "coalesce(max(version), 0) + 1 FROM search_block WHERE true "
    "ON CONFLICT (block) DO UPDATE SET version = excluded.version"
)
MOST_PHRASES: Final = 200
_NEVER: Final = '"\ue004"'  # a word that no entry has


class SqliteIndex(FullTextIndex):
    """FTS5 over the columns of `search_entry`, kept in step by triggers.

    Each word is asked for by itself, and what is found joined here: FTS5 goes through all words of
    an OR for each entry, of which a question with many spellings has hundreds.
    """

    def __init__(self, session: Session, postings: Postings) -> None:
        self._connection = session.connection()
        self._postings = postings

    def rows(self, expression: Expression) -> Rows:
        """Give the rows that answer."""
        if isinstance(expression, HasValue):
            raise TypeError("An index knows no values.")
        if isinstance(expression, AnyWord):
            asked = [_within(expression.columns, _word(word)) for word in expression.words]
            return in_any([self._matching(each) for each in asked])
        if isinstance(expression, AllOf):
            return self._all(expression.parts)
        if isinstance(expression, AnyOf):
            return in_any([self.rows(part) for part in expression.parts])
        if isinstance(expression, Without):
            wanted = self.rows(expression.wanted)
            return but_not(wanted, self.rows(expression.unwanted)) if wanted.size else wanted
        if isinstance(expression, Close):
            return near_each_other(self._connection, self._postings, expression)
        return self._matching(match_expression(expression))

    def make_anew(self) -> None:
        """Throw all postings away, and make them of the words that the entries hold."""
        self._connection.exec_driver_sql("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")
        self._connection.exec_driver_sql(_FORGET)

    def make_ready(self) -> None:
        """Learn where all texts end."""
        text_ends(self._connection, self._postings)

    def _all(self, parts: Sequence[Expression]) -> Rows:
        rows = self.rows(parts[0])
        for part in parts[1:]:
            if rows.size:
                rows = in_both(rows, self.rows(part))
        return rows

    def _matching(self, asked: str) -> Rows:
        """Ask once. The rows come as one text: one by one they take five times as long."""
        rows = self._postings.get(asked)
        if rows is None:
            ((told,),) = plain_rows(self._connection, _ROWS, (asked,))
            rows = np.fromstring(told or "", np.int64, sep=",")
            self._postings.put(asked, rows)
        return rows


def match_expression(expression: AnyWord | Run) -> str:
    """Write a leaf of an expression in FTS5's language.

    Every word stands between quotation marks, so that none can be taken for a word of that
    language.
    """
    if isinstance(expression, AnyWord):
        return _within(expression.columns, _any(map(_word, expression.words)))
    phrases = (" + ".join(map(_word, p)) for p in runs(expression, at_most=MOST_PHRASES))
    return _within(expression.columns, _any(phrases))


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
