"""Where words stand in the entries of SQLite: FTS5 keeps it, and tells it for whole words at once.

Its own NEAR goes through every pair of spellings by itself, which takes ten times as long.
"""

from collections.abc import Iterable
from functools import reduce
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from app.persistence.fulltext.columns import NO_ROWS, Rows
from app.persistence.fulltext.entry_words import COLUMNS
from app.persistence.fulltext.expression import ANYWHERE, Close

Places: TypeAlias = npt.NDArray[np.int64]
"""Ascending: row, column and number of a word in one, so that what is near has near numbers."""

_NAMES: Final = " ".join(COLUMNS)
_COLUMN_BITS, _WORD_BITS = 8, 24
_OPEN: Final = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_place "
    "USING fts5vocab (main, search_fts, instance)"
)
_PLACES: Final = (
    f"SELECT group_concat((doc << {_COLUMN_BITS + _WORD_BITS}) "
    f"+ (instr('{_NAMES}', col) << {_WORD_BITS}) + offset) "
    "FROM temp.search_place WHERE term = ?"
)


def near_each_other(connection: Connection, close: Close) -> Rows:
    """Give the rows in which words of all groups stand within the distance, or may.

    Whether they stand in the same text, and each for one group alone, is looked at elsewhere.
    """
    if not all(close.groups):
        return NO_ROWS
    connection.exec_driver_sql(_OPEN)
    told = {
        word: _places(connection, word, close.columns)
        for word in dict.fromkeys(word for group in close.groups for word in group)
    }
    groups = sorted((_joined(told[word] for word in group) for group in close.groups), key=len)
    width = len(groups) + close.distance - 1
    near = reduce(lambda some, group: _with_one_near(some, group, width), groups[1:], groups[0])
    return np.unique(near >> (_COLUMN_BITS + _WORD_BITS))


def _places(connection: Connection, word: str, columns: frozenset[str]) -> Places:
    told = connection.exec_driver_sql(_PLACES, (word,)).scalar() or ""
    places = np.fromstring(told, np.int64, sep=",")
    if columns == ANYWHERE:
        return places
    asked = [_NAMES.index(name) + 1 for name in columns]
    return places[np.isin(places >> _WORD_BITS & (1 << _COLUMN_BITS) - 1, asked)]


def _joined(several: Iterable[Places]) -> Places:
    return np.sort(np.concatenate(list(several)))


def _with_one_near(places: Places, others: Places, width: int) -> Places:
    """Give those places that have one of the others at most so far away."""
    if not others.size:
        return others
    following = np.searchsorted(others, places - width)
    there = others[np.minimum(following, len(others) - 1)]
    return places[(following < len(others)) & (there <= places + width)]
