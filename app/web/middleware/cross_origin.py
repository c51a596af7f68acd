"""What pages of other sites may read: the public documents. Fetch Standard, 3.3 CORS protocol."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.iiif.annotation_layers import CONTAINER

_PUBLIC: Final = ("/iiif/", "/api/")
_OWN: Final = ("/api/uploads", "/api/scans")
"""Files that somebody brings in, with OPTIONS as part of how, and originals handed out."""

_RECORDS: Final = (
    "/photographs/", "/units/", "/agents/", "/places/", "/subjects/", "/hands/", "/stamps/",
)  # fmt: skip
_ENDINGS: Final = (".json", ".jsonld", ".xml")
_HARVEST: Final = "/oai"
_CONTAINERS: Final = "/iiif/annotations/"  # they say what they are in every answer
_READS: Final = ("GET", "HEAD", "OPTIONS")
OPEN_TO_ALL: Final = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Allow, Content-Location, ETag, Link, Location, Retry-After",
    "cross-origin-resource-policy": "cross-origin",
}
_PREFLIGHT: Final = {
    "allow": ", ".join(_READS),
    "access-control-allow-methods": ", ".join(_READS),
    "access-control-allow-headers": "*, Authorization",  # the star does not cover this one
    "access-control-max-age": "86400",
}


class CrossOrigin:
    """Opens what is read of IIIF, records, harvests and the API to every origin, errors too.

    It answers preflights, which allow no writing. A browser gives nothing to another site's page
    that it asked for with a cookie where `*` stands (3.2.5): who is signed in opens nothing there.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer opened."""
        if scope["type"] != "http" or not _is_open(scope["method"], scope["path"]):
            await self._app(scope, receive, send)
            return

        async def send_open(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(OPEN_TO_ALL)
            await send(message)

        if scope["method"] == "OPTIONS":
            headers = dict(_PREFLIGHT)
            if scope["path"].startswith(_CONTAINERS):
                headers["link"] = CONTAINER
            await Response(status_code=204, headers=headers)(scope, receive, send_open)
        else:
            await self._app(scope, receive, send_open)


def _is_open(method: str, path: str) -> bool:
    is_record = path.startswith(_RECORDS) and path.endswith(_ENDINGS)
    is_public = path.startswith(_PUBLIC) and not path.startswith(_OWN)
    return method in _READS and (is_record or is_public or path == _HARVEST)
