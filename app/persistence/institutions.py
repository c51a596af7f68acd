"""Institutions, each found by a name or its acronym, or made."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.identifiers import new_id
from app.domain.institutions import InstitutionDescription
from app.persistence.records.institution import Institution, InstitutionName


def institution_of(session: Session, described: InstitutionDescription) -> Institution:
    """Find the institution that a description means, and learn from it what was not known yet."""
    found = _by_name(session, described) or _by_acronym(session, described)
    if found is None:
        found = Institution(id=new_id(), acronym="", homepage="", credit_line="", names=[])
        session.add(found)
    found.acronym = found.acronym or described.acronym
    found.homepage = found.homepage or described.homepage
    found.credit_line = found.credit_line or described.credit_line
    known = {(name.language, name.name) for name in found.names}
    found.names.extend(
        InstitutionName(language=language, name=name)
        for language, name in dict.fromkeys(_names(described))
        if (language, name) not in known
    )
    return found


def _by_name(session: Session, described: InstitutionDescription) -> Institution | None:
    names = {name for _, name in _names(described)}
    statement = (
        select(Institution)
        .where(Institution.names.any(InstitutionName.name.in_(names)))
        .order_by(Institution.id)
        .options(selectinload(Institution.names))
    )
    return session.scalars(statement).first() if names else None


def _by_acronym(session: Session, described: InstitutionDescription) -> Institution | None:
    """An acronym alone identifies an institution only where no name speaks against it."""
    if not described.acronym:
        return None
    statement = (
        select(Institution)
        .where(Institution.acronym == described.acronym)
        .order_by(Institution.id)
        .options(selectinload(Institution.names))
    )
    languages = {language for language, _ in _names(described)}
    candidates = session.scalars(statement)
    return next((one for one in candidates if languages.isdisjoint(_languages(one))), None)


def _names(described: InstitutionDescription) -> Iterator[tuple[str, str]]:
    for language, names in described.names.items():
        yield from ((language, name) for name in names)


def _languages(institution: Institution) -> set[str]:
    return {name.language for name in institution.names}
