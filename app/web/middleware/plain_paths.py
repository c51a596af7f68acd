"""Addresses that mean one thing only."""

import re
from typing import Final
from urllib.parse import unquote_to_bytes

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.domain.errors import NotFound
from app.web.errors import answer_error

_ENCODED_SLASH: Final = re.compile(rb"%2f", re.IGNORECASE)
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


class PlainPaths:
    """Answers 404 to a path that a proxy, a file system or a database could read otherwise.

    No address of ours has a slash within an identifier, a control character, a step upwards or
    bytes that are no UTF-8. ASGI servers decode `%2F` before routes are compared, so `a%2Fb` could
    reach what stands at `a/b`: it is told apart here, where the path is still as it was sent.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a plain request on."""
        if scope["type"] != "http" or _is_plain(scope.get("raw_path") or scope["path"].encode()):
            await self._app(scope, receive, send)
            return
        answer = answer_error(Request(scope), NotFound("There is nothing at this address."))
        await answer(scope, receive, send)


def _is_plain(raw_path: bytes) -> bool:
    path, _, _ = raw_path.partition(b"?")  # uvicorn leaves the query away, other servers may not
    if _ENCODED_SLASH.search(path):
        return False
    try:
        decoded = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return False
    steps = decoded.split("/")
    return not (_CONTROL.search(decoded) or ".." in steps or "." in steps)
