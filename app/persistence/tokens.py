"""Tokens that open the API: of each only its digest is kept."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from app.domain.audit import Subject, Verb
from app.domain.errors import NotAllowed, VersoError
from app.domain.identifiers import known_form, new_id
from app.domain.viewers import Means, Scope, TokenSummary, Viewer
from app.persistence.audit import note
from app.persistence.database import writing_aside
from app.persistence.faults import in_plain_words
from app.persistence.looking_up import there
from app.persistence.records.account import Account
from app.persistence.records.api_token import ApiToken
from app.persistence.transaction import Clock, Transaction, utc_now

USED_EVERY: Final = timedelta(hours=1)
"""How exactly it is kept when a token was used last: each request would be a writing else."""

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
        is_due = token.used_at is None or token.used_at + USED_EVERY <= now()
        viewer = _viewer(token, account)
    if is_due:
        _note_use(engine, viewer.key, now)
    return viewer


def _viewer(token: ApiToken, account: Account | None) -> Viewer:
    if account is None:
        return Viewer(token.name, _scopes(token), Means.TOKEN, token.id)
    scopes = _scopes(token) & account.role.scopes
    return Viewer(f"{account.name}: {token.name}", scopes, Means.TOKEN, token.id)


def _note_use(engine: Engine, token_id: str, now: Clock) -> None:
    """Keep that a token is used; where that can't be written now, the next request tries."""
    used = update(ApiToken).where(ApiToken.id == token_id).values(used_at=now())
    try:
        with in_plain_words(engine), Session(writing_aside(engine)) as session:
            session.execute(used)
            session.commit()
    except VersoError:
        return


class Tokens:
    """The tokens of a catalogue: a matter of administrators, and of those who made them."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(
        self,
        *,
        name: str,
        sha256: str,
        prefix: str,
        scopes: frozenset[Scope],
        expires_at: datetime | None,
    ) -> str:
        """Keep a token's digest, and give its id. Nobody gives away a scope that they lack.

        A token can't make another one, which would outlive it.
        """
        viewer = self._transaction.viewer
        self._require_maker(scopes)
        token = ApiToken(
            id=new_id(),
            name=name,
            sha256=sha256,
            prefix=prefix,
            scopes=" ".join(sorted(scopes)),
            created_at=self._transaction.now(),
            expires_at=expires_at,
            account_id=viewer.key if viewer.means is Means.ACCOUNT else None,
        )
        self._transaction.session.add(token)
        self._transaction.session.flush()
        until = f"{expires_at:%Y-%m-%d}" if expires_at else ""
        told = {"name": name, "scopes": token.scopes, "until": until}
        note(self._transaction, Verb.CREATE, Subject.TOKEN, token.id, details=told)
        return token.id

    def listed(self) -> tuple[TokenSummary, ...]:
        """List all tokens, the newest last."""
        self._transaction.require(Scope.ADMINISTER)
        return tokens_of(self._transaction, None)

    def revoke(self, token_id: str) -> None:
        """Take a token's power away, or raise `NotFound`. Once revoked it stays so."""
        wanted = () if self._is_own(token_id) else (Scope.ADMINISTER,)
        self._transaction.require_to_write(*wanted)
        token = there(self._transaction.session.get(ApiToken, known_form(token_id)), "token")
        if token.revoked_at is None:
            token.revoked_at = self._transaction.now()
            told = {"name": token.name}
            note(self._transaction, Verb.REVOKE, Subject.TOKEN, token.id, details=told)
        self._transaction.session.flush()

    def _is_own(self, token_id: str) -> bool:
        viewer = self._transaction.viewer
        made = select(ApiToken.account_id).where(ApiToken.id == token_id)
        if viewer.means is not Means.ACCOUNT:
            return False
        return self._transaction.session.scalar(made) == viewer.key

    def _require_maker(self, scopes: frozenset[Scope]) -> None:
        viewer = self._transaction.viewer
        if viewer.means is Means.TOKEN:
            raise NotAllowed("A token can't make tokens. Sign in, or use `verso token create`.")
        wanted = () if viewer.means is Means.ACCOUNT else (Scope.ADMINISTER,)
        self._transaction.require_to_write(*wanted)
        if missing := scopes - viewer.scopes:
            lacking = ", ".join(sorted(missing))
            raise NotAllowed(f"{viewer.name} can't give what it lacks: {lacking}.")


def tokens_of(transaction: Transaction, account_id: str | None) -> tuple[TokenSummary, ...]:
    """List the tokens that an account made (None: all), the newest last."""
    query = _WITH_ACCOUNTS.order_by(ApiToken.id)
    if account_id is not None:
        query = query.where(ApiToken.account_id == account_id)
    return tuple(_summary(token, account) for token, account in transaction.session.execute(query))


def revoke_tokens_of(transaction: Transaction, account_id: str) -> int:
    """Take the power of all tokens away that an account made; give how many there were."""
    holding = ApiToken.account_id == account_id, ApiToken.revoked_at.is_(None)
    held = transaction.session.scalars(select(ApiToken).where(*holding)).all()
    for token in held:
        token.revoked_at = transaction.now()
    transaction.session.flush()
    return len(held)


def _summary(token: ApiToken, account: Account | None) -> TokenSummary:
    return TokenSummary(
        id=token.id,
        name=token.name,
        prefix=token.prefix,
        scopes=_scopes(token),
        created_at=token.created_at,
        expires_at=token.expires_at,
        revoked_at=token.revoked_at,
        account=account.name if account else "",
        used_at=token.used_at,
    )


def _scopes(token: ApiToken) -> frozenset[Scope]:
    return frozenset(map(Scope, token.scopes.split()))
