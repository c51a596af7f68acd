"""By what an answer can be narrowed, with exact counts: counted in one pass over what was found."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import Any, Final, NamedTuple

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from app.domain.hits import Facet, FacetValue
from app.domain.languages import LanguageMap
from app.persistence.fulltext.values import numbers_counted
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
_LABELLED: Final = frozenset({*_AUTHORITIES, "holders", "units"})
_DECADES: Final = "decades"
_UNDATED: Final = "undated"
_AT_ONCE: Final = 500
_REMEMBERED: Final = "verso search values"
_MOST_REMEMBERED: Final = 20_000


class _Unit(NamedTuple):
    path: str
    title: LanguageMap


class Counted(NamedTuple):
    """The facets of an answer, and its photographs by decade."""

    facets: dict[str, Facet]
    timeline: dict[int, int]
    undated: int


def count_facets(transaction: Transaction, found: Sequence[str]) -> Counted:
    """Count the values of entries, each given by its column `facets`."""
    counts = _by_facet(transaction, _numbers(found))
    undated = sum(counts.pop(_UNDATED, {}).values())
    timeline = {int(decade): n for decade, n in sorted(counts.pop(_DECADES, {}).items())}
    seen = _units(transaction, counts.get("units", {}))
    counts["units"] = _with_those_above(counts.get("units", {}), seen)
    labels = _names(transaction.session, counts)
    labels |= {unit_id: unit.title for unit_id, unit in seen.items()}
    facets = {name: _facet(name, counts.get(name, {}), labels) for name in FACETS}
    told = {name: facet for name, facet in facets.items() if facet.values}
    return Counted(told, timeline, undated)


def _numbers(found: Iterable[str]) -> dict[str, int]:
    """Count numbers, all in one text: what goes through each entry apart takes twice as long."""
    return numbers_counted(Counter(" ".join(found).split()))


def _by_facet(transaction: Transaction, numbers: Mapping[str, int]) -> dict[str, dict[str, int]]:
    by_facet: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for number, (facet, value) in _values(transaction, numbers).items():
        by_facet[facet][value] = numbers[number]
    return dict(by_facet)


def _values(transaction: Transaction, numbers: Collection[str]) -> dict[str, tuple[str, str]]:
    """Give the values of numbers, which never change: each connection remembers those it has met.

    Whoever writes does not: a number that is given back with the transaction may come again.
    """
    connection = transaction.session.connection()
    remembered: dict[str, tuple[str, str]] = connection.info.setdefault(_REMEMBERED, {})
    if transaction.writes or len(remembered) > _MOST_REMEMBERED:
        remembered = {}
        connection.info[_REMEMBERED] = remembered
    wanted = sorted(int(number) for number in numbers if number not in remembered)
    for start in range(0, len(wanted), _AT_ONCE):
        statement = select(SearchValue.id, SearchValue.facet, SearchValue.value).where(
            SearchValue.id.in_(wanted[start : start + _AT_ONCE])
        )
        for number, facet, value in connection.execute(statement):
            remembered[str(number)] = facet, value
    found = {number: remembered[number] for number in numbers if number in remembered}
    if transaction.writes:
        connection.info.pop(_REMEMBERED)
    return found


def _with_those_above(counts: Mapping[str, int], seen: Mapping[str, _Unit]) -> dict[str, int]:
    """Count what lies in a unit for all units above it too."""
    above: Counter[str] = Counter()
    for unit_id, count in counts.items():
        if unit_id in seen:
            for one in filter(None, seen[unit_id].path.split("/")):
                above[one] += count
    return {unit_id: count for unit_id, count in above.items() if unit_id in seen}


def _units(transaction: Transaction, ids: Collection[str]) -> dict[str, _Unit]:
    """Give units, and those above them, as far as the viewer may see them."""
    found: dict[str, _Unit] = {}
    wanted = set(ids)
    while wanted:
        some = sorted(wanted)[:_AT_ONCE]
        statement = units(
            transaction.viewer, Unit.id, Unit.path, Unit.title, Unit.reference_code
        ).where(Unit.id.in_(some))
        for unit_id, path, title, code in transaction.session.connection().execute(statement):
            found[unit_id] = _Unit(path, title or {"none": [code]})
            wanted.update(filter(None, path.split("/")))
        wanted -= {*some, *found}
    return found


def _facet(name: str, counts: Mapping[str, int], labels: Mapping[str, LanguageMap]) -> Facet:
    ranked = _ranked(name, counts)
    values = tuple(
        FacetValue(value, count, labels.get(value, {}))
        for value, count in ranked
        if name not in _LABELLED or value in labels
    )
    return Facet(values, is_cut=len(counts) > len(ranked))


def _ranked(name: str, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    most = MOST_PLACES if name == "places" else MOST_VALUES
    return nsmallest(most, counts.items(), key=lambda item: (-item[1], item[0]))


def _names(session: Session, counts: Mapping[str, Mapping[str, int]]) -> dict[str, LanguageMap]:
    """Give the names of the authorities and holders that are told, all in one query."""
    asked = []
    for facet, authority in _AUTHORITIES.items():
        if told := [value for value, _ in _ranked(facet, counts.get(facet, {}))]:
            columns = authority.id, literal("none"), authority.name
            asked.append(select(*columns).where(authority.id.in_(told)))
    if told := [value for value, _ in _ranked("holders", counts.get("holders", {}))]:
        name = InstitutionName
        of_holders = name.institution_id, name.language, name.name
        asked.append(select(*of_holders).where(name.institution_id.in_(told)))
    names: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    if asked:
        for one, language, called in session.connection().execute(union_all(*asked)):
            names[one].setdefault(language, []).append(called)
    return dict(names)
