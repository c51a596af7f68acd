"""Who is signed in: of each session only the digest of its cookie is kept."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from app.domain.accounts import SessionSummary, SignedIn, expiry
from app.domain.errors import VersoError
from app.domain.identifiers import known_form, new_id
from app.domain.viewers import Means, Viewer
from app.persistence.database import writing_aside
from app.persistence.faults import in_plain_words
from app.persistence.looking_up import there
from app.persistence.reading_accounts import account_of
from app.persistence.records.account import Account
from app.persistence.records.account_session import AccountSession
from app.persistence.transaction import Clock, Transaction, utc_now

SEEN_EVERY: Final = timedelta(minutes=1)
"""How exactly it is kept when a session was used last: each reading would be a writing else."""
_LONGEST_BROWSER: Final = 300


def signed_in(engine: Engine, sha256: str, *, now: Clock = utc_now) -> SignedIn | None:
    """Tell whose session it is by its cookie's digest; None where it is over. One query."""
    query = (
        select(AccountSession, Account)
        .join(Account, Account.id == AccountSession.account_id)
        .where(AccountSession.sha256 == sha256)
    )
    moment = now()
    with in_plain_words(engine), Session(engine) as session:
        found = session.execute(query).one_or_none()
        if found is None:
            return None
        kept, account = found
        if kept.expires_at <= moment or account.deactivated_at is not None:
            return None
        is_due = kept.seen_at + SEEN_EVERY <= moment
        viewer = Viewer(account.name, account.role.scopes, Means.ACCOUNT, account.id)
        told = SignedIn(account_of(account), kept.id, viewer)
    if is_due:
        _see(engine, told.session_id, now)
    return told


def _see(engine: Engine, session_id: str, now: Clock) -> None:
    """Keep that a session is used; where that can't be written now, the next request tries.

    Nobody is kept from reading by a disk that is full.
    """
    try:
        with in_plain_words(engine), Session(writing_aside(engine)) as session:
            kept = session.get(AccountSession, session_id, with_for_update=True)
            if kept is not None:
                kept.seen_at = now()
                kept.expires_at = expiry(created_at=kept.created_at, seen_at=kept.seen_at)
                session.commit()
    except VersoError:
        return


def begin_session(
    transaction: Transaction, account_id: str, *, sha256: str, browser: str = ""
) -> str:
    """Begin a session, give its id, and forget all that are over."""
    moment = transaction.now()
    over = delete(AccountSession).where(AccountSession.expires_at <= moment)
    transaction.session.execute(over)
    kept = AccountSession(
        id=new_id(),
        account_id=account_id,
        sha256=sha256,
        created_at=moment,
        seen_at=moment,
        expires_at=expiry(created_at=moment, seen_at=moment),
        address=transaction.viewer.address,
        browser=browser[:_LONGEST_BROWSER],
    )
    transaction.session.add(kept)
    transaction.session.flush()
    return kept.id


def sessions_of(transaction: Transaction, account_id: str) -> tuple[SessionSummary, ...]:
    """List an account's sessions that hold, the one used last first."""
    query = (
        select(AccountSession)
        .where(
            AccountSession.account_id == account_id,
            AccountSession.expires_at > transaction.now(),
        )
        .order_by(AccountSession.seen_at.desc(), AccountSession.id)
    )
    return tuple(
        SessionSummary(
            id=kept.id,
            created_at=kept.created_at,
            seen_at=kept.seen_at,
            expires_at=kept.expires_at,
            address=kept.address,
            browser=kept.browser,
        )
        for kept in transaction.session.scalars(query)
    )


def end_session(transaction: Transaction, account_id: str, session_id: str) -> None:
    """End one of an account's sessions, or raise `NotFound`."""
    kept = transaction.session.get(AccountSession, known_form(session_id))
    mine = kept if kept is not None and kept.account_id == account_id else None
    transaction.session.delete(there(mine, "session"))
    transaction.session.flush()


def end_sessions(transaction: Transaction, account_id: str, *, but_for: Sequence[str] = ()) -> int:
    """End an account's sessions, but for those named; give how many there were."""
    over = delete(AccountSession).where(
        AccountSession.account_id == account_id, AccountSession.id.not_in(but_for)
    )
    ended: int = transaction.session.execute(over).rowcount  # type: ignore[attr-defined]
    return ended
