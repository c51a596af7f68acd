"""Authorities in the order of their names, a page at a time."""

from sqlalchemy import or_, select, tuple_

from app.domain.authorities import AuthorityNoun, AuthoritySummary
from app.domain.catalogued import Page
from app.domain.errors import Conflict, NotFound
from app.domain.identifiers import known_form
from app.persistence.authority_records import RECORDS, filed
from app.persistence.authority_standing import may_be_known
from app.persistence.listing import at_most
from app.persistence.reading_authorities import summaries, summarised
from app.persistence.records.authority import AuthorityName
from app.persistence.transaction import Transaction

_MOST_ALIKE = 20
_AFTER_ALL = "\U0010ffff"


def authorities_by_name(
    transaction: Transaction,
    noun: AuthorityNoun,
    *,
    beginning: str,
    after: str | None,
    limit: int,
) -> Page[AuthoritySummary]:
    """List authorities whose folded names begin so, from what follows `after` on."""
    session, authority = transaction.session, RECORDS[noun]
    statement = select(*summarised(noun)).where(may_be_known(transaction.viewer, noun))
    if folded := filed(beginning, transaction.analyser.words):
        upper = folded + _AFTER_ALL
        statement = statement.where(
            authority.filing_order >= folded, authority.filing_order < upper
        )
    if after is not None:
        key = select(authority.filing_order, authority.id).where(authority.id == known_form(after))
        last = session.execute(key).one_or_none()
        if last is None:
            raise NotFound("This page of the list is no longer there. Begin with the first one.")
        statement = statement.where(tuple_(authority.filing_order, authority.id) > tuple_(*last))
    in_order = statement.order_by(authority.filing_order, authority.id).limit(at_most(limit) + 1)
    rows = session.execute(in_order).all()
    lines = rows[: at_most(limit)]
    return Page(summaries(noun, lines), after=lines[-1][0] if len(rows) > len(lines) else None)


def authority_meant(
    transaction: Transaction, noun: AuthorityNoun, meant: str, *, but_for: str
) -> AuthoritySummary:
    """Find the one authority that is called so, preferred or not, or has this id or page."""
    authority = RECORDS[noun]
    named = select(AuthorityName.authority_id).where(
        AuthorityName.noun == noun, AuthorityName.name == meant
    )
    last = meant.rstrip("/").rpartition("/")[2]
    statement = select(*summarised(noun)).where(
        or_(authority.id == last, authority.id.in_(named)), authority.id != but_for
    )
    found = summaries(noun, transaction.session.execute(statement.limit(_MOST_ALIKE)))
    called = [one for one in found if one.name == meant]
    chosen = called if len(called) == 1 else found
    if not chosen:
        raise NotFound(f"No {noun} has this name: {meant}.")
    if len(chosen) > 1:
        raise Conflict(f"{len(chosen)} authorities have this name. Give the address of its page.")
    return chosen[0]
