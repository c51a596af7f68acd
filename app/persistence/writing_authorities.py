"""From descriptions to records: authorities."""

from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select

from app.domain.audit import Subject, Verb
from app.domain.authorities import (
    AuthorityDescription,
    AuthorityNoun,
    CataloguedAuthority,
    NameForm,
    NameTaken,
    SavedAuthority,
)
from app.domain.clashes import AuthorityClash
from app.domain.errors import NotFound
from app.domain.identifiers import known_form
from app.persistence.audit import note
from app.persistence.authority_records import RECORDS, Authority, begin, file_name, filed
from app.persistence.authority_revisions import described_at, keep_former, keep_revision
from app.persistence.checking_authorities import refuse_faults
from app.persistence.reading_authorities import catalogued_authority, names_of
from app.persistence.records.agent import Agent
from app.persistence.records.authority import AuthorityIdentifier, AuthorityName
from app.persistence.records.place import Place
from app.persistence.renewing import renew_photographs
from app.persistence.transaction import Transaction


def save_authority(  # noqa: PLR0913 - whose, which, what of it, and why
    transaction: Transaction,
    noun: AuthorityNoun,
    description: AuthorityDescription,
    *,
    authority_id: str | None = None,
    expected_version: int | None = None,
    reason: str = "",
    former: AuthorityDescription | None = None,
) -> SavedAuthority:
    """Keep what is known of an authority; a new one where no id is given.

    A preferred name that goes stays as another form, so that whatever says it still means this
    one. `NameTaken` where another authority has the name, `AuthorityClash` where the version is
    past; `Rejected` for what can't be. `former` is the state that is brought back, where one is: it
    may be beyond limits of today.
    """
    if authority_id is None:
        refuse_faults(transaction, noun, description)
        _refuse_taken(transaction, noun, description, None)
        kind = description.kind
        record = begin(
            transaction.session, noun, description.name, words=transaction.analyser.words, kind=kind
        )
        transaction.session.flush()
        _write(transaction, noun, record, description)
        _note(transaction, Verb.CREATE, noun, record)
        keep_revision(transaction, noun, record, reason=reason)
        return SavedAuthority(record.id, record.version, is_new=True)
    record = authority_record(transaction, noun, authority_id)
    present = catalogued_authority(transaction.session, noun, record)
    refuse_faults(transaction, noun, description, present.description, former)
    _refuse_outdated(transaction, present, description, expected_version)
    wanted = _keeping_name(present.description, description)
    if wanted == present.description:
        return SavedAuthority(record.id, record.version, is_changed=False)
    _refuse_taken(transaction, noun, wanted, record.id)
    keep_former(transaction, noun, record)
    record.version += 1
    _write(transaction, noun, record, wanted)
    _note(transaction, Verb.CHANGE, noun, record)
    keep_revision(transaction, noun, record, reason=reason)
    renew_photographs(transaction, noun, record.id)
    return SavedAuthority(record.id, record.version)


def restore_authority(
    transaction: Transaction,
    noun: AuthorityNoun,
    authority_id: str,
    description: AuthorityDescription,
    *,
    version: int,
) -> None:
    """Make an authority's record again, under the id that it had."""
    kind = {"kind": description.kind} if noun is AuthorityNoun.AGENT else {}
    record = RECORDS[noun](id=authority_id, name=description.name, version=version, **kind)
    transaction.session.add(record)
    transaction.session.flush()
    _write(transaction, noun, record, description)
    keep_revision(transaction, noun, record)


def authority_record(transaction: Transaction, noun: AuthorityNoun, authority_id: str) -> Authority:
    """Load an authority's record, or raise `NotFound`."""
    kind: Any = RECORDS[noun]
    record: Authority | None = transaction.session.get(kind, known_form(authority_id))
    if record is None:
        raise NotFound(f"There is no such {noun}.")
    return record


def _keeping_name(
    before: AuthorityDescription, after: AuthorityDescription
) -> AuthorityDescription:
    """Keep a preferred name that goes among the other forms; the new one is none of those."""
    forms = tuple(form for form in after.forms if form.name != after.name)
    if before.name != after.name and before.name not in {form.name for form in forms}:
        forms = (*forms, NameForm(before.name, before.language))
    return replace(after, forms=forms)


def _write(
    transaction: Transaction,
    noun: AuthorityNoun,
    record: Authority,
    description: AuthorityDescription,
) -> None:
    record.name = description.name
    record.name_language = description.language
    record.filing_order = filed(description.name, transaction.analyser.words)
    record.from_edtf = description.from_edtf
    record.until_edtf = description.until_edtf
    record.note = description.note
    if isinstance(record, Agent):
        record.kind = description.kind
        record.is_unidentified = description.is_unidentified
    if isinstance(record, Place):
        record.latitude, record.longitude = description.latitude, description.longitude
    _write_names(transaction, noun, record.id, description)
    _write_identifiers(transaction, record.id, description)
    transaction.session.flush()


def _write_names(
    transaction: Transaction, noun: AuthorityNoun, authority_id: str, said: AuthorityDescription
) -> None:
    """Make the names say what is wanted. One that stays the same keeps its row."""
    wanted = [NameForm(said.name, said.language), *said.forms]
    kept = {
        (one.name, one.position == 0): one for one in names_of(transaction.session, authority_id)
    }
    for position, form in enumerate(wanted):
        row = kept.pop((form.name, position == 0), None)
        if row is None:
            row = AuthorityName(noun=noun, authority_id=authority_id, name=form.name)
            file_name(transaction.session, row, words=transaction.analyser.words)
        row.position = position
        row.language = form.language
        row.from_edtf = form.from_edtf
        row.until_edtf = form.until_edtf
    gone = [row.id for row in kept.values()]
    transaction.session.flush()
    transaction.session.execute(delete(AuthorityName).where(AuthorityName.id.in_(gone)))


def _write_identifiers(
    transaction: Transaction, authority_id: str, description: AuthorityDescription
) -> None:
    own = AuthorityIdentifier.authority_id == authority_id
    transaction.session.execute(delete(AuthorityIdentifier).where(own))
    for position, one in enumerate(description.identifiers):
        kept = AuthorityIdentifier(
            authority_id=authority_id, position=position, scheme=one.scheme, value=one.value
        )
        transaction.session.add(kept)


def _note(transaction: Transaction, verb: Verb, noun: AuthorityNoun, record: Authority) -> None:
    told = {"noun": noun.value, "name": record.name}
    note(transaction, verb, Subject.AUTHORITY, record.id, version=record.version, details=told)


def _refuse_outdated(
    transaction: Transaction,
    present: CataloguedAuthority,
    mine: AuthorityDescription,
    expected: int | None,
) -> None:
    if expected is not None and present.version != expected:
        raise AuthorityClash(
            f"{present.description.name} is at version {present.version}, not {expected}: somebody "
            "has changed it since it was read. Read it again, and repeat the change.",
            base=described_at(transaction, present.id, expected),
            mine=mine,
            theirs=present.description,
            version=present.version,
        )


def _refuse_taken(
    transaction: Transaction,
    noun: AuthorityNoun,
    description: AuthorityDescription,
    own_id: str | None,
) -> None:
    kind = RECORDS[noun]
    statement = select(kind.id).where(kind.name == description.name)
    if noun is AuthorityNoun.AGENT:
        statement = statement.where(Agent.kind == description.kind)
    taken = [found for found in transaction.session.scalars(statement) if found != own_id]
    if taken:
        raise NameTaken(
            f"Another {noun} is called {description.name} already. If both are the same, merge "
            "them; else tell them apart by their names.",
            noun=noun,
            authority_id=taken[0],
        )
