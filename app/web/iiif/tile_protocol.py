"""The shortest way of an image: answered where its request arrives, before HTTP is parsed.

Uvicorn's protocol for HTTP/1.1 with one step before its own. It follows uvicorn's class closely,
so its tests run it over real connections; anything that is not one plain request for something
that is ready goes uvicorn's way, as it came.
"""

from typing import Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from app.web.iiif.plain_request import held_by_plain_headers
from app.web.iiif.ready_tiles import ReadyImage, ReadyTiles, lines_of

_PLAIN: Final = (b"GET /iiif/3/", b"GET /iiif/2/")
_VERSION: Final = b" HTTP/1.1\r\n"
_PATH_STARTS: Final = len(b"GET ")
_HEADERS_START: Final = len(_VERSION) - len(b"\r\n")
_OK: Final = b"HTTP/1.1 200 OK\r\n"
_NOT_MODIFIED: Final = b"HTTP/1.1 304 Not Modified\r\n"


class TileProtocol(HttpToolsProtocol):
    """Uvicorn's protocol that gives ready images out itself.

    The application is told apart by `app.state.tiles`; one without goes uvicorn's way throughout.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._tiles = _tiles_of(self.app)
        self._is_parsing = False  # uvicorn's parser has a part of a request
        self._is_in_use = False  # since the timer of this connection was set
        self._headers, self._held = b"", ""  # what was sent last: most often it is sent again
        self._dated: tuple[object, bytes] = (None, b"")

    def data_received(self, data: bytes) -> None:
        """Answer at once one plain request for what is ready; uvicorn takes everything else."""
        if not (data.startswith(_PLAIN) and self._has_answered(data)):
            super().data_received(data)

    def on_message_begin(self) -> None:
        """Begin a request that uvicorn parses."""
        self._is_parsing = True
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """End a request that uvicorn parses."""
        self._is_parsing = False
        super().on_message_complete()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that nobody has used since this timer was set."""
        if self._is_in_use:
            self._watch()
        else:
            super().timeout_keep_alive_handler()

    def _watch(self) -> None:
        self._is_in_use = False
        self.timeout_keep_alive_task = self.loop.call_later(
            self.timeout_keep_alive, self.timeout_keep_alive_handler
        )

    def _has_answered(self, request: bytes) -> bool:
        if self._tiles is None or self._is_occupied():
            return False
        path_ends = request.find(_VERSION)
        headers = request[path_ends + _HEADERS_START :]
        if headers != self._headers:
            held = held_by_plain_headers(headers)
            if path_ends < 0 or held is None:
                return False
            self._headers, self._held = headers, held
        answer = self._tiles.answer(request[_PATH_STARTS:path_ends], self._held)
        if answer is None:
            return False
        self.transport.write(self._written(*answer))
        self.server_state.total_requests += 1
        self._is_in_use = True
        if self.timeout_keep_alive_task is None:
            self._watch()
        return True

    def _is_occupied(self) -> bool:
        """Whether a request is still arriving or being answered, or the reader is slow."""
        cycle = cast("RequestResponseCycle | None", self.cycle)  # None before the first request
        if self._is_parsing or (cycle is not None and not cycle.response_complete):
            return True
        return self.flow.write_paused or self.transport.is_closing() or bool(self.root_path)

    def _written(self, image: ReadyImage, body: bytes | None) -> bytes:
        every_second = self.server_state.default_headers  # another list whenever the date is
        if self._dated[0] is not every_second:
            self._dated = every_second, lines_of(every_second)
        if body is None:
            return b"".join((_NOT_MODIFIED, self._dated[1], image.lines, b"\r\n"))
        length = b"content-length: %d\r\n\r\n" % len(body)
        return b"".join((_OK, self._dated[1], image.lines_and_type, length, body))


def _tiles_of(app: Any) -> ReadyTiles | None:
    """Find the ready tiles of an application beneath what uvicorn has put around it."""
    while app is not None:
        tiles = getattr(getattr(app, "state", None), "tiles", None)
        if isinstance(tiles, ReadyTiles):
            return tiles
        app = getattr(app, "app", None)
    return None
