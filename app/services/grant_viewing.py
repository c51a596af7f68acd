"""Giving a viewer that somebody uses the token by which it learns what it may show them."""

import secrets
from typing import Final

from app.domain.accounts import SignedIn
from app.domain.authorization import TOKEN_LASTS, VIEWING_PREFIX, ViewingToken
from app.holdings import Holding
from app.holdings.holding import digest_of

_SECRET_BYTES: Final = 32


def grant_viewing(holding: Holding, known: SignedIn) -> ViewingToken | None:
    """Make a token of 256 random bits that holds for a short while, and no longer than the session.

    It opens descriptions of images and what the probe tells, no image and no record: for those a
    browser shows its cookie. None where the session has just ended.
    """
    token = VIEWING_PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    with holding.open(known.viewer, writes=True) as catalogue:
        is_kept = catalogue.signing_in.keep_viewing_token(known.session_id, digest_of(token))
        catalogue.commit()
    return ViewingToken(token, int(TOKEN_LASTS.total_seconds())) if is_kept else None
