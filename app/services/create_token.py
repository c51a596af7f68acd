"""Giving a program or a person the right to do more than the public."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from app.domain.viewers import THE_DESK, Scope
from app.holdings import Holding

PREFIX: Final = "verso_"
_SHOWN_CHARACTERS: Final = len(PREFIX) + 4


def create_token(
    holding: Holding, *, name: str, scopes: Iterable[Scope], expires_at: datetime | None = None
) -> str:
    """Make a token of 256 random bits and give it out, this once: only its digest is kept.

    `name` stands in the revisions of what is done with it; its first ten characters are kept to
    tell tokens apart. `expires_at` is UTC; None: it holds until it is revoked.
    """
    token = PREFIX + secrets.token_urlsafe(32)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.tokens.add(
            name=name,
            sha256=hashlib.sha256(token.encode()).hexdigest(),
            prefix=token[:_SHOWN_CHARACTERS],
            scopes=frozenset(scopes),
            expires_at=expires_at,
        )
        catalogue.commit()
    return token
