"""The shortest way of an image or manifest: answered where it is asked, before HTTP is parsed.

Uvicorn's protocol for HTTP/1.1 with one step before its own. It follows uvicorn's class closely,
so its tests run it over real connections; anything that is not one plain request for an image or
a manifest that the public may see goes uvicorn's way, as it came.
"""

from typing import TYPE_CHECKING, Any, Final, cast

from app.domain.errors import Busy, VersoError
from app.holdings.pixel_work import Place, too_long
from app.services.deliver_image import OrderedImage
from app.web.bounded_protocol import BoundedProtocol
from app.web.client import client_of
from app.web.iiif.picture_making import Outcome, PictureMaking
from app.web.iiif.plain_request import (
    Accepted,
    accepted_by_plain_headers,
    held_by_plain_headers,
)
from app.web.iiif.ready_documents import LINES_ON_EVERY_DOCUMENT, ReadyDocuments
from app.web.iiif.ready_tiles import LINES_ON_EVERY_IMAGE, ReadyImage, ReadyTiles, lines_of
from app.web.iiif.tile_path import telling

if TYPE_CHECKING:
    from asyncio import TimerHandle

_DOCUMENT: Final = b"GET /iiif/presentation/"
_PLAIN: Final = (b"GET /iiif/3/", b"GET /iiif/2/", _DOCUMENT)
_VERSION: Final = b" HTTP/1.1\r\n"
_PATH_STARTS: Final = len(b"GET ")
_HEADERS_START: Final = len(_VERSION) - len(b"\r\n")
_FORWARDED: Final = b"\r\nx-forwarded-for:"  # uvicorn's layers know whom to believe
_MOST_KEPT: Final = 4096  # bytes of headers, for each connection
_OK: Final = b"HTTP/1.1 200 OK\r\n"
_NOT_MODIFIED: Final = b"HTTP/1.1 304 Not Modified\r\n"


