"""Whose a connection is, and how much of an answer has been taken."""

import select
import socket
from typing import Any

import pytest

from app.web.connections import counted_client, untaken_bytes
from tests.awaiting import until

_WRITTEN_HERE = 5


class Sending:
    """A transport with a few bytes of its own that wait, over a real socket."""

    def __init__(self, connection: socket.socket | None) -> None:
        self._connection = connection

    def get_write_buffer_size(self) -> int:
        return _WRITTEN_HERE

    def get_extra_info(self, name: str) -> Any:
        return self._connection if name == "socket" else None


def test_a_slow_reader_is_seen_to_read_before_the_system_has_room_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        with socket.create_connection(listener.getsockname()) as sender, listener.accept()[0] as to:
            sender.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2**20)
            sender.setblocking(False)
            try:
                while True:
                    sender.send(bytes(2**16))
            except BlockingIOError:
                pass
            waiting = untaken_bytes(Sending(sender))  # type: ignore[arg-type]
            assert waiting > 2**16
            for _ in range(4):
                to.recv(2**14)
            until(lambda: untaken_bytes(Sending(sender)) < waiting)  # type: ignore[arg-type]
            assert select.select([], [sender], [], 0)[1] == []


@pytest.mark.parametrize("connection", [None, socket.socket(socket.AF_INET, socket.SOCK_STREAM)])
def test_without_a_connection_there_is_what_waits_here(connection: socket.socket | None) -> None:
    if connection is not None:
        connection.close()
    assert untaken_bytes(Sending(connection)) == _WRITTEN_HERE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("client", "trusted", "counted"),
    [
        (("192.0.2.7", 1), "127.0.0.1,::1", "192.0.2.7"),
        (("2001:db8::7", 1), "127.0.0.1,::1", "2001:0db8:0000:0000"),
        (("127.0.0.1", 1), "127.0.0.1,::1", ""),
        (("10.0.0.9", 1), "10.0.0.0/24", ""),
        (("10.0.0.9", 1), ["10.0.0.9"], ""),
        (("10.0.0.9", 1), "*", ""),
        (None, "127.0.0.1", ""),
    ],
)
def test_those_who_speak_for_many_are_not_counted(
    client: tuple[str, int] | None, trusted: Any, counted: str
) -> None:
    assert counted_client(client, trusted) == counted
