"""Telling the public what changed: the stream of events, and how each thing stands.

What a transaction touched is told of as the transaction ends, each thing once, by what it has
become. Of what lies in a unit that was closed, opened or moved some is told with it; the rest
follows in portions, which whoever does the work that waits tells. Nobody waits for them, and nobody
is shown meanwhile what is closed: `visibility` asks for the unit itself.
"""

from typing import Final

from sqlalchemy import func, select

from app.domain.activities import PublicNoun
from app.persistence.announcing_below import ask_below, tell_below
from app.persistence.announcing_move import tell_move
from app.persistence.portions import portions
from app.persistence.records.announcement import Announcement
from app.persistence.records.photograph import Photograph
from app.persistence.records.standing import Standing
from app.persistence.records.unit import Unit
from app.persistence.telling import last_event, of_photographs, of_units, tell
from app.persistence.transaction import Transaction

AT_ONCE: Final = 500
"""Things of one portion at most: more would be a while to wait for."""


def announce(transaction: Transaction) -> None:
    """Tell what became of all that the transaction has touched; nothing is touched any more."""
    touched = transaction.touched
    if not (touched.photographs or touched.units):
        return
    transaction.session.flush()
    before, _ = last_event(transaction)
    for some in portions(sorted(touched.photographs), AT_ONCE):
        tell(transaction, of_photographs(), Photograph.id.in_(some), says_else=before)
    room = AT_ONCE
    for unit_id, below in sorted(touched.units.items()):
        tell(transaction, of_units(), Unit.id == unit_id, says_else=before)
        if below is not None:
            ask_below(transaction, unit_id, says_else=before if below else None)
            room -= tell_below(transaction, unit_id, limit=room) if room else 0
    touched.photographs.clear()
    touched.units.clear()


def tell_some(transaction: Transaction, *, limit: int = AT_ONCE) -> bool:
    """Tell a portion of what waits; False where nothing does. What is closed or opened goes first.

    A transaction tells one portion, and changes nothing else.
    """
    waits = (
        select(Announcement.subject, Announcement.former_base)
        .order_by(Announcement.says_else.is_not(None), Announcement.asked_at, Announcement.subject)
        .limit(1)
    )
    found = transaction.session.execute(waits).one_or_none()
    if found is None:
        return False
    if found.former_base:
        tell_move(transaction, found.former_base, limit=limit)
    else:
        tell_below(transaction, found.subject, limit=limit)
    return True


def touch_ended(transaction: Transaction, *, limit: int = AT_ONCE) -> int:
    """Touch so many things that are closed until a day that has passed; give their number."""
    statement = (
        select(Standing.subject_id, Standing.noun)
        .where(Standing.closed_until.is_not(None), Standing.closed_until < func.current_date())
        .limit(limit)
    )
    ended = transaction.session.execute(statement).all()
    for subject_id, noun in ended:
        if noun is PublicNoun.PHOTOGRAPH:
            transaction.touched.photographs.add(subject_id)
        else:
            transaction.touched.unit(subject_id)
    return len(ended)
