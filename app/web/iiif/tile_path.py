"""The short way of an image: answered before routes, layers, threads or the database are met."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.iiif.plain_request import held_by_the_public
from app.web.iiif.ready_tiles import ReadyTiles

READS: Final = frozenset({"GET", "HEAD"})


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
        image, body = answer
        status, headers = 304, [*image.headers]
        if body is not None:
            status, length = 200, b"%d" % len(body)
            headers += ((b"content-type", image.media_type), (b"content-length", length))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        is_head = scope["method"] == "HEAD"
        await send({"type": "http.response.body", "body": b"" if is_head else body or b""})
        return True
