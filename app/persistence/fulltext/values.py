"""The numbers under which an index knows the values that photographs can be narrowed to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.fulltext.entry_values import Value
from app.persistence.fulltext.inserting import insert_missing
from app.persistence.records.search_entry import SearchValue

_MARK: Final = "\ue002"
_AT_ONCE: Final = 500


def value_word(number: int) -> str:
    """Give the word of an index that stands for a value; 0 for what every entry has."""
    return f"{_MARK}{number}"


def value_words(numbers: Iterable[int]) -> str:
    """Write the values of an entry as words of its column `facets`."""
    return " ".join(value_word(number) for number in (0, *sorted(numbers)))


def numbers_in(facets: str) -> list[str]:
    """Give the numbers in a column `facets`, as they are written; not the one that all have."""
    return facets.replace(_MARK, "").split()[1:]


def numbers_counted(words: Mapping[str, int]) -> dict[str, int]:
    """Give the numbers that words of a column `facets` stand for, with their counts."""
    return {
        word.removeprefix(_MARK): count for word, count in words.items() if word != value_word(0)
    }


def numbers_of(session: Session, values: Collection[Value]) -> dict[Value, int]:
    """Give the numbers of those values that any photograph ever had."""
    by_facet: defaultdict[str, list[str]] = defaultdict(list)
    for facet, value in values:
        by_facet[facet].append(value)
    found: dict[Value, int] = {}
    for facet, some in by_facet.items():
        for start in range(0, len(some), _AT_ONCE):
            statement = select(SearchValue.value, SearchValue.id).where(
                SearchValue.facet == facet, SearchValue.value.in_(some[start : start + _AT_ONCE])
            )
            found.update(
                (Value(facet, row[0]), row[1]) for row in session.connection().execute(statement)
            )
    return found


def numbered(session: Session, values: Collection[Value]) -> dict[Value, int]:
    """Give the number of each value; those that are new get one."""
    known = numbers_of(session, values)
    new = sorted(value for value in values if value not in known)
    if new:
        insert_missing(session, SearchValue, Value._fields, new)
        known |= numbers_of(session, new)
    return known
