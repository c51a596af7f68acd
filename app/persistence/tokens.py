"""Tokens that open the API: of each only its digest is kept."""

from datetime import datetime
from typing import Final

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.domain.errors import NotAllowed
from app.domain.identifiers import known_form, new_id
from app.domain.viewers import Means, Scope, TokenSummary, Viewer
from app.persistence.faults import in_plain_words
from app.persistence.looking_up import there
from app.persistence.records.account import Account
from app.persistence.records.api_token import ApiToken
from app.persistence.transaction import Clock, Transaction, utc_now

_WITH_ACCOUNTS: Final = select(ApiToken, Account).outerjoin(
    Account, Account.id == ApiToken.account_id
)


def viewer_of_token(engine: Engine, sha256: str, *, now: Clock = utc_now) -> Viewer | None:
    """Tell who holds a token with this digest; None where it has expired or was revoked.

    One that an account made ends when the account does, and opens no more than the account's role.
    """
    query = _WITH_ACCOUNTS.where(ApiToken.sha256 == sha256)
    with in_plain_words(engine), Session(engine) as session:
        found = session.execute(query).one_or_none()
        if found is None:
            return None
        token: ApiToken = found[0]
        account: Account | None = found[1]
        is_over = token.expires_at is not None and token.expires_at <= now()
        if is_over or token.revoked_at or (account is not None and account.deactivated_at):
            return None
        if account is None:
            return Viewer(token.name, _scopes(token), Means.TOKEN, token.id)
        scopes = _scopes(token) & account.role.scopes
        return Viewer(f"{account.name}: {token.name}", scopes, Means.TOKEN, token.id)


def add_token(  # noqa: PLR0913 - all that a token is
    transaction: Transaction,
    *,
    name: str,
    sha256: str,
    prefix: str,
    scopes: frozenset[Scope],
    expires_at: datetime | None,
) -> str:
    """Keep a token's digest; nobody can give away a scope that they lack."""
    if missing := scopes - transaction.viewer.scopes:
        lacking = ", ".join(sorted(missing))
        raise NotAllowed(f"{transaction.viewer.name} can't give what it lacks: {lacking}.")
    token = ApiToken(
        id=new_id(),
        name=name,
        sha256=sha256,
        prefix=prefix,
        scopes=" ".join(sorted(scopes)),
        created_at=transaction.now(),
        expires_at=expires_at,
    )
    transaction.session.add(token)
    transaction.session.flush()
    return token.id


def tokens(transaction: Transaction) -> tuple[TokenSummary, ...]:
    """List the tokens, the newest last."""
    listed = transaction.session.scalars(select(ApiToken).order_by(ApiToken.id))
    return tuple(
        TokenSummary(
            id=token.id,
            name=token.name,
            prefix=token.prefix,
            scopes=_scopes(token),
            created_at=token.created_at,
            expires_at=token.expires_at,
            revoked_at=token.revoked_at,
        )
        for token in listed
    )


def revoke_token(transaction: Transaction, token_id: str) -> None:
    """Take a token's power away. Once revoked it stays so, since when it was first."""
    token = there(transaction.session.get(ApiToken, known_form(token_id)), "token")
    token.revoked_at = token.revoked_at or transaction.now()
    transaction.session.flush()


def _scopes(token: ApiToken) -> frozenset[Scope]:
    return frozenset(map(Scope, token.scopes.split()))
