"""The numbers under which an index knows the values that photographs can be narrowed to."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.fulltext.entry_values import Value
from app.persistence.fulltext.inserting import insert_missing
from app.persistence.prepared import Prepared, rows_of_all, some_of
from app.persistence.records.search_entry import SearchValue

NUMBERED_ALL: Final = 0
"""What every entry begins with in its column `facets`; no value has this number."""


def value_words(numbers: Iterable[int]) -> str:
    """Write the values of an entry for its column `facets`."""
    return " ".join(map(str, (NUMBERED_ALL, *sorted(numbers))))


def numbers_in(facets: str) -> list[str]:
    """Give the numbers in a column `facets`, as they are written."""
    return facets.split()[1:]


def numbers_of(session: Session, values: Collection[Value]) -> dict[Value, int]:
    """Give the numbers of those values that any photograph ever had."""
    by_facet: defaultdict[str, list[str]] = defaultdict(list)
    for facet, value in values:
        by_facet[facet].append(value)
    asked = [(_numbers(facet), some) for facet, some in by_facet.items()]
    told = rows_of_all(session.connection(), asked)
    return {
        Value(facet, row[0]): row[1]
        for facet, rows in zip(by_facet, told, strict=True)
        for row in rows
    }


@cache
def _numbers(facet: str) -> Prepared:
    """Ask for the numbers of some values of a facet, of which there are a dozen."""
    return Prepared(
        select(SearchValue.value, SearchValue.id).where(
            SearchValue.facet == facet, some_of(SearchValue.value)
        )
    )


def numbered(session: Session, values: Collection[Value]) -> dict[Value, int]:
    """Give the number of each value; those that are new get one."""
    known = numbers_of(session, values)
    new = sorted(value for value in values if value not in known)
    if new:
        insert_missing(session, SearchValue, Value._fields, new)
        known |= numbers_of(session, new)
    return known
