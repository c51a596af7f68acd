"""What the filters of a search name by ids: authorities, units, and holders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Select, or_, select

from app.domain.authorities import AuthorityNoun
from app.domain.errors import NotFound
from app.domain.identifiers import known_form
from app.domain.languages import LanguageMap
from app.domain.places import PlacePoint
from app.domain.search_filters import BY_ID, SearchFilters
from app.persistence.authority_records import RECORDS
from app.persistence.authority_standing import may_be_known
from app.persistence.records.authority import AuthorityName
from app.persistence.records.institution import Institution, InstitutionName
from app.persistence.records.photograph import Photograph
from app.persistence.records.place import Place
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs, units

AUTHORITIES: Final[Mapping[str, AuthorityNoun]] = {
    "places": AuthorityNoun.PLACE,
    "persons": AuthorityNoun.AGENT,
    "hands": AuthorityNoun.HAND,
    "stamps": AuthorityNoun.STAMP,
}
_MOST: Final = 500


def with_ids(transaction: Transaction, filters: SearchFilters) -> SearchFilters:
    """Put ids in the place of names; an id, and a name of nothing, stay as they are."""
    ids: dict[str, Any] = {
        what: _ids_named(transaction, what, names)
        for what in BY_ID
        if (names := getattr(filters, what))
    }
    return replace(filters, **ids)


def names_of(transaction: Transaction, what: str, ids: Iterable[str]) -> dict[str, LanguageMap]:
    """Name what the viewer may know of."""
    wanted = [one for one in ids if _is_id(one)][:_MOST]
    if not wanted:
        return {}
    if what in AUTHORITIES:
        return _authorities(transaction, AUTHORITIES[what], wanted)
    if what == "units":
        rows = transaction.session.execute(
            units(transaction.viewer, Unit.id, Unit.title, Unit.reference_code).where(
                Unit.id.in_(wanted)
            )
        )
        return {row[0]: row[1] or {"none": [row[2]]} for row in rows}
    return _holders(transaction, wanted)


def points_of(transaction: Transaction, place_ids: Iterable[str]) -> tuple[PlacePoint, ...]:
    """Give the places that lie somewhere, in the order of their names."""
    wanted = [one for one in place_ids if _is_id(one)][:_MOST]
    statement = (
        select(Place.id, Place.name, Place.latitude, Place.longitude)
        .where(
            Place.id.in_(wanted),
            Place.latitude.is_not(None),
            Place.longitude.is_not(None),
            may_be_known(transaction.viewer, AuthorityNoun.PLACE),
        )
        .order_by(Place.filing_order, Place.id)
    )
    rows: Iterable[Any] = transaction.session.execute(statement)
    return tuple(PlacePoint(*row) for row in rows)


def _ids_named(transaction: Transaction, what: str, names: Iterable[str]) -> tuple[str, ...]:
    ids: list[str] = []
    for name in names:
        ids += [name] if _is_id(name) else (_ids(transaction, what, name) or [name])
    return tuple(dict.fromkeys(ids))


def _ids(transaction: Transaction, what: str, name: str) -> Sequence[str]:
    statement: Select[Any]
    if what in AUTHORITIES:
        statement = select(AuthorityName.authority_id).where(
            AuthorityName.name == name, AuthorityName.noun == AUTHORITIES[what]
        )
    elif what == "units":
        statement = units(transaction.viewer, Unit.id).where(Unit.reference_code == name)
    else:
        statement = (
            select(Institution.id)
            .outerjoin(InstitutionName, InstitutionName.institution_id == Institution.id)
            .where(or_(Institution.acronym == name, InstitutionName.name == name))
        )
    return transaction.session.scalars(statement.limit(_MOST)).all()


def _authorities(
    transaction: Transaction, noun: AuthorityNoun, ids: Sequence[str]
) -> dict[str, LanguageMap]:
    authority: Any = RECORDS[noun]
    statement = select(authority.id, authority.name, authority.name_language).where(
        authority.id.in_(ids), may_be_known(transaction.viewer, noun)
    )
    return {row[0]: {row[2] or "none": [row[1]]} for row in transaction.session.execute(statement)}


def _holders(transaction: Transaction, ids: Sequence[str]) -> dict[str, LanguageMap]:
    """Name holders of something that the viewer may see."""
    held = photographs(transaction.viewer, Photograph.id).where(
        Photograph.holder_id == Institution.id
    )
    rows: Iterable[Any] = transaction.session.execute(
        select(Institution.id, Institution.acronym, InstitutionName.language, InstitutionName.name)
        .outerjoin(InstitutionName, InstitutionName.institution_id == Institution.id)
        .where(Institution.id.in_(ids), held.exists())
        .order_by(InstitutionName.id)
    )
    found: dict[str, dict[str, list[str]]] = {}
    for institution_id, acronym, language, name in rows:
        names = found.setdefault(institution_id, {})
        if name is None:
            names.setdefault("none", [acronym])
        elif language not in names:
            names[language] = [name]
    return dict(found)


def _is_id(text: str) -> bool:
    try:
        return known_form(text) == text
    except NotFound:
        return False
