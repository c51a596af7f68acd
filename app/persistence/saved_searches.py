"""Searches that somebody with an account keeps: their own, and nobody else's."""

from sqlalchemy import delete, func, select

from app.domain.errors import Conflict, NotFound, NotSignedIn, Problem, Rejected
from app.domain.identifiers import known_form, new_id
from app.domain.saved_searches import LONGEST_ASKED, MOST_SAVED, SavedSearch, search_name
from app.domain.viewers import Means
from app.persistence.records.saved_search import SavedSearchRecord
from app.persistence.transaction import Transaction


def saved_searches(transaction: Transaction) -> tuple[SavedSearch, ...]:
    """List the viewer's own by name."""
    statement = (
        select(SavedSearchRecord)
        .where(SavedSearchRecord.account_id == _account(transaction))
        .order_by(SavedSearchRecord.name)
        .limit(MOST_SAVED)
    )
    return tuple(map(_described, transaction.session.scalars(statement)))


def save_search(transaction: Transaction, name: str, asked: str) -> SavedSearch:
    """Keep a search, in the place of one with this name. `Conflict` where there are too many."""
    account_id, kept_name = _account(transaction), search_name(name)
    if not 0 < len(asked) <= LONGEST_ASKED:
        problem = Problem("asked", asked[:60], f"should have 1 to {LONGEST_ASKED} characters")
        raise Rejected(f"This search can't be kept. {problem}.", (problem,))
    own = SavedSearchRecord.account_id == account_id
    record = transaction.session.scalars(
        select(SavedSearchRecord).where(own, SavedSearchRecord.name == kept_name)
    ).one_or_none()
    if record is None:
        count = select(func.count()).select_from(SavedSearchRecord).where(own)
        if (transaction.session.scalar(count) or 0) >= MOST_SAVED:
            raise Conflict(f"You keep {MOST_SAVED} searches already. Remove one first.")
        record = SavedSearchRecord(id=new_id(), account_id=account_id, name=kept_name)
        transaction.session.add(record)
    record.asked = asked
    record.saved_at = transaction.now()
    transaction.session.flush()
    return _described(record)


def drop_search(transaction: Transaction, search_id: str) -> None:
    """Forget one of the viewer's own, or raise `NotFound`."""
    which = (
        SavedSearchRecord.account_id == _account(transaction),
        SavedSearchRecord.id == known_form(search_id),
    )
    if transaction.session.scalar(select(SavedSearchRecord.id).where(*which)) is None:
        raise NotFound("There is no such saved search.")
    transaction.session.execute(delete(SavedSearchRecord).where(*which))


def _account(transaction: Transaction) -> str:
    viewer = transaction.viewer
    if viewer.means is not Means.ACCOUNT:
        raise NotSignedIn("Sign in to keep searches: they are kept with your account.")
    return viewer.key


def _described(record: SavedSearchRecord) -> SavedSearch:
    return SavedSearch(record.id, record.name, record.asked, record.saved_at)
