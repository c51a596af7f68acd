"""What pages of other sites may read: the public documents. Fetch Standard, 3.3 CORS protocol."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_RECORDS: Final = ("/photographs/", "/units/")
_ANSWER: Final = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Link, Location, Retry-After",
    "cross-origin-resource-policy": "cross-origin",
}
_PREFLIGHT: Final = {
    "allow": "GET, HEAD, OPTIONS",
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "*, Authorization",  # the star does not cover this one
    "access-control-max-age": "86400",
}


class CrossOrigin:
    """Opens IIIF and the records beside it to every origin, errors too, and answers preflights.

    Nothing there is told by a cookie, so `*` gives nobody more than the public has anyway.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer opened."""
        if scope["type"] != "http" or not _is_open(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def send_open(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_ANSWER)
            await send(message)

        if scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, send_open)
        else:
            await self._app(scope, receive, send_open)


def _is_open(path: str) -> bool:
    is_record = path.startswith(_RECORDS) and path.endswith(".json")
    return is_record or path.startswith("/iiif/")
