"""What says an authority's name elsewhere is made again by jobs, when it is called otherwise."""

from sqlalchemy import select

from app.domain.authorities import AuthorityNoun
from app.domain.identifiers import known_form
from app.domain.publication import PublicationState
from app.domain.work import JobKind
from app.persistence.authority_links import LINKS
from app.persistence.authority_standing import photographs_of
from app.persistence.fulltext.entries import write_entry
from app.persistence.fulltext.portion import Portion
from app.persistence.fulltext.reindexing import write_unchanged
from app.persistence.queueing import ask_for, ask_for_each
from app.persistence.records.photograph import Photograph
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs, units


def renew_photographs(transaction: Transaction, noun: AuthorityNoun, authority_id: str) -> None:
    """Ask for the search words and manifests of all photographs that name an authority.

    However many they are: each is a job of its own, and nothing is loaded.
    """
    transaction.session.flush()
    named = select(photographs_of(noun, authority_id).subquery().c[0])
    concerned = photographs(THE_CATALOGUE, Photograph.id).where(Photograph.id.in_(named))
    ask_for_each(transaction, JobKind.SEARCH_WORDS, concerned)
    shown = Photograph.state == PublicationState.PUBLISHED
    ask_for_each(transaction, JobKind.MANIFEST, concerned.where(shown))
    handing_down = [
        select(link.owner).where(link.column == authority_id)
        for link in LINKS[noun]
        if link.of_unit
    ]
    for owners in handing_down:
        paths = transaction.session.scalars(
            units(THE_CATALOGUE, Unit.path).where(Unit.id.in_(owners))
        ).all()
        for path in paths:
            below = units(THE_CATALOGUE, Unit.id).where(Unit.path.startswith(path, autoescape=True))
            within = photographs(THE_CATALOGUE, Photograph.id).where(
                Photograph.unit_id.in_(below), shown
            )
            ask_for_each(transaction, JobKind.MANIFEST, within)


def renew_words(
    transaction: Transaction, photograph_id: str, portion: Portion | None = None
) -> None:
    """Bring a photograph's search words up to what its record says and its authorities are called.

    `portion` is it alone, made before anybody had to wait: it holds unless something has changed.
    If it has words that are still new, they are asked for.
    """
    if portion is None or not write_unchanged(transaction, portion):
        write_entry(transaction, known_form(photograph_id))
    elif portion.new:
        ask_for(transaction, JobKind.SEARCH_WORDS, photograph_id)
    transaction.touched.photographs.add(photograph_id)
