"""Who asks, and of which holding."""

from typing import cast

from starlette.requests import Request

from app.domain.errors import NotSignedIn
from app.domain.viewers import THE_PUBLIC, Viewer
from app.holdings import Holding
from app.holdings.image_holding import ImageHolding


def holding_of(request: Request) -> Holding:
    """Give the holding that this application serves."""
    return cast("Holding", request.app.state.holding)


def image_holding_of(request: Request) -> ImageHolding:
    """Give what this application gives images out from: its holding, or a plain folder."""
    return cast("ImageHolding", request.app.state.holding)


def has_token(request: Request) -> bool:
    """Whether somebody asks who says to be more than the public, rightly or not."""
    return "authorization" in request.headers


def viewer_of(request: Request) -> Viewer:
    """Find who asks by `Authorization: Bearer verso_...` (RFC 6750); without it, the public.

    `NotSignedIn` for a token that does not hold, whatever is asked for: whoever sends one would
    take the public's answer for their own. Other schemes are left to the proxies they belong to.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return THE_PUBLIC
    viewer = image_holding_of(request).viewer_of(token.strip())
    if viewer is None:
        raise NotSignedIn("This token does not hold: it is unknown, has expired or was revoked.")
    return viewer
