"""What a browser may do with an answer. Content Security Policy Level 3."""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

VIEWER_PATH: Final = "/viewer"
COMPARE_PATH: Final = "/compare"
MAP_PATH: Final = "/search"
TOKEN_PATHS: Final = ("/iiif/auth/1/token", "/iiif/auth/2/token")
"""Frames without anything to see or to press: viewers of any site may embed them."""
NOT_A_PAGE: Final = "default-src 'none'; frame-ancestors 'none'"
ALWAYS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
}


class SecurityHeaders:
    """Gives every answer its policy: strict on pages, its styles relaxed on the viewer's page only.

    `base_url` is the address that manifests name: a reader who came by another name of this machine
    (localhost for 127.0.0.1) gets images and documents from there. `tiles_url` is where the map's
    background comes from, if it has one: the map's page alone may ask there.
    """

    def __init__(self, app: ASGIApp, *, base_url: str, tiles_url: str = "") -> None:
        self._app = app
        parts = urlsplit(base_url)
        here = f"'self' {parts.scheme}://{parts.netloc}"
        self._strict = page_policy(here)
        tiles = urlsplit(tiles_url)
        background = f"{tiles.scheme}://{tiles.netloc}" if tiles_url else ""
        self._by_path = {
            VIEWER_PATH: page_policy(here, shows_viewer=True),
            COMPARE_PATH: page_policy(here, shows_viewer=True),
            MAP_PATH: page_policy(here, background=background),
        } | dict.fromkeys(TOKEN_PATHS, "default-src 'none'; script-src 'self'; frame-ancestors *")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer guarded."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(ALWAYS)
                is_page = headers.get("content-type", "").startswith("text/html")
                page = self._by_path.get(scope["path"], self._strict)
                if is_page:
                    headers["content-security-policy"] = page
                else:  # an original has a stricter one
                    headers.setdefault("content-security-policy", NOT_A_PAGE)
            await send(message)

        await self._app(scope, receive, send_guarded)


def page_policy(here: str, *, shows_viewer: bool = False, background: str = "") -> str:
    """Write a page's policy; `here` are the sources that are this catalogue itself.

    `background` is a server of map tiles, empty for none.

    Mirador writes its styles into the page and has no place for a nonce; OpenSeadragon paints
    from blobs; the token of who is signed in comes by a frame. Scripts come from files on every
    page. Pages of other sites may frame the viewer and nothing else: it changes nothing, and a
    session's cookie does not come along (SameSite=Lax).
    """
    styles = "'self' 'unsafe-inline'" if shows_viewer else "'self'"
    images = f"{here} data: blob:" if shows_viewer else f"{here} data:"
    images = f"{images} {background}" if background else images
    frames = "*" if shows_viewer else "'self'"
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src {styles}",
            f"img-src {images}",
            "font-src 'self'",
            f"connect-src {here}",
            *([f"frame-src {here}"] if shows_viewer else []),
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {frames}",
        )
    )
