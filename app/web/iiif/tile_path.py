"""The short way of an image: answered before routes, layers or a database session are met."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, Self

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.services.deliver_image import OrderedImage
from app.web.client import client_of
from app.web.errors import answer_error
from app.web.iiif.picture_making import PictureMaking
from app.web.iiif.plain_request import held_by_the_public
from app.web.iiif.ranges import wanted_part
from app.web.iiif.ready_tiles import ON_EVERY_IMAGE, ReadyImage, ReadyTiles

READS: Final = frozenset({"GET", "HEAD"})
_DECIDERS: Final = 2

_LOG: Final = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the public asks for: a path as it was sent, and what of it the client has."""

    path: bytes
    held: str
    part: str
    only_of: str

    @classmethod
    def of(cls, scope: Scope) -> Self | None:
        """Read a request; None for any other kind."""
        if scope["type"] != "http" or scope["method"] not in READS or scope.get("root_path"):
            return None
        held = held_by_the_public(scope["headers"])
        path, _, query = (scope.get("raw_path") or b"").partition(b"?")
        if held is None or query or not path.startswith(b"/iiif/"):
            return None
        headers = Request(scope).headers
        part = headers.get("range", "") if scope["method"] == "GET" else ""
        return cls(path, held, part, headers.get("if-range", ""))


class TilePath:
    """Answers what the public asks of images that it may see, and passes on everything else.

    It stands outside of all other layers, so it adds what they would have added: a test compares
    both ways header by header.
    """

    def __init__(self, app: ASGIApp, *, tiles: ReadyTiles, making: PictureMaking) -> None:
        self._app = app
        self._tiles = tiles
        self._making = making
        self._deciders = ThreadPoolExecutor(_DECIDERS, "decisions")
        self._deciding: dict[str, asyncio.Future[None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        asked = _Asked.of(scope)
        answer = await self._answer(asked, scope, receive) if asked else None
        if answer is None:
            await self._app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            answer.body = b""
        await answer(scope, receive, send)

    async def _answer(self, asked: _Asked, scope: Scope, receive: Receive) -> Response | None:
        try:
            found = self._tiles.answer(asked.path, asked.held)
            if found is None and (image_id := self._tiles.undecided(asked.path)):
                await self._decide(image_id)
                found = self._tiles.answer(asked.path, asked.held)
            if found is None:
                return None
            image, body = found
            if isinstance(body, OrderedImage):
                body = await self._making.make(body, client=client_of(scope), receive=receive)
            return _answer(asked, image, body)
        except ClientDisconnect:
            _LOG.info("client left", path=scope["path"])
            return Response()  # nobody hears it
        except Exception as error:  # noqa: BLE001 - told as the last of the layers would tell it
            return _told(scope, error)

    async def _decide(self, image_id: str) -> None:
        """Have it decided once for all who ask meanwhile."""
        deciding = self._deciding.get(image_id)
        if deciding is None:
            loop = asyncio.get_running_loop()
            deciding = loop.run_in_executor(self._deciders, self._tiles.decide, image_id)
            self._deciding[image_id] = deciding
            deciding.add_done_callback(lambda _: self._deciding.pop(image_id, None))
        await asyncio.shield(deciding)


def telling(error: Exception) -> ASGIApp:
    """Give an application that has one answer: why there is no image."""

    async def tell(scope: Scope, receive: Receive, send: Send) -> None:
        await _told(scope, error)(scope, receive, send)

    return tell


def _told(scope: Scope, error: Exception) -> Response:
    answer = answer_error(Request(scope), error)
    answer.raw_headers.extend(ON_EVERY_IMAGE)
    return answer


def _answer(asked: _Asked, image: ReadyImage, body: bytes | None) -> Response:
    """Give an image, or the part of it that is wanted."""
    answer = Response(status_code=304)
    answer.raw_headers = [*image.headers]
    if body is None:
        return answer
    answer.status_code, answer.body = 200, body
    part = wanted_part(asked.part, only_of=asked.only_of, etag=image.etag, length=len(body))
    if part is not None:
        answer.status_code, answer.body = 206, part.of(body)
        answer.raw_headers.append((b"content-range", part.content_range.encode("ascii")))
    answer.raw_headers.append((b"content-type", image.media_type))
    answer.raw_headers.append((b"content-length", b"%d" % len(answer.body)))
    return answer
