"""The short way of a manifest: answered before routes, layers or a database session are met."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.iiif.plain_request import Accepted, accepted_by, held_by_the_public
from app.web.iiif.ready_documents import ReadyDocument, ReadyDocuments
from app.web.iiif.tile_path import READS

_BELOW: Final = b"/iiif/presentation/"
_DECIDERS: Final = 2


class DocumentPath:
    """Answers what the public asks of stored manifests that it may see; passes on all else.

    It stands outside of all other layers, so it adds what they would have added: a test compares
    both ways header by header.
    """

    def __init__(self, app: ASGIApp, *, documents: ReadyDocuments) -> None:
        self._app = app
        self._documents = documents
        self._deciders = ThreadPoolExecutor(_DECIDERS, "documents")
        self._deciding: dict[tuple[bytes, Accepted], asyncio.Future[None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        answer = await self._answer(scope)
        await (answer or self._app)(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response | None:
        if scope["type"] != "http" or scope["method"] not in READS or scope.get("root_path"):
            return None
        path, _, query = (scope.get("raw_path") or b"").partition(b"?")
        if query or scope.get("query_string") or not path.startswith(_BELOW):
            return None
        held = held_by_the_public(scope["headers"])
        if held is None:
            return None
        accepted = accepted_by(scope["headers"])
        ready = self._documents.answer(path, accepted)
        if ready is None and self._documents.undecided(path):
            await self._decide(path, accepted)
            ready = self._documents.answer(path, accepted)
        return _answered(ready, held, scope["method"]) if ready else None

    async def _decide(self, path: bytes, accepted: Accepted) -> None:
        """Have it decided once for all who ask meanwhile."""
        key = path, accepted
        deciding = self._deciding.get(key)
        if deciding is None:
            loop = asyncio.get_running_loop()
            deciding = loop.run_in_executor(self._deciders, self._documents.decide, *key)
            self._deciding[key] = deciding
            deciding.add_done_callback(lambda _: self._deciding.pop(key, None))
        await asyncio.shield(deciding)


def _answered(ready: ReadyDocument, held: str, method: str) -> Response:
    if ready.is_held(held):
        answer = Response(status_code=304)
        answer.raw_headers = [*ready.kept_headers]
        return answer
    answer = Response(b"" if method == "HEAD" else ready.body)
    answer.raw_headers = [*ready.headers]
    return answer
