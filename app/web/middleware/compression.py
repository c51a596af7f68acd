"""Documents and pages made smaller on their way; pictures are small already."""

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.iiif.negotiation import accepts_gzip

_LEVEL: Final = 5  # half the time of 9, a few per cent larger
_OF_ITS_GZIP: Final = '-gzip"'  # what was compressed before has a strong tag of its own
_LEAST_BYTES: Final = 800  # less goes in one packet anyway


class Compression:
    """Compresses by gzip and makes the ETag weak, as the bytes are then others. RFC 9110, 8.8.1."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = GZipMiddleware(
            app,
            minimum_size=_LEAST_BYTES,
            compresslevel=_LEVEL,
            exclude_content_types=(
                *DEFAULT_EXCLUDED_CONTENT_TYPES,
                "image/*",
                "application/octet-stream",  # originals of formats that are not known
            ),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer compressed."""

        async def send_weakened(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                tag = headers.get("etag", "")
                is_of_others = tag.startswith('"') and not tag.endswith(_OF_ITS_GZIP)
                if "content-encoding" in headers and is_of_others:
                    headers["etag"] = f"W/{tag}"
            await send(message)

        await self._app(_without_refused(scope), receive, send_weakened)


def _without_refused(scope: Scope) -> Scope:
    """Take `gzip;q=0` out: the layer below would read it as a wish. RFC 9110, 12.4.2."""
    if scope["type"] != "http" or accepts_gzip(Headers(scope=scope).get("accept-encoding", "")):
        return scope
    headers = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
    return {**scope, "headers": headers}
