"""Ascending rows, joined as words are joined in a question."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Rows: TypeAlias = npt.NDArray[np.int64]
"""Ascending rows of `SearchEntry`."""

NO_ROWS: Rows = np.zeros(0, np.int64)
_SPARSE = 64  # times as many rows as may be there: below, a sort is quicker than a mask


def in_any(found: Sequence[Rows]) -> Rows:
    """Give the rows that are in one at least."""
    some = [rows for rows in found if rows.size]
    if len(some) < 2:  # noqa: PLR2004 - one is itself
        return some[0] if some else NO_ROWS
    newest = max(int(rows[-1]) for rows in some)
    if sum(map(len, some)) * _SPARSE < newest:
        return np.unique(np.concatenate(some))
    mask = np.zeros(newest + 1, bool)
    for rows in some:
        mask[rows] = True
    return np.flatnonzero(mask)


def in_both(one: Rows, other: Rows) -> Rows:
    """Give the rows that are in both."""
    few, many = sorted((one, other), key=len)
    return few[are_in(few, many)]


def but_not(rows: Rows, unwanted: Rows) -> Rows:
    """Give the rows that are in the first alone."""
    return rows[~are_in(rows, unwanted)]


def are_in(rows: Rows, others: Rows) -> npt.NDArray[np.bool_]:
    """Say of each row whether it is among others."""
    if not others.size or not rows.size:
        return np.zeros(len(rows), bool)
    if len(rows) * _SPARSE < others[-1]:
        places = np.minimum(np.searchsorted(others, rows), len(others) - 1)
        return np.asarray(others[places] == rows)
    mask = np.zeros(max(int(rows[-1]), int(others[-1])) + 1, bool)
    mask[others] = True
    return np.asarray(mask[rows])
