"""Bounds on what one connection may take of the server before and after its requests are answered.

Uvicorn has none for this: a head without an end would fill the memory, and connections that say
nothing, or read nothing, would stay for good. They are those that a web server in front has too.
"""

from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    import asyncio

    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

LONGEST_HEAD_BYTES: Final = 64 * 1024
"""More than any address of ours with all the cookies that a browser sends."""

_ENDING: Final = b"connection: close\r\ncontent-length: 0\r\n\r\n"
_TOO_SLOW: Final = b"HTTP/1.1 408 Request Timeout\r\n" + _ENDING
_TOO_LONG: Final = b"HTTP/1.1 431 Request Header Fields Too Large\r\n" + _ENDING


class BoundedProtocol(HttpToolsProtocol):
    """Uvicorn's protocol that ends a connection whose client takes too much, or too long.

    The head of a request (RFC 9112, 2.1) must come within `head_within_s` and be no longer than
    `LONGEST_HEAD_BYTES` (408, 431). Of an answer that waits to be sent a client must take
    `least_taken_bytes` in every `taken_within_s`, or the connection is cut.
    """

    head_within_s: ClassVar[float] = 20.0
    taken_within_s: ClassVar[float] = 30.0
    least_taken_bytes: ClassVar[int] = 32 * 1024

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._is_in_head = True  # of a request that arrives, or is still to come
        self._has_begun = False  # to send it
        self._head_bytes = 0
        self._head_timer: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: "asyncio.Transport") -> None:  # type: ignore[override]
        """Expect a first request soon."""
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing any more."""
        self.head_came()
        self._cancel_taking()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless a head has become too long."""
        if self._is_in_head and self._head_timer is None:
            self._expect_head()
        goes_on = self._has_begun
        super().data_received(data)
        if goes_on and self._has_begun:
            self._head_bytes += len(data)
            if self._head_bytes > LONGEST_HEAD_BYTES:
                self._end_with(_TOO_LONG)

    def on_message_begin(self) -> None:
        """Begin to read a head."""
        self._has_begun, self._head_bytes = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Begin to answer, now that the head is here; one that names no host, or two, gets 400.

        RFC 9112, 3.2: what stands before a catalogue may have taken another of two for meant.
        """
        hosts = sum(name == b"host" for name, _ in self.headers)
        if hosts != 1 and self.parser.get_http_version() == "1.1":
            raise ValueError("A request names one host.")
        self._is_in_head = False
        self.head_came()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Expect another head next; a connection without one is for uvicorn to end."""
        self._is_in_head = True
        super().on_message_complete()

    def pause_writing(self) -> None:
        """Look whether the client reads at all."""
        super().pause_writing()
        self._watch_taking()

    def resume_writing(self) -> None:
        """See that it does."""
        self._cancel_taking()
        super().resume_writing()

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
        self._head_timer = self.loop.call_later(self.head_within_s, self._end_silent)

    def _end_silent(self) -> None:
        if self.is_answering():
            self._expect_head()  # the request before is still being answered
        else:
            self._end_with(_TOO_SLOW if self._has_begun else b"")

    def _end_with(self, answer: bytes) -> None:
        self.head_came()
        if not self.transport.is_closing():
            self.transport.write(answer)
            self.transport.close()

    def _watch_taking(self) -> None:
        self._cancel_taking()
        waiting = self.transport.get_write_buffer_size()
        self._taking = self.loop.call_later(self.taken_within_s, self._look_at_taking, waiting)

    def _look_at_taking(self, waited: int) -> None:
        """Cut a connection whose client has taken next to nothing of so many bytes."""
        if waited - self.transport.get_write_buffer_size() < self.least_taken_bytes:
            self.transport.abort()
        else:
            self._watch_taking()

    def _cancel_taking(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None
