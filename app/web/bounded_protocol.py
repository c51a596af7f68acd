"""Bounds on what one connection may take of the server before and after its requests are answered.

Uvicorn has none for this: a head without an end would fill the memory, and connections that say
nothing, or read nothing, would stay for good. They are those that a web server in front has too.
"""

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from app.web.connections import counted_client
from app.web.taking_protocol import TakingProtocol

if TYPE_CHECKING:
    import asyncio

    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

LONGEST_HEAD_BYTES: Final = 64 * 1024
"""More than any address of ours with all the cookies that a browser sends."""

_MOST_AHEAD: Final = 16
"""How many requests may wait for the answer to one before (RFC 9112, 9.3.2): browsers send none."""

_ENDING: Final = b"connection: close\r\ncontent-length: 0\r\n\r\n"
_TOO_SLOW: Final = b"HTTP/1.1 408 Request Timeout\r\n" + _ENDING
_TOO_LONG: Final = b"HTTP/1.1 431 Request Header Fields Too Large\r\n" + _ENDING
_TOO_MANY: Final = b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 2\r\n" + _ENDING


class BoundedProtocol(TakingProtocol):
    """Uvicorn's protocol that ends a connection whose client takes too much, or too long.

    The head of a request (RFC 9112, 2.1) must come within `head_within_s` and be no longer than
    `LONGEST_HEAD_BYTES` (408, 431); what nobody reads of a body has as long to come. A client that
    is no trusted proxy has at most `most_of_one` connections to this process (503).
    """

    head_within_s: ClassVar[float] = 20.0
    most_of_one: ClassVar[int] = 512
    _open: ClassVar[Counter[str]] = Counter()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._is_in_head = True  # of a request that arrives, or is still to come
        self._has_begun = False  # to send it
        self._head_bytes = 0  # of a head, or of what follows a body, without an end so far
        self._has_body = False  # what was received last
        self._counted = ""
        self._answered: RequestResponseCycle | None = None  # just now; others may wait behind it
        self._head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: "asyncio.Transport") -> None:  # type: ignore[override]
        """Expect a first request soon, unless the client has too many connections already."""
        super().connection_made(transport)
        self._counted = counted_client(self.client, self.config.forwarded_allow_ips)
        self._open[self._counted] += bool(self._counted)
        if self._open[self._counted] > self.most_of_one:
            self._end_with(_TOO_MANY)
        else:
            self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing any more; what is being answered is told, which uvicorn tells the last."""
        self._open[self._counted] -= bool(self._counted)
        if not self._open[self._counted]:
            del self._open[self._counted]
        self.head_came()
        if (answered := self._answered) is not None and not answered.response_complete:
            answered.disconnected = True
            answered.message_event.set()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless a head has become too long."""
        if self._is_in_head and self._head_timer is None:
            self._expect_head()
        was_in_head, goes_on, self._has_body = self._is_in_head, self._has_begun, False
        super().data_received(data)
        is_in_head = goes_on and self._has_begun
        is_after_body = not (was_in_head or self._is_in_head or self._has_body)
        if is_in_head or is_after_body:
            self._head_bytes += len(data)
            if self._head_bytes > LONGEST_HEAD_BYTES:
                self._end_with(b"" if self.is_answering() else _TOO_LONG)

    def on_message_begin(self) -> None:
        """Begin to read a head."""
        self._is_in_head = self._has_begun = True
        self._head_bytes = 0
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a field of a head; those after a body are left out (RFC 9110, 6.5.1)."""
        if self._is_in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Begin to answer, now that the head is here; one that names no host, or two, gets 400.

        RFC 9112, 3.2: what stands before a catalogue may have taken another of two for meant.
        """
        hosts = sum(name == b"host" for name, _ in self.headers)
        if hosts > 1 or (not hosts and self.parser.get_http_version() == "1.1"):
            raise ValueError("A request names one host.")
        if len(self.pipeline) >= _MOST_AHEAD:
            self.transport.abort()
            raise ValueError("Too many requests wait for an answer to one before.")
        self._is_in_head, self._head_bytes = False, 0
        self.head_came()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a part of a body."""
        self._has_body, self._head_bytes = True, 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Expect another head next; a connection without one is for uvicorn to end."""
        self._is_in_head = True
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Wait for a while for what is left of a body, which nobody reads."""
        super().on_response_complete()
        if not (self._is_in_head or self.transport.is_closing()):
            self._expect_head()

    def _start_asgi_task(self, cycle: "RequestResponseCycle", app: Any) -> None:
        self._answered = cycle
        super()._start_asgi_task(cycle, app)

    def head_came(self) -> None:
        """Stop waiting for a head."""
        self._has_begun = False
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def is_answering(self) -> bool:
        """Whether the answer to a request before is not given yet."""
        cycle = cast("RequestResponseCycle | None", self.cycle)  # None before the first request
        return cycle is not None and not cycle.response_complete

    def _expect_head(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
        self._head_timer = self.loop.call_later(self.head_within_s, self._end_silent)

    def _end_silent(self) -> None:
        if self.is_answering():
            self._expect_head()  # the request before is still being answered
        else:
            self._end_with(_TOO_SLOW if self._has_begun else b"")

    def _end_with(self, answer: bytes) -> None:
        self.head_came()
        self.end_with(answer)
