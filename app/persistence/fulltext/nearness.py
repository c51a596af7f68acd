"""Where words stand in the entries of SQLite: FTS5 keeps it, and tells it for whole words at once.

Its own NEAR goes through every pair of spellings by itself, which takes ten times as long.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from app.persistence.fulltext.answering import answering
from app.persistence.fulltext.entry_words import COLUMNS, END_OF_TEXT, OTHER_FORM
from app.persistence.fulltext.expression import ANYWHERE, Close
from app.persistence.fulltext.postings import Postings
from app.persistence.fulltext.rows import NO_ROWS, Rows

Places: TypeAlias = npt.NDArray[np.int64]
"""Ascending: row, column and number of a word in one, so that what is near has near numbers."""

_NAMES: Final = " ".join(COLUMNS)
_COLUMN_BITS, _WORD_BITS = 8, 24
_ROW: Final = _COLUMN_BITS + _WORD_BITS
_COLUMN: Final = (1 << _COLUMN_BITS) - 1
_WORD: Final = (1 << _WORD_BITS) - 1
_COLUMN_AT: Final = {_NAMES.index(name) + 1: name for name in COLUMNS}
_TWO: Final = 2
MANY: Final = 3_000
"""From so many pairs on it is quicker to know where all texts end."""

_ENDS: Final = "places of all ends"
_BEHIND_ALL: Final = np.array([np.iinfo(np.int64).max])
_AT_ONCE: Final = 500
_OPEN: Final = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_place "
    "USING fts5vocab (main, search_fts, instance)"
)
_PLACES: Final = (
    f"SELECT group_concat((doc << {_ROW}) "
    f"+ (instr('{_NAMES}', col) << {_WORD_BITS}) + offset) "
    "FROM temp.search_place WHERE term = ?"
)


def near_each_other(connection: Connection, postings: Postings, close: Close) -> Rows:
    """Give the rows in which words of all groups stand within the distance, in one text."""
    if not all(close.groups):
        return NO_ROWS
    connection.exec_driver_sql(_OPEN)
    words = dict.fromkeys(word for group in close.groups for word in group)
    told = {word: _places(connection, postings, word, close.columns) for word in words}
    width = len(close.groups) + close.distance - 1
    if len(close.groups) == _TWO and len(words) == sum(map(len, close.groups)):
        one, other = ([told[word] for word in group] for group in close.groups)
        first, last = _pairs(one, other, width)
        if len(first) > MANY:
            return _between_ends(connection, postings, first, last)
        return _in_one_text(connection, first, last)
    groups = sorted((_joined(told[word] for word in group) for group in close.groups), key=len)
    near = reduce(lambda some, group: _with_one_near(some, group, width), groups[1:], groups[0])
    return _answering(connection, close, np.unique(near >> _ROW))


def _places(
    connection: Connection, postings: Postings, word: str, columns: frozenset[str]
) -> Places:
    places = postings.get(f"places of {word}")
    if places is None:
        places = _told(connection, word)
        postings.put(f"places of {word}", places)
    if columns == ANYWHERE:
        return places
    asked = [_NAMES.index(name) + 1 for name in columns]
    return places[np.isin(places >> _WORD_BITS & _COLUMN, asked)]


def _told(connection: Connection, word: str) -> Places:
    told = connection.exec_driver_sql(_PLACES, (word,)).scalar() or ""
    return np.fromstring(told, np.int64, sep=",")


def _pairs(one: Iterable[Places], other: Iterable[Places], width: int) -> tuple[Places, Places]:
    """Give the places of one group that stand next to one of the other, at most so far away.

    Both come in order. Between any two that are near and in one text, two of these stand.
    """
    mixed = np.concatenate([*(some << 1 for some in one), *(some << 1 | 1 for some in other)])
    mixed.sort()
    places = mixed >> 1
    is_other = np.bitwise_and(mixed, 1).astype(bool)
    is_pair = (places[1:] - places[:-1] <= width) & (is_other[1:] != is_other[:-1])
    at = np.flatnonzero(is_pair)
    return places[at], places[at + 1]


def _between_ends(connection: Connection, postings: Postings, first: Places, last: Places) -> Rows:
    """Give the rows of those pairs between which no text ends, by where all texts end.

    That is told in tenths of a second, and remembered as other postings are.
    """
    ends = postings.get(_ENDS)
    if ends is None:
        marks = [_told(connection, mark) for mark in (END_OF_TEXT, OTHER_FORM)]
        ends = _joined((*marks, _BEHIND_ALL))
        postings.put(_ENDS, ends)
    rows: Rows = first[ends[np.searchsorted(ends, first)] > last] >> _ROW
    return rows[np.flatnonzero(np.diff(rows, prepend=-1))]


def _in_one_text(connection: Connection, first: Places, last: Places) -> Rows:
    """Give the rows of those pairs between which no text ends: the texts are looked at."""
    found: set[int] = set()
    columns = first >> _WORD_BITS & _COLUMN
    for place in np.unique(columns).tolist():
        of_column = np.flatnonzero(columns == place)
        texts = _texts(connection, np.unique(first[of_column] >> _ROW), (_COLUMN_AT[place],))
        starts, ends = first[of_column], last[of_column]
        told = (starts >> _ROW).tolist(), (starts & _WORD).tolist(), (ends & _WORD).tolist()
        for row, start, end in zip(*told, strict=True):
            if row not in found:
                between = texts[row][0].split(" ")[start:end]
                if END_OF_TEXT not in between and OTHER_FORM not in between:
                    found.add(row)
    return np.array(sorted(found), np.int64)


def _answering(connection: Connection, close: Close, rows: Rows) -> Rows:
    """Give those that answer: their texts are gone through."""
    answers, names = answering(close), sorted(close.columns)
    texts = _texts(connection, rows, names)
    found = [row for row in rows.tolist() if answers(dict(zip(names, texts[row], strict=True)))]
    return np.array(found, np.int64)


def _texts(
    connection: Connection, rows: Rows, columns: Sequence[str]
) -> dict[int, tuple[str, ...]]:
    query = f'SELECT {", ".join(columns)}, "row" FROM search_entry'
    found: dict[int, tuple[str, ...]] = {}
    for start in range(0, len(rows), _AT_ONCE):
        which = ", ".join(map(str, rows[start : start + _AT_ONCE].tolist()))
        told = connection.exec_driver_sql(f'{query} WHERE "row" IN ({which})').fetchall()
        found |= {row[-1]: tuple(row[:-1]) for row in told}
    return found


def _joined(several: Iterable[Places]) -> Places:
    return np.sort(np.concatenate(list(several)))


def _with_one_near(places: Places, others: Places, width: int) -> Places:
    """Give those places that have one of the others at most so far away."""
    if not others.size:
        return others
    following = np.searchsorted(others, places - width)
    there = others[np.minimum(following, len(others) - 1)]
    return places[(following < len(others)) & (there <= places + width)]
