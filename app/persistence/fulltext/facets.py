"""By what an answer can be narrowed, with exact counts: counted in one pass over what was found."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.hits import Facet, FacetValue
from app.domain.languages import LanguageMap
from app.persistence.fulltext.values import numbers_in
from app.persistence.records.agent import Agent
from app.persistence.records.hand import Hand
from app.persistence.records.institution import InstitutionName
from app.persistence.records.place import Place
from app.persistence.records.search_entry import SearchValue
from app.persistence.records.stamp import Stamp
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import units

MOST_VALUES: Final = 20
"""How many values of a facet are told."""

MOST_PLACES: Final = 500
"""How many places are told: a map can show them all."""

FACETS: Final = (
    "places", "persons", "holders", "units", "languages", "kinds", "hands", "stamps", "media",
    "sides", "rights", "has_transcription", "only_from_back",
)  # fmt: skip
_AUTHORITIES: Final[Mapping[str, type[Any]]] = {
    "places": Place, "persons": Agent, "hands": Hand, "stamps": Stamp,
}  # fmt: skip
_DECADES: Final = "decades"
_UNDATED: Final = "undated"
_AT_ONCE: Final = 500


class Counted(NamedTuple):
    """The facets of an answer, and its photographs by decade."""

    facets: dict[str, Facet]
    timeline: dict[int, int]
    undated: int


def count_facets(transaction: Transaction, found: Sequence[str]) -> Counted:
    """Count the values of entries, each given by its column `facets`."""
    counts = _by_facet(transaction.session, _numbers(found))
    undated = sum(counts.pop(_UNDATED, {}).values())
    timeline = {int(decade): n for decade, n in sorted(counts.pop(_DECADES, {}).items())}
    counts["units"] = _with_those_above(transaction, counts.get("units", {}))
    facets = {name: _facet(transaction, name, counts.get(name, {})) for name in FACETS}
    told = {name: facet for name, facet in facets.items() if facet.values}
    return Counted(told, timeline, undated)


def _numbers(found: Iterable[str]) -> Counter[str]:
    """Count numbers: entries that have the same values are counted together."""
    counts: Counter[str] = Counter()
    for facets, times in Counter(found).items():
        if times == 1:
            counts.update(numbers_in(facets))
        else:
            for number in numbers_in(facets):
                counts[number] += times
    return counts


def _by_facet(session: Session, numbers: Counter[str]) -> dict[str, dict[str, int]]:
    by_facet: defaultdict[str, dict[str, int]] = defaultdict(dict)
    wanted = sorted(map(int, numbers))
    for start in range(0, len(wanted), _AT_ONCE):
        statement = select(SearchValue.id, SearchValue.facet, SearchValue.value).where(
            SearchValue.id.in_(wanted[start : start + _AT_ONCE])
        )
        for number, facet, value in session.execute(statement):
            by_facet[facet][value] = numbers[str(number)]
    return dict(by_facet)


def _with_those_above(transaction: Transaction, counts: Mapping[str, int]) -> dict[str, int]:
    """Count what lies in a unit for all units above it too, as far as the viewer may see them."""
    if not counts:
        return {}
    session, viewer = transaction.session, transaction.viewer
    above: Counter[str] = Counter()
    ids = sorted(counts)
    for start in range(0, len(ids), _AT_ONCE):
        statement = units(viewer, Unit.id, Unit.path).where(
            Unit.id.in_(ids[start : start + _AT_ONCE])
        )
        for unit_id, path in session.execute(statement):
            for one in filter(None, path.split("/")):
                above[one] += counts[unit_id]
    return dict(above)


def _facet(transaction: Transaction, name: str, counts: Mapping[str, int]) -> Facet:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    most = MOST_PLACES if name == "places" else MOST_VALUES
    shown = ranked[:most]
    labels = _labels(transaction, name, [value for value, _ in shown])
    values = tuple(
        FacetValue(value, count, labels.get(value, {}))
        for value, count in shown
        if labels is _NONE or value in labels
    )
    return Facet(values, is_cut=len(ranked) > most)


_NONE: Final[Mapping[str, LanguageMap]] = {}


def _labels(
    transaction: Transaction, name: str, values: Sequence[str]
) -> Mapping[str, LanguageMap]:
    """Give the names of authorities and units; those that the viewer may not see have none."""
    if not values:
        return _NONE
    session = transaction.session
    if name in _AUTHORITIES:
        authority = _AUTHORITIES[name]
        rows = session.execute(select(authority.id, authority.name).where(authority.id.in_(values)))
        return {row[0]: {"none": [row[1]]} for row in rows}
    if name == "units":
        statement = units(transaction.viewer, Unit.id, Unit.title, Unit.reference_code)
        return {
            row[0]: row[1] or {"none": [row[2]]}
            for row in session.execute(statement.where(Unit.id.in_(values)))
        }
    return _holders(session, values) if name == "holders" else _NONE


def _holders(session: Session, values: Collection[str]) -> dict[str, LanguageMap]:
    statement = (
        select(InstitutionName.institution_id, InstitutionName.language, InstitutionName.name)
        .where(InstitutionName.institution_id.in_(values))
        .order_by(InstitutionName.id)
    )
    names: dict[str, dict[str, list[str]]] = {value: {} for value in values}
    for holder, language, name in session.execute(statement):
        names[holder].setdefault(language, []).append(name)
    return dict(names)
