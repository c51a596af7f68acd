"""Answers that clients do not take: whoever reads nothing keeps no connection."""

from typing import TYPE_CHECKING, Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.web.connections import untaken_bytes

if TYPE_CHECKING:
    import asyncio


class TakingProtocol(HttpToolsProtocol):
    """Uvicorn's protocol that cuts a connection whose client does not take what waits for it.

    Of what waits to be sent a client must take `least_taken_bytes` in every `taken_within_s`. So it
    is too with what is left when a connection ends: it does not end before.
    """

    taken_within_s: ClassVar[float] = 30.0
    least_taken_bytes: ClassVar[int] = 32 * 1024

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._taking: asyncio.TimerHandle | None = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        self._cancel_taking()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """See that an answer after which the connection ends is taken."""
        super().on_response_complete()
        if self.transport.is_closing():
            self._watch_ending()

    def timeout_keep_alive_handler(self) -> None:
        """End a connection that is not used."""
        super().timeout_keep_alive_handler()
        self._watch_ending()

    def send_400_response(self, msg: str) -> None:
        """Refuse what can't be read, and end."""
        if not self.transport.is_closing():
            super().send_400_response(msg)
            self._watch_ending()

    def pause_writing(self) -> None:
        """Look whether the client reads at all."""
        super().pause_writing()
        self._watch_taking()

    def resume_writing(self) -> None:
        """See that it does; one that is to end has to take the rest too."""
        if not self.transport.is_closing():
            self._cancel_taking()
        super().resume_writing()

    def end_with(self, answer: bytes) -> None:
        """Send a last answer, or none, and end."""
        if not self.transport.is_closing():
            self.transport.write(answer)
            self.transport.close()
            self._watch_ending()

    def _watch_ending(self) -> None:
        """See that the client takes what is left, without which a connection does not end."""
        if self._taking is None and self.transport.get_write_buffer_size():
            self._watch_taking()

    def _watch_taking(self) -> None:
        self._cancel_taking()
        waiting = untaken_bytes(self.transport)
        self._taking = self.loop.call_later(self.taken_within_s, self._look_at_taking, waiting)

    def _look_at_taking(self, waited: int) -> None:
        """Cut a connection whose client has taken next to nothing of so many bytes."""
        if waited - untaken_bytes(self.transport) < self.least_taken_bytes:
            self.transport.abort()
        else:
            self._watch_taking()

    def _cancel_taking(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None
