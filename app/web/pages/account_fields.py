"""What the pages of accounts show: the person, their sessions, and their tokens."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.accounts import Account, Role, SessionSummary
from app.domain.viewers import Scope, TokenSummary
from app.services.show_account import ShownAccount
from app.web.pages.browser_names import browser_name
from app.web.pages.notices import Notice


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in a list; `is_here` marks the one that asks."""

    id: str
    browser: str
    address: str
    created_at: datetime
    seen_at: datetime
    is_here: bool


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token in a list; `holds` says that it can still be used."""

    id: str
    name: str
    prefix: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime | None
    holds: bool
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AccountFields:
    """An account's page, for its owner or an administrator.

    `scopes` are those that a new token may get, `roles` those to choose from. `new_token` is shown
    this once.
    """

    account: Account
    sessions: tuple[SessionLine, ...]
    tokens: tuple[TokenLine, ...]
    notice: Notice | None = None
    scopes: tuple[Scope, ...] = ()
    roles: tuple[Role, ...] = tuple(Role)
    new_token: str = ""


def session_lines(sessions: tuple[SessionSummary, ...], *, here: str) -> tuple[SessionLine, ...]:
    """Make the list of sessions."""
    return tuple(
        SessionLine(
            session.id,
            browser_name(session.browser),
            session.address,
            session.created_at,
            session.seen_at,
            session.id == here,
        )
        for session in sessions
    )


def token_lines(tokens: tuple[TokenSummary, ...], *, now: datetime) -> tuple[TokenLine, ...]:
    """Make the list of tokens, those that hold first."""
    lines = [_line(token, now) for token in tokens]
    return tuple(sorted(lines, key=lambda line: not line.holds))


def account_fields(  # noqa: PLR0913 - what a page has beside the account
    shown: ShownAccount,
    *,
    now: datetime,
    here: str = "",
    scopes: frozenset[Scope] = frozenset(),
    notice: Notice | None = None,
    new_token: str = "",
) -> AccountFields:
    """Gather the fields of an account's page."""
    return AccountFields(
        account=shown.account,
        sessions=session_lines(shown.sessions, here=here),
        tokens=token_lines(shown.tokens, now=now),
        notice=notice,
        scopes=tuple(scope for scope in Scope if scope in scopes),
        new_token=new_token,
    )


def _line(token: TokenSummary, now: datetime) -> TokenLine:
    is_over = token.expires_at is not None and token.expires_at <= now
    return TokenLine(
        id=token.id,
        name=token.name,
        prefix=token.prefix,
        scopes=tuple(scope for scope in Scope if scope in token.scopes),
        created_at=token.created_at,
        expires_at=token.expires_at,
        holds=token.revoked_at is None and not is_over,
        used_at=token.used_at,
    )
