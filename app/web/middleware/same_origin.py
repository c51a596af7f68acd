"""Changes are asked for by our own pages only. Fetch Metadata Request Headers, 2; RFC 6454, 7."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.domain.errors import NotAllowed
from app.web.errors import answer_error
from app.web.viewing import bearer_token, session_cookie

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN: Final = frozenset({"same-origin", "none"})  # none: typed in or bookmarked by the reader
_PORTS: Final = {"http": ":80", "https": ":443"}


class SameOrigin:
    """Refuses what a page of another site makes a browser send (403).

    A browser adds a session's cookie on its own, whoever made it ask, so with the cookie it has to
    be sure that the asking came from here. Without it, what is known to come from elsewhere is
    refused too: nobody is to be signed in by somebody else's page. No browser adds a token on its
    own, so what bears one is let through, unless a cookie comes along that would do as well.
    """

    def __init__(self, app: ASGIApp, *, base_url: str) -> None:
        self._app = app
        self._here = _origin(base_url)
        self._cookie = session_cookie(base_url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on that is our own."""
        if scope["type"] != "http" or scope["method"] in _SAFE or self._is_own(Request(scope)):
            await self._app(scope, receive, send)
            return
        refusal = NotAllowed(
            "This was asked by a page of another site, or by a browser that does not say by which "
            "page, so nothing was done. Open the page here in this catalogue and do it there."
        )
        await answer_error(Request(scope), refusal)(scope, receive, send)

    def _is_own(self, request: Request) -> bool:
        if bearer_token(request) is not None and not request.cookies:
            return True
        site = request.headers.get("sec-fetch-site")
        if site is not None:
            return site in _OWN
        origin = request.headers.get("origin")
        if origin is None:
            return self._cookie not in request.cookies
        return origin.lower() in self._ours(request)

    def _ours(self, request: Request) -> Iterator[str]:
        """Give the origins that are this catalogue: the one it is told, and the one it is asked.

        A catalogue that is reached by https believes no page that came by plain http.
        """
        yield self._here
        if host := request.headers.get("host"):
            scheme = "https" if self._here.startswith("https:") else request.url.scheme
            yield _origin(f"{scheme}://{host}")


def _origin(address: str) -> str:
    """Write an address's origin as browsers do: without the port that goes without saying."""
    parts = urlsplit(address.lower())
    return f"{parts.scheme}://{parts.netloc.removesuffix(_PORTS.get(parts.scheme, ''))}"
