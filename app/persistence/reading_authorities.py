"""From records to descriptions: authorities, whole and in short."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agents import AgentKind
from app.domain.authorities import (
    AuthorityDescription,
    AuthorityNoun,
    AuthoritySummary,
    CataloguedAuthority,
    NameForm,
)
from app.domain.authority_identifiers import OutsideIdentifier
from app.persistence.authority_records import RECORDS, Authority
from app.persistence.records.agent import Agent
from app.persistence.records.authority import AuthorityIdentifier, AuthorityName
from app.persistence.records.place import Place


def catalogued_authority(
    session: Session, noun: AuthorityNoun, record: Authority
) -> CataloguedAuthority:
    """Give an authority whole, in two queries more."""
    description = AuthorityDescription(
        name=record.name,
        language=record.name_language,
        kind=record.kind if isinstance(record, Agent) else AgentKind.UNKNOWN,
        forms=tuple(map(_form, other_names(session, record.id))),
        from_edtf=record.from_edtf,
        until_edtf=record.until_edtf,
        identifiers=tuple(_identifiers(session, record.id)),
        note=record.note,
        is_unidentified=isinstance(record, Agent) and record.is_unidentified,
        latitude=record.latitude if isinstance(record, Place) else None,
        longitude=record.longitude if isinstance(record, Place) else None,
    )
    return CataloguedAuthority(record.id, noun, record.version, description)


def names_of(session: Session, authority_id: str) -> Sequence[AuthorityName]:
    """Load all names of an authority, the preferred one first."""
    return session.scalars(
        select(AuthorityName)
        .where(AuthorityName.authority_id == authority_id)
        .order_by(AuthorityName.position, AuthorityName.id)
    ).all()


def other_names(session: Session, authority_id: str) -> Sequence[AuthorityName]:
    """Load the names beside the preferred one."""
    return [name for name in names_of(session, authority_id) if name.position > 0]


def summarised(noun: AuthorityNoun) -> tuple[Any, ...]:
    """Name the columns of which a summary is made."""
    record = RECORDS[noun]
    kind = Agent.kind if noun is AuthorityNoun.AGENT else record.version
    return (
        record.id, record.name, record.name_language, record.from_edtf, record.until_edtf, kind,
    )  # fmt: skip


def summaries(noun: AuthorityNoun, rows: Iterable[Any]) -> tuple[AuthoritySummary, ...]:
    """Make lines of a list."""
    return tuple(
        AuthoritySummary(
            id=row[0],
            noun=noun,
            name=row[1],
            language=row[2],
            from_edtf=row[3],
            until_edtf=row[4],
            kind=row[5] if noun is AuthorityNoun.AGENT else AgentKind.UNKNOWN,
        )
        for row in rows
    )


def _form(name: AuthorityName) -> NameForm:
    return NameForm(name.name, name.language, name.from_edtf, name.until_edtf)


def _identifiers(session: Session, authority_id: str) -> Iterable[OutsideIdentifier]:
    kept = session.scalars(
        select(AuthorityIdentifier)
        .where(AuthorityIdentifier.authority_id == authority_id)
        .order_by(AuthorityIdentifier.position)
    )
    return (OutsideIdentifier(one.scheme, one.value) for one in kept)
