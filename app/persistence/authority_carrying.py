"""What is known of an authority goes along when it is merged into one of which less is known."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import delete, func, select

from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameForm
from app.domain.authority_identifiers import IdentifierScheme
from app.persistence.authority_records import Authority, file_name
from app.persistence.reading_authorities import names_of
from app.persistence.records.authority import AuthorityIdentifier, AuthorityName
from app.persistence.records.place import Place
from app.persistence.transaction import Transaction

_POINT: Final = "point"
_IDENTIFIER: Final = "identifier"
_TEXTS: Final = ("from_edtf", "until_edtf", "note")


def carry(
    transaction: Transaction, target: Authority, former: AuthorityDescription
) -> Iterator[str]:
    """Give an authority what another one knew and it does not; name each fact that it got."""
    if isinstance(target, Place) and target.latitude is None and former.latitude is not None:
        target.latitude, target.longitude = former.latitude, former.longitude
        yield _POINT
    for name in _TEXTS:
        if getattr(former, name) and not getattr(target, name):
            setattr(target, name, getattr(former, name))
            yield name
    yield from _carry_identifiers(transaction, target.id, former)
    transaction.session.flush()


def carry_names(
    transaction: Transaction, noun: AuthorityNoun, target_id: str, former: AuthorityDescription
) -> Iterable[str]:
    """Give an authority the names of another that it has not yet; give their ids."""
    present = names_of(transaction.session, target_id)
    known = {name.name for name in present}
    last = max((name.position for name in present), default=0)
    forms = (NameForm(former.name, former.language), *former.forms)
    for form in forms:
        if form.name in known:
            continue
        known.add(form.name)
        last += 1
        row = AuthorityName(
            noun=noun,
            authority_id=target_id,
            position=last,
            name=form.name,
            language=form.language,
            from_edtf=form.from_edtf,
            until_edtf=form.until_edtf,
        )
        file_name(transaction.session, row, words=transaction.analyser.words)
        yield row.id


def take_back(
    transaction: Transaction,
    target: Authority,
    former: AuthorityDescription,
    carried: Sequence[str],
) -> None:
    """Take carried facts away again, each that nobody has changed since."""
    if _POINT in carried and isinstance(target, Place):
        there = (target.latitude, target.longitude)
        if there == (former.latitude, former.longitude):
            target.latitude = target.longitude = None
    for name in set(_TEXTS).intersection(carried):
        if getattr(target, name) == getattr(former, name):
            setattr(target, name, "")
    for scheme, value in _identifiers_in(carried):
        transaction.session.execute(
            delete(AuthorityIdentifier).where(
                AuthorityIdentifier.authority_id == target.id,
                AuthorityIdentifier.scheme == scheme,
                AuthorityIdentifier.value == value,
            )
        )
    transaction.session.flush()


def _carry_identifiers(
    transaction: Transaction, target_id: str, former: AuthorityDescription
) -> Iterator[str]:
    own = AuthorityIdentifier.authority_id == target_id
    found = select(AuthorityIdentifier.scheme, AuthorityIdentifier.value).where(own)
    known = {(row[0], row[1]) for row in transaction.session.execute(found)}
    last = transaction.session.scalar(select(func.max(AuthorityIdentifier.position)).where(own))
    position = -1 if last is None else last
    for one in former.identifiers:
        if (one.scheme, one.value) not in known:
            position += 1
            row = AuthorityIdentifier(
                authority_id=target_id, position=position, scheme=one.scheme, value=one.value
            )
            transaction.session.add(row)
            yield f"{_IDENTIFIER}:{one.scheme.value}:{one.value}"


def _identifiers_in(carried: Iterable[str]) -> Iterator[tuple[IdentifierScheme, str]]:
    for fact in carried:
        kind, _, rest = fact.partition(":")
        if kind == _IDENTIFIER:
            scheme, _, value = rest.partition(":")
            yield IdentifierScheme(scheme), value
