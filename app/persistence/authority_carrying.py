"""What is known of an authority goes along when it is merged into one of which less is known."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import delete, func, select

from app.domain.authorities import AuthorityDescription
from app.domain.authority_identifiers import IdentifierScheme
from app.persistence.authority_records import Authority
from app.persistence.records.authority import AuthorityIdentifier
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