class TileProtocol(BoundedProtocol):
    """Uvicorn's protocol that gives images out itself, or has them made and waits.

    The application is told apart by its `state.tiles` and `state.making`; one without goes
    uvicorn's way throughout. One with `state.documents` has its manifests given out here too.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._tiles, self._making, self._documents = _ready_of(self.app)
        self._is_parsing = False  # uvicorn's parser has a part of a request
        self._is_in_use = False  # since the timer of this connection was set
        self._headers, self._held = b"", ""  # what was sent last: most often it is sent again
        self._accepted = Accepted()
        self._is_forwarded = False
        self._dated: tuple[object, bytes] = (None, b"")
        self._place: Place | None = None  # of an image that is being made
        self._patience: TimerHandle | None = None
        self._came_meanwhile = b""
        self._ends_after = False

    def data_received(self, data: bytes) -> None:
        """Answer at once one plain request for an image; uvicorn takes everything else."""
        if self._place is not None:
            self._came_meanwhile += data
            self.flow.pause_reading()
        elif data.startswith(_PLAIN) and self._has_taken(data):
            self.head_came()
        else:
            super().data_received(data)

    def on_message_begin(self) -> None:
        """Begin a request that uvicorn parses."""
        self._is_parsing = True
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """End a request that uvicorn parses."""
        self._is_parsing = False
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Free the place of an image that nobody waits for any more."""
        if self._place is not None and self._making is not None:
            self._making.give_up(self._place)
            self._end_wait()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """End, once the image that is being made has been given."""
        if self._place is None:
            super().shutdown()
        else:
            self._ends_after = True

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that nobody has used since this timer was set."""
        if self._is_in_use or self._place is not None:
            self._watch()
        else:
            super().timeout_keep_alive_handler()

    def _watch(self) -> None:
        self._is_in_use = False
        self.timeout_keep_alive_task = self.loop.call_later(
            self.timeout_keep_alive, self.timeout_keep_alive_handler
        )

    def _has_taken(self, request: bytes) -> bool:
        """Give what is asked for, or have it made; False where that is not for here."""
        path_ends = request.find(_VERSION)
        is_for_here = self._tiles is not None and path_ends >= 0 and not self._is_occupied()
        if not is_for_here or not self._is_plain(request[path_ends + _HEADERS_START :]):
            return False
        path = request[_PATH_STARTS:path_ends]
        if request.startswith(_DOCUMENT):
            return self._has_given(path)
        try:
            answer = cast("ReadyTiles", self._tiles).answer(path, self._held)
        except VersoError:
            return False  # uvicorn's way says what is wrong with it
        if answer is None:
            return False
        image, body = answer
        if isinstance(body, OrderedImage):
            return not self._is_forwarded and self._has_ordered(request, image, body)
        self._send(self._written(image, body))
        return True

    def _is_plain(self, headers: bytes) -> bool:
        """Read headers that are not those of the request before."""
        if headers != self._headers:
            held = held_by_plain_headers(headers)
            if held is None:
                return False
            self._headers, self._held = (headers if len(headers) <= _MOST_KEPT else b""), held
            self._accepted = accepted_by_plain_headers(headers)
            self._is_forwarded = _FORWARDED in headers.lower()
        return True

    def _has_given(self, path: bytes) -> bool:
        """Give a manifest that is ready."""
        ready = self._documents.answer(path, self._accepted) if self._documents else None
        if ready is None:
            return False
        if ready.is_held(self._held):
            first, lines, body = _NOT_MODIFIED, ready.kept, b""
        else:
            first, lines, body = _OK, ready.lines, ready.body
        parts = first, self._date_lines(), lines, LINES_ON_EVERY_DOCUMENT, b"\r\n", body
        self._send(b"".join(parts))
        return True

    def _send(self, answer: bytes) -> None:
        self.transport.write(answer)
        self.server_state.total_requests += 1
        self._is_in_use = True
        if self.timeout_keep_alive_task is None:
            self._watch()

    def _has_ordered(self, request: bytes, image: ReadyImage, ordered: OrderedImage) -> bool:
        """Have an image made; until it has come, nothing else is answered on this connection."""
        if self._making is None:
            return False
        client = client_of({"client": self.client})
        loop = self.loop

        def tell(outcome: Outcome) -> None:
            loop.call_soon_threadsafe(self._take, request, image, outcome)

        try:
            place = self._making.order(ordered, client=client, tell=tell)
        except Busy as busy:
            self._tell(request, busy)
            return True
        self._place = place
        if not place.is_at_work:
            longest_s = self._making.longest_wait_s
            self._patience = self.loop.call_later(longest_s, self._give_up, request, place)
        return True

    def _give_up(self, request: bytes, place: Place) -> None:
        if self._making is not None and self._making.give_up(place):
            self._end_wait()
            self._tell(request, too_long())
            self._go_on()

    def _take(self, request: bytes, image: ReadyImage, outcome: Outcome) -> None:
        """Give what has been made to the reader, if there still is one."""
        if self._place is None:
            return
        self._end_wait()
        if isinstance(outcome, bytes):
            self._send(self._written(image, outcome))
        else:
            self._tell(request, outcome)
        self._go_on()

    def _end_wait(self) -> None:
        self._place = None
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _go_on(self) -> None:
        """Take up what came while an image was made."""
        came, self._came_meanwhile = self._came_meanwhile, b""
        self.flow.resume_reading()
        if came:
            self.data_received(came)
        if self._ends_after:
            self.shutdown()

    def _tell(self, request: bytes, error: Exception) -> None:
        """Have uvicorn answer a request with an error."""
        application, self.app = self.app, cast("Any", telling(error))
        super().data_received(request)
        self.app = application

    def _is_occupied(self) -> bool:
        """Whether a request is still arriving or being answered, or the reader is slow."""
        if self._is_parsing or self.is_answering():
            return True
        return self.flow.write_paused or self.transport.is_closing() or bool(self.root_path)

    def _written(self, image: ReadyImage, body: bytes | None) -> bytes:
        lines = self._date_lines(), image.lines, LINES_ON_EVERY_IMAGE
        if body is None:
            return b"".join((_NOT_MODIFIED, *lines, b"\r\n"))
        about = b"content-type: %b\r\ncontent-length: %d\r\n\r\n" % (image.media_type, len(body))
        return b"".join((_OK, *lines, about, body))

    def _date_lines(self) -> bytes:
        every_second = self.server_state.default_headers  # another list whenever the date is
        if self._dated[0] is not every_second:
            self._dated = every_second, lines_of(every_second)
        return self._dated[1]


def _ready_of(
    app: Any,
) -> "tuple[ReadyTiles | None, PictureMaking | None, ReadyDocuments | None]":
    """Find what an application has ready, beneath what uvicorn has put around it."""
    while app is not None:
        state = getattr(app, "state", None)
        tiles, making = getattr(state, "tiles", None), getattr(state, "making", None)
        if isinstance(tiles, ReadyTiles) and isinstance(making, PictureMaking):
            return tiles, making, getattr(state, "documents", None)
        app = getattr(app, "app", None)
    return None, None, None
