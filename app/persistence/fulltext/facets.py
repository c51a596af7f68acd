"""By what an answer can be narrowed, with exact counts: counted in one pass over what was found."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from heapq import nlargest
from itertools import chain
from typing import Any, Final, NamedTuple, TypeAlias

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from app.domain.hits import Facet, FacetValue
from app.domain.languages import LanguageMap
from app.domain.search_filters import SearchFilters
from app.domain.viewers import THE_PUBLIC, Scope
from app.persistence.fulltext.columns import Columns
from app.persistence.fulltext.entry_values import FIRST_DAY, LAST_DAY, YES
from app.persistence.fulltext.rows import Rows
from app.persistence.prepared import Prepared, rows_of_all, some_of
from app.persistence.records.agent import Agent
from app.persistence.records.hand import Hand
from app.persistence.records.institution import InstitutionName
from app.persistence.records.place import Place
from app.persistence.records.stamp import Stamp
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, units

MOST_VALUES: Final = 20
"""How many values of a facet are told."""

MOST_PLACES: Final = 500
"""How many places are told: a map can show them all."""

FACETS: Final = (
    "places", "persons", "holders", "units", "languages", "kinds", "hands", "stamps", "media",
    "sides", "rights", "has_transcription", "only_from_back",
)  # fmt: skip
CERTAINLY: Final = "certainly"
_AUTHORITIES: Final[Mapping[str, type[Any]]] = {
    "places": Place, "persons": Agent, "hands": Hand, "stamps": Stamp,
}  # fmt: skip
_NAMES: Final = {
    **{
        facet: Prepared(
            select(authority.id, literal("none").label("language"), authority.name).where(
                some_of(authority.id)
            )
        )
        for facet, authority in _AUTHORITIES.items()
    },
    "holders": Prepared(
        select(InstitutionName.institution_id, InstitutionName.language, InstitutionName.name)
        .where(some_of(InstitutionName.institution_id))
        .order_by(InstitutionName.name)
    ),
}
_PATHS: Final = {
    sees_all: Prepared(units(viewer, Unit.id, Unit.path).where(some_of(Unit.id)))
    for sees_all, viewer in ((True, THE_CATALOGUE), (False, THE_PUBLIC))
}
_TITLES: Final = Prepared(
    units(THE_CATALOGUE, Unit.id, Unit.title, Unit.reference_code).where(some_of(Unit.id))
)
_LABELLED: Final = frozenset({*_NAMES, "units"})
_DECADES: Final = "decades"
_UNDATED: Final = "undated"


_MOST_YEARS: Final = 20
_Told: TypeAlias = Sequence[tuple[str, int]]
"""Values with their counts."""


class Counted(NamedTuple):
    """The facets of an answer, and its photographs by decade, or by year where few are asked of."""

    facets: dict[str, Facet]
    timeline: dict[int, int]
    undated: int
    years: dict[int, int]


def count_facets(
    transaction: Transaction, columns: Columns, rows: Rows, filters: SearchFilters
) -> Counted:
    """Count the values of entries."""
    counts, values = columns.value_counts(rows), columns.values
    undated = sum(values.counted(counts, _UNDATED).values())
    by_decade = values.counted(counts, _DECADES)
    timeline = {int(decade): by_decade[decade] for decade in sorted(by_decade, key=int)}
    told = {name: values.foremost(counts, name, _most(name)) for name in FACETS}
    of_units = values.counted(counts, "units")
    of_units = _with_those_above(of_units, _units(transaction, of_units))
    told["units"] = _foremost(of_units, MOST_VALUES), len(of_units)
    labels = _labels(transaction.session, told)
    facets = {name: _facet(name, *told[name], labels) for name in FACETS}
    facets[CERTAINLY] = _certainly(columns, rows, filters)
    shown = {name: facet for name, facet in facets.items() if facet.values}
    return Counted(shown, timeline, undated, _years(columns, rows, filters))


def _most(facet: str) -> int:
    return MOST_PLACES if facet == "places" else MOST_VALUES


def _certainly(columns: Columns, rows: Rows, filters: SearchFilters) -> Facet:
    """Count what was certainly taken in the days that are asked of."""
    first, last = filters.date_from, filters.date_to
    if not (first or last):
        return Facet()
    low, high = first.toordinal() if first else FIRST_DAY, last.toordinal() if last else LAST_DAY
    certain = len(columns.taken_in(rows, low, high, certainly=True))
    return Facet((FacetValue(YES, certain),) if certain else ())


def _years(columns: Columns, rows: Rows, filters: SearchFilters) -> dict[int, int]:
    """Count by year, where days of several years, but few, are asked of."""
    first, last = filters.date_from, filters.date_to
    if not (first and last) or not 0 < last.year - first.year < _MOST_YEARS:
        return {}
    years = range(first.year, last.year + 1)
    bounds = {year: (max(first, date(year, 1, 1)), min(last, date(year, 12, 31))) for year in years}
    counts = {
        year: len(columns.taken_in(rows, low.toordinal(), high.toordinal()))
        for year, (low, high) in bounds.items()
    }
    return {year: count for year, count in counts.items() if count}


def _with_those_above(counts: Mapping[str, int], paths: Mapping[str, str]) -> dict[str, int]:
    """Count what lies in a unit for all units above it too."""
    above: Counter[str] = Counter()
    for unit_id, count in counts.items():
        if unit_id in paths:
            for one in filter(None, paths[unit_id].split("/")):
                above[one] += count
    return {unit_id: count for unit_id, count in above.items() if unit_id in paths}


def _units(transaction: Transaction, ids: Collection[str]) -> dict[str, str]:
    """Give the paths of units, and of those above them, as far as the viewer may see them."""
    connection = transaction.session.connection()
    asked = _PATHS[transaction.viewer.may(Scope.READ)]
    found: dict[str, str] = {}
    wanted = set(ids)
    while wanted:
        seen = dict(asked.rows(connection, sorted(wanted)))
        above = {one for path in seen.values() for one in path.split("/") if one}
        found |= seen
        wanted = above - wanted - found.keys()
    return found


def _facet(name: str, told: _Told, count: int, labels: Mapping[str, LanguageMap]) -> Facet:
    values = tuple(
        FacetValue(value, times, labels.get(value, {}))
        for value, times in told
        if name not in _LABELLED or value in labels
    )
    return Facet(values, is_cut=count > len(told))


def _foremost(counts: Mapping[str, int], most: int) -> list[tuple[str, int]]:
    """Give the most frequent values, of thousands."""
    least = nlargest(most, counts.values())[-1] if len(counts) > most else 0
    first = sorted((-count, value) for value, count in counts.items() if count >= least)
    return [(value, -count) for count, value in first[:most]]


def _labels(session: Session, told: Mapping[str, tuple[_Told, int]]) -> dict[str, LanguageMap]:
    """Give the names of what is told: authorities, holders, and units by their titles.

    The viewer may see all units that are counted.
    """
    queries = {**_NAMES, "units": _TITLES}
    asked = [(query, [value for value, _ in told[name][0]]) for name, query in queries.items()]
    *found, units_found = rows_of_all(session.connection(), asked)
    names: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for one, language, called in chain.from_iterable(found):
        names[one].setdefault(language, []).append(called)
    return {**names, **{one: title or {"none": [code]} for one, title, code in units_found}}
