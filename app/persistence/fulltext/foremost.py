"""Those of many entries that come first by what the columns say, without putting all in order."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt

from app.persistence.fulltext.columns import Columns
from app.persistence.fulltext.rows import Rows

Scores = npt.NDArray[np.float64]
Filing = Callable[[Iterable[int]], Mapping[int, str]]
"""Gives the filing orders of entries."""


def foremost(
    columns: Columns, rows: Rows, below: Scores, count: int, filing_of: Filing
) -> list[tuple[float, str, int]]:
    """Give the first ones in their order: by `below`, filing order, row."""
    if len(rows) > count:
        chosen = _chosen(columns, rows, below, count)
        rows, below = rows[chosen], below[chosen]
    filing = filing_of(rows.tolist())
    scored = zip(below.tolist(), rows.tolist(), strict=True)
    told = [(score, filing.get(row, ""), row) for score, row in scored]
    return sorted(told)[:count]


def _chosen(columns: Columns, rows: Rows, below: Scores, count: int) -> npt.NDArray[np.intp]:
    """Give the places of those that may be among the first: some more, where several are alike."""
    cut = np.partition(below, count - 1)[count - 1]
    sure = np.flatnonzero(below < cut)
    level = np.flatnonzero(below == cut)
    room = count - len(sure)
    if len(level) > room:
        filing = columns.filing(rows[level])
        level = level[filing <= np.sort(filing)[room - 1]]
    return np.concatenate((sure, level))
