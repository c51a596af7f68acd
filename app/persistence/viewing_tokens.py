"""Tokens of viewers that others embed: of each only its digest is kept, for a short while."""

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from app.domain.authorization import TOKEN_LASTS
from app.domain.identifiers import new_id
from app.domain.viewers import Means, Scope, Viewer
from app.persistence.faults import in_plain_words
from app.persistence.records.account import Account
from app.persistence.records.account_session import AccountSession
from app.persistence.records.viewing_token import ViewingToken
from app.persistence.transaction import Clock, Transaction, utc_now


def viewer_of_viewing_token(engine: Engine, sha256: str, *, now: Clock = utc_now) -> Viewer | None:
    """Tell who holds a token with this digest; None where it or its session is over. One query."""
    query = (
        select(ViewingToken.expires_at, AccountSession.expires_at, Account)
        .join(AccountSession, AccountSession.id == ViewingToken.session_id)
        .join(Account, Account.id == AccountSession.account_id)
        .where(ViewingToken.sha256 == sha256)
    )
    moment = now()
    with in_plain_words(engine), Session(engine) as session:
        found = session.execute(query).one_or_none()
        if found is None:
            return None
        token_ends_at, session_ends_at, account = found
        if min(token_ends_at, session_ends_at) <= moment or account.deactivated_at is not None:
            return None
        scopes = account.role.scopes & {Scope.READ}
        return Viewer(account.name, scopes, Means.TOKEN, account.id)


def keep_viewing_token(transaction: Transaction, session_id: str, *, sha256: str) -> bool:
    """Keep a token's digest, and forget all that are over; False where the session has ended."""
    transaction.require_to_write()
    moment = transaction.now()
    transaction.session.execute(delete(ViewingToken).where(ViewingToken.expires_at <= moment))
    if transaction.session.get(AccountSession, session_id) is None:
        return False
    kept = ViewingToken(
        id=new_id(),
        session_id=session_id,
        sha256=sha256,
        created_at=moment,
        expires_at=moment + TOKEN_LASTS,
    )
    transaction.session.add(kept)
    transaction.session.flush()
    return True
