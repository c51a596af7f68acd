"""Giving a program or a person the right to do more than the public."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from app.domain.account_faults import LONGEST_LINE, AccountFault, refusal
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.holdings import Holding
from app.holdings.holding import digest_of

PREFIX: Final = "verso_"
_SHOWN_CHARACTERS: Final = len(PREFIX) + 4


def create_token(
    holding: Holding,
    viewer: Viewer = THE_DESK,
    *,
    name: str,
    scopes: Iterable[Scope],
    expires_at: datetime | None = None,
) -> str:
    """Make a token of 256 random bits and give it out, this once: only its digest is kept.

    `name` stands in the revisions of what is done with it; its first ten characters are kept to
    tell tokens apart. `expires_at` is UTC; None: it holds until it is revoked. One that an account
    makes holds no longer than the account, and opens no more than its role.
    """
    allowed = frozenset(scopes)
    _refuse_faults(name, allowed)
    token = PREFIX + secrets.token_urlsafe(32)
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.tokens.add(
            name=" ".join(name.split()),
            sha256=digest_of(token),
            prefix=token[:_SHOWN_CHARACTERS],
            scopes=allowed,
            expires_at=expires_at,
        )
        catalogue.commit()
    return token


def _refuse_faults(name: str, scopes: frozenset[Scope]) -> None:
    shown = " ".join(name.split())
    if not shown or len(shown) > LONGEST_LINE or not shown.isprintable():
        raise refusal("token_name", AccountFault.TOKEN_NAME, value=shown)
    if not scopes:
        raise refusal("scopes", AccountFault.TOKEN_SCOPES)
