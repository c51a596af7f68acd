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
from app.persistence.fulltext.blocks import ROWS_OF_BLOCK
from app.persistence.fulltext.entry_words import COLUMNS, END_OF_TEXT, OTHER_FORM
from app.persistence.fulltext.expression import ANYWHERE, Close
from app.persistence.fulltext.postings import Postings, TextEnds
from app.persistence.fulltext.rows import NO_ROWS, Rows
from app.persistence.plain_rows import evened, plain_rows
from app.persistence.portions import portions

Places: TypeAlias = npt.NDArray[np.int64]
"""Ascending: row, column and number of a word in one, so that what is near has near numbers."""

_NAMES: Final = " ".join(COLUMNS)
_COLUMN_BITS, _WORD_BITS = 8, 24
_ROW: Final = _COLUMN_BITS + _WORD_BITS
_BLOCK_BITS: Final = ROWS_OF_BLOCK.bit_length() - 1
_COLUMN: Final = (1 << _COLUMN_BITS) - 1
_WORD: Final = (1 << _WORD_BITS) - 1
_COLUMN_AT: Final = {_NAMES.index(name) + 1: name for name in COLUMNS}
_TWO: Final = 2
MANY: Final = 3_000
"""From so many pairs on it is quicker to know where all texts end."""

_AT_ONCE: Final = 512
_ENDS: Final = frozenset({END_OF_TEXT, OTHER_FORM})
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
    rows = postings.get(repr(close))
    if rows is None:
        rows = _near(connection, postings, close)
        postings.put(repr(close), rows)
    return rows


def _near(connection: Connection, postings: Postings, close: Close) -> Rows:
    plain_rows(connection, _OPEN)
    words = dict.fromkeys(word for group in close.groups for word in group)
    told = {word: _places(connection, postings, word, close.columns) for word in words}
    width = len(close.groups) + close.distance - 1
    if len(close.groups) == _TWO and len(words) == sum(map(len, close.groups)):
        one, other = ([told[word] for word in group] for group in close.groups)
        first, last = _pairs(one, other, width)
        if len(first) > MANY:
            return _between_ends(text_ends(connection, postings), first, last)
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
    ((told,),) = plain_rows(connection, _PLACES, (word,))
    return np.fromstring(told or "", np.int64, sep=",")


def _pairs(one: Sequence[Places], other: Sequence[Places], width: int) -> tuple[Places, Places]:
    """Give the places of one group that stand next to one of the other, at most so far away.

    Both come in order. Between any two that are near and in one text, two of these stand.
    """
    mixed = np.concatenate((*one, *other))
    mixed <<= 1
    mixed[sum(map(len, one)) :] |= 1
    mixed.sort()
    apart = np.diff(mixed)  # odd between two of different groups
    at = np.flatnonzero(apart <= 2 * width + 1)
    at = at[np.bitwise_and(apart[at], 1).astype(bool)]
    first, last = mixed[at] >> 1, mixed[at + 1] >> 1
    near = last - first <= width
    return first[near], last[near]


def _between_ends(ends: Places, first: Places, last: Places) -> Rows:
    """Give the rows of those pairs between which no text ends, by where all texts end."""
    following = np.searchsorted(ends, first)
    next_end = ends[np.minimum(following, len(ends) - 1)] if ends.size else last
    rows: Rows = first[(following == len(ends)) | (next_end > last)] >> _ROW
    return rows[np.flatnonzero(np.diff(rows, prepend=-1))]


def text_ends(connection: Connection, postings: Postings) -> Places:
    """Tell where all texts end: it takes a fifth of a second for a million texts.

    It is remembered; of what was written since, the blocks alone are read again.
    """
    ends = postings.ends
    if ends.places is None:
        plain_rows(connection, _OPEN)
        places = _joined([_told(connection, mark) for mark in _ENDS])
    elif ends.missing:
        blocks = np.array(sorted(ends.missing), np.int64)
        kept = ends.places[~np.isin(ends.places >> _ROW + _BLOCK_BITS, blocks)]
        places = _joined([kept, *(_ends_in_block(connection, block) for block in blocks.tolist())])
    else:
        return ends.places
    postings.ends = TextEnds(places)
    return places


def _ends_in_block(connection: Connection, block: int) -> Places:
    query = f'SELECT "row", {", ".join(COLUMNS)} FROM search_entry WHERE "row" BETWEEN ? AND ?'
    rows = plain_rows(connection, query, (block << _BLOCK_BITS, (block + 1 << _BLOCK_BITS) - 1))
    found = [
        row << _ROW | _NAMES.index(name) + 1 << _WORD_BITS | place
        for row, *texts in rows
        for name, text in zip(COLUMNS, texts, strict=True)
        if END_OF_TEXT in text or OTHER_FORM in text
        for place, word in enumerate(text.split(" "))
        if word in _ENDS
    ]
    return np.array(found, np.int64)


def _in_one_text(connection: Connection, first: Places, last: Places) -> Rows:
    """Give the rows of those pairs between which no text ends: the texts are looked at."""
    found: set[int] = set()
    columns = first >> _WORD_BITS & _COLUMN
    for place in np.unique(columns).tolist():
        of_column = np.flatnonzero(columns == place)
        rows = np.unique(first[of_column] >> _ROW).tolist()
        texts = _texts(connection, rows, (_COLUMN_AT[place],))
        starts, ends = first[of_column], last[of_column]
        told = (starts >> _ROW).tolist(), (starts & _WORD).tolist(), (ends & _WORD).tolist()
        cut, words = -1, list[str]()
        for row, start, end in zip(*told, strict=True):
            if row in found:
                continue
            if row != cut:  # a long text may have thousands of pairs
                cut, words = row, texts[row][0].split(" ")
            if _ENDS.isdisjoint(words[start:end]):
                found.add(row)
    return np.array(sorted(found), np.int64)


def _answering(connection: Connection, close: Close, rows: Rows) -> Rows:
    """Give those that answer: their texts are gone through."""
    answers, names, found = answering(close), sorted(close.columns), list[int]()
    for some in portions(rows.tolist(), _AT_ONCE):  # tens of thousands would fill the memory
        texts = _texts(connection, some, names)
        found += [row for row in some if answers(dict(zip(names, texts[row], strict=True)))]
    return np.array(found, np.int64)


def _texts(
    connection: Connection, rows: Sequence[int], columns: Sequence[str]
) -> dict[int, tuple[str, ...]]:
    query = f'SELECT {", ".join(columns)}, "row" FROM search_entry'
    found: dict[int, tuple[str, ...]] = {}
    for some in portions(rows, _AT_ONCE):
        asked = evened(some)
        marks = ", ".join("?" * len(asked))
        told = plain_rows(connection, f'{query} WHERE "row" IN ({marks})', asked)
        found |= {row[-1]: tuple(row[:-1]) for row in told}
    return found


def _joined(several: Iterable[Places]) -> Places:
    return np.sort(np.concatenate(list(several)), kind="stable")  # quick where parts are in order


def _with_one_near(places: Places, others: Places, width: int) -> Places:
    """Give those places that have one of the others at most so far away."""
    if not others.size:
        return others
    following = np.searchsorted(others, places - width)
    there = others[np.minimum(following, len(others) - 1)]
    return places[(following < len(others)) & (there <= places + width)]
