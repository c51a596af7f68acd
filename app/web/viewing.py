"""Who asks, and of which holding."""

from dataclasses import replace
from typing import Final, cast

from starlette.requests import Request

from app.domain.accounts import SignedIn
from app.domain.authorization import VIEWING_PREFIX
from app.domain.errors import NotSignedIn
from app.domain.viewers import THE_PUBLIC, Viewer
from app.holdings import Holding
from app.holdings.image_holding import ImageHolding

SESSION_COOKIE: Final = "verso_session"
"""The one cookie that says who asks, by the end of its name; the public sends others only."""


def holding_of(request: Request) -> Holding:
    """Give the holding that this application serves."""
    return cast("Holding", request.app.state.holding)


def image_holding_of(request: Request) -> ImageHolding:
    """Give what this application gives images out from: its holding, or a plain folder."""
    return cast("ImageHolding", request.app.state.holding)


def session_cookie(base_url: str) -> str:
    """Name the cookie of a session, as a browser knows it here.

    Reached by https it has the prefix that keeps neighbours from setting it: no other host, no
    other path, no plain http. RFC 6265bis, 4.1.3.2.
    """
    return f"__Host-{SESSION_COOKIE}" if base_url.startswith("https://") else SESSION_COOKIE


def address_of(request: Request) -> str:
    """Tell from where on the network somebody asks; a proxy that is trusted has said it."""
    return request.client.host if request.client else ""


def bearer_token(request: Request) -> str | None:
    """Find the token of a program (RFC 6750). Other schemes are left to the proxies they are of."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def is_known(request: Request) -> bool:
    """Whether somebody asks who is, or says to be, more than the public."""
    return "authorization" in request.headers or signed_in(request) is not None


def signed_in(request: Request) -> SignedIn | None:
    """Find who is signed in; None where nobody is. The catalogue is asked once a request."""
    holding = image_holding_of(request)
    cookie = request.cookies.get(session_cookie(holding.settings.base_url), "")
    if not cookie:
        return None
    if not hasattr(request.state, "signed_in"):
        request.state.signed_in = holding.signed_in(cookie)
    return cast("SignedIn | None", request.state.signed_in)


def viewer_of(request: Request) -> Viewer:
    """Find who asks: by a token (`Authorization: Bearer verso_...`), else by a session's cookie.

    `NotSignedIn` for a token that does not hold, whatever is asked for: whoever sends one would
    take the public's answer for their own. Whose session is over is the public.
    """
    token = bearer_token(request)
    if token is None:
        known = signed_in(request)
        return replace(known.viewer, address=address_of(request)) if known else THE_PUBLIC
    viewer = image_holding_of(request).viewer_of(token)
    if viewer is None:
        raise NotSignedIn("This token does not hold: it is unknown, has expired or was revoked.")
    return replace(viewer, address=address_of(request))


def viewer_by_any_token(request: Request) -> Viewer:
    """Find who asks as `viewer_of` does, or by the short-lived token of a viewer.

    For what such a token opens: descriptions of images. One that does not hold is the public's.
    """
    token = bearer_token(request)
    if token is None or not token.startswith(VIEWING_PREFIX):
        return viewer_of(request)
    return image_holding_of(request).viewer_of_viewing(token) or THE_PUBLIC
