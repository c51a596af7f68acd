"""The cookie of somebody who is about to sign in: the form that they send is bound to it.

Without it another site could have a reader sign in as somebody whose password it knows, and see
later what was written there.
"""

import secrets
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from app.web.viewing import holding_of

COOKIE: Final = "verso_visit"
_BYTES: Final = 32


def visit_cookie(base_url: str) -> str:
    """Name the cookie; reached by https no neighbour can set it. RFC 6265bis, 4.1.3.2."""
    return f"__Host-{COOKIE}" if base_url.startswith("https://") else COOKIE


def visit_of(request: Request) -> str:
    """Give the cookie that the browser sent; empty where it sent none."""
    return request.cookies.get(visit_cookie(holding_of(request).settings.base_url), "")


def new_visit() -> str:
    """Make the value of a cookie that nobody can guess."""
    return secrets.token_urlsafe(_BYTES)


def keep_visit(request: Request, answer: Response, visit: str) -> None:
    """Have the browser keep it until it is closed."""
    base_url = holding_of(request).settings.base_url
    answer.set_cookie(
        visit_cookie(base_url),
        visit,
        path="/",
        secure=base_url.startswith("https://"),
        httponly=True,
        samesite="lax",
    )
