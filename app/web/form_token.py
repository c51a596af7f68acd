"""What a form brings along to show that it was filled in on a page of its sender's own.

It is made of the cookie that the browser sends by itself, which no script and no other site can
read: who has not been given the page can't tell it. OWASP, CSRF prevention: HMAC-based tokens.
"""

import base64
import hashlib
import hmac
from typing import Final

from markupsafe import Markup

FIELD: Final = "form_token"
"""The first field of every form that changes something."""

HEADER: Final = "x-form-token"
"""Where our own scripts put it whose requests are no forms."""

TOKEN: Final = rb"[A-Za-z0-9_-]{43}"
_MEANT_FOR: Final = b"verso form token 1"


def form_token(cookie: str) -> str:
    """Make the token of a cookie's holder: 43 characters, from which the cookie can't be told."""
    digest = hmac.digest(cookie.encode(), _MEANT_FOR, hashlib.sha256)
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def is_token_of(given: str, cookie: str) -> bool:
    """Whether a token is the one of a cookie's holder; it takes as long where it is not."""
    return bool(cookie) and hmac.compare_digest(given.encode(), form_token(cookie).encode())


def token_field(token: str) -> Markup:
    """Write the hidden field; nothing where there is nobody to prove anything."""
    if not token:
        return Markup()
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token)
