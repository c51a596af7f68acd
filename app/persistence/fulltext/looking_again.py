"""Entries looked at once more, for closeness: an index of words without places finds more of them.

Tens of thousands may have two frequent words. So their texts are read in one column, and two words
near each other are found as the text is gone through once.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection

from app.persistence.fulltext.answering import Check, answering
from app.persistence.fulltext.entry_words import COLUMNS, END_OF_TEXT, OTHER_FORM
from app.persistence.fulltext.expression import AllOf, Close, Expression, asks_closeness
from app.persistence.fulltext.rows import NO_ROWS, Rows

_AT_ONCE: Final = 5_000
_TWO: Final = 2
_FAR: Final = -(2**30)
_ONE, _OTHER, _END = 1, 2, 3


def those_that_answer(connection: Connection, rows: Rows, expression: Expression) -> Rows:
    """Give those rows, found for the words of an expression, that answer all of it."""
    parts = expression.parts if isinstance(expression, AllOf) else (expression,)
    close = [part for part in parts if asks_closeness(part)]
    return reduce(lambda left, part: _answering(connection, left, part), close, rows)


def _answering(connection: Connection, rows: Rows, part: Expression) -> Rows:
    if not rows.size:
        return NO_ROWS
    if isinstance(part, Close) and _is_of_two(part):
        kinds = _kinds(part)
        told = _read(connection, rows, (_joined(part.columns),))
        found = [row for row, text in told if _are_near(text, kinds, part.distance + 1)]
    else:
        answers: Check = answering(part)
        told = _read(connection, rows, [f'"{name}"' for name in COLUMNS])
        found = [row for row, *texts in told if answers(dict(zip(COLUMNS, texts, strict=True)))]
    return np.array(sorted(found), np.int64)


def _is_of_two(close: Close) -> bool:
    """Whether it asks for two words that can't be taken for each other, in some column."""
    groups = close.groups
    return len(groups) == _TWO and set(groups[0]).isdisjoint(groups[1]) and bool(close.columns)


def _kinds(close: Close) -> dict[str, int]:
    one, other = close.groups
    ends = (END_OF_TEXT, OTHER_FORM)
    return {**dict.fromkeys(one, _ONE), **dict.fromkeys(other, _OTHER), **dict.fromkeys(ends, _END)}


def _are_near(text: str, kinds: Mapping[str, int], farthest: int) -> bool:
    """Whether two words of different kinds stand so many places from each other, in one text."""
    words = text.split(" ")
    if kinds.keys().isdisjoint(words):
        return False
    last = [_FAR, _FAR, _FAR]
    for place, word in enumerate(words):
        kind = kinds.get(word)
        if kind is None:
            continue
        if kind == _END:
            last = [_FAR, _FAR, _FAR]
            continue
        if place - last[_ONE + _OTHER - kind] <= farthest:
            return True
        last[kind] = place
    return False


def _joined(columns: Iterable[str]) -> str:
    """Write the texts of some columns as one, in SQL: an end between two of them."""
    return f" || ' {END_OF_TEXT} ' || ".join(f'"{name}"' for name in COLUMNS if name in columns)


def _read(connection: Connection, rows: Rows, what: Iterable[str]) -> Iterable[Any]:
    query = f'SELECT "row", {", ".join(what)} FROM search_entry WHERE "row" = ANY(%s)'
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE].tolist()
        yield from connection.exec_driver_sql(query, (some,)).fetchall()
