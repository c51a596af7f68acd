"""The short way of an image: answered before routes, layers, threads or the database are met."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.iiif.ready_tiles import ON_EVERY_IMAGE, ReadyTiles

READS: Final = frozenset({"GET", "HEAD"})
PERSONAL: Final = frozenset({b"authorization", b"cookie"})
"""Whoever sends these may be somebody else than the public: they go the ordinary way."""


class TilePath:
    """Answers what `ReadyTiles` has ready, and passes on everything else as it came.

    It stands outside of all other layers, so it adds what they would have added: a test compares
    both ways header by header.
    """

    def __init__(self, app: ASGIApp, *, tiles: ReadyTiles) -> None:
        self._app = app
        self._tiles = tiles

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if not await self._answered(scope, send):
            await self._app(scope, receive, send)

    async def _answered(self, scope: Scope, send: Send) -> bool:
        if scope["type"] != "http" or scope["method"] not in READS or scope.get("root_path"):
            return False
        held = held_by_the_public(scope["headers"])
        path, _, query = (scope.get("raw_path") or b"").partition(b"?")
        if held is None or query:
            return False
        answer = self._tiles.answer(path, held=held)
        if answer is None and (image_id := self._tiles.undecided(path)):
            await run_in_threadpool(self._tiles.decide, image_id)
            answer = self._tiles.answer(path, held=held)
        if answer is None:
            return False
        status, headers = 304, [*answer.headers, *ON_EVERY_IMAGE]
        if answer.body is not None:
            status = 200
            length = b"%d" % len(answer.body)
            headers += ((b"content-type", answer.media_type), (b"content-length", length))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else answer.body or b""
        await send({"type": "http.response.body", "body": body})
        return True


def held_by_the_public(headers: list[tuple[bytes, bytes]]) -> str | None:
    """Say what If-None-Match names; None for one who may be somebody else than the public."""
    held = b""
    for name, value in headers:
        if name in PERSONAL:
            return None
        if name == b"if-none-match":
            held = held + b", " + value if held else value
    return held.decode("latin-1")
