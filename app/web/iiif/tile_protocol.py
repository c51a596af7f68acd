"""The shortest way of an image: answered where its request is read, before a task is made for it.

Uvicorn's protocol for HTTP/1.1 with one step before its own. It follows uvicorn's class closely,
so its tests run it over real connections; anything that is not a plain request for something that
is ready goes uvicorn's way.
"""

from typing import Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from app.web.iiif.ready_tiles import ON_EVERY_IMAGE, ReadyAnswer, ReadyTiles, lines_of
from app.web.iiif.tile_path import held_by_the_public

_WITH_A_BODY: Final = frozenset({b"content-length", b"transfer-encoding", b"expect", b"upgrade"})
_READS: Final = frozenset({b"GET", b"HEAD"})
_OK: Final = b"HTTP/1.1 200 OK\r\n"
_NOT_MODIFIED: Final = b"HTTP/1.1 304 Not Modified\r\n"
_ON_EVERY_IMAGE: Final = lines_of(ON_EVERY_IMAGE)
_IMAGES: Final = (b"/iiif/3/", b"/iiif/2/")


class TileProtocol(HttpToolsProtocol):
    """Uvicorn's protocol that gives ready images out itself.

    The application is told apart by `app.state.tiles`; one without goes uvicorn's way throughout.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._tiles = _tiles_of(self.app)
        self._is_answered = False

    def on_message_begin(self) -> None:
        """Begin a request."""
        self._is_answered = False
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Answer at once what is ready; the headers are known, and no body follows."""
        answer = self._ready() if self.url.startswith(_IMAGES) else None
        if answer is None:
            super().on_headers_complete()
            return
        self._is_answered = True
        self.transport.write(self._written(answer))
        self.on_response_complete()

    def on_body(self, body: bytes) -> None:
        """Take what follows the headers, which of an answered request is nothing."""
        if not self._is_answered:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """End a request."""
        if not self._is_answered:
            super().on_message_complete()

    def _ready(self) -> ReadyAnswer | None:
        if self._tiles is None or self._is_occupied() or self.parser.get_method() not in _READS:
            return None
        if any(name in _WITH_A_BODY for name, _ in self.headers):
            return None
        held = held_by_the_public(self.headers)
        return None if held is None else self._tiles.answer(self.url, held=held)

    def _is_occupied(self) -> bool:
        """Whether an answer is still being given, the reader is slow, or this is the last one."""
        cycle = cast("RequestResponseCycle | None", self.cycle)  # None before the first request
        if cycle is not None and not cycle.response_complete:
            return True
        if self.flow.write_paused or self.transport.is_closing() or self.root_path:
            return True
        return self.parser.get_http_version() != "1.1" or not self.parser.should_keep_alive()

    def _written(self, answer: ReadyAnswer) -> bytes:
        dated = lines_of(self.server_state.default_headers)
        if answer.body is None:
            return b"".join((_NOT_MODIFIED, dated, answer.lines, _ON_EVERY_IMAGE, b"\r\n"))
        length = b"content-length: %d\r\n\r\n" % len(answer.body)
        kind = b"content-type: %b\r\n" % answer.media_type
        body = b"" if self.parser.get_method() == b"HEAD" else answer.body
        return b"".join((_OK, dated, answer.lines, _ON_EVERY_IMAGE, kind, length, body))


def _tiles_of(app: Any) -> ReadyTiles | None:
    """Find the ready tiles of an application beneath what uvicorn has put around it."""
    while app is not None:
        tiles = getattr(getattr(app, "state", None), "tiles", None)
        if isinstance(tiles, ReadyTiles):
            return tiles
        app = getattr(app, "app", None)
    return None
