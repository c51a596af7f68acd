import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.imaging.darkroom.wire import HungUp, receive, receive_with_file, send


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """The two ends of a line, neither of which waits for long."""
    one, other = socket.socketpair()
    one.settimeout(5)
    other.settimeout(5)
    with one, other:
        yield one, other


def test_what_is_said_arrives_with_its_bytes(ends: tuple[socket.socket, socket.socket]) -> None:
    send(ends[0], {"is": "file", "name": "Łódź"}, b"\x00\xff" * 100)
    send(ends[0], {"is": "done"})
    assert receive(ends[1]) == ({"is": "file", "name": "Łódź"}, b"\x00\xff" * 100)
    assert receive(ends[1]) == ({"is": "done"}, b"")


def test_an_open_file_is_handed_over(
    ends: tuple[socket.socket, socket.socket], tmp_path: Path
) -> None:
    (tmp_path / "a").write_text("read by another", "utf-8")
    with (tmp_path / "a").open("rb") as file:
        send(ends[0], {"task": "header"}, b"given", file=file.fileno())
    told, body, descriptor = receive_with_file(ends[1])
    assert (told, body) == ({"task": "header"}, b"given")
    assert os.read(descriptor, 100) == b"read by another"
    os.close(descriptor)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x00\x00",
        b"\xff\xff\xff\xff\x00\x00\x00\x00",  # it announces 4 GB of words
        b"\x00\x00\x00\x02\xff\xff\xff\xff{}",  # or of bytes
        b"\x00\x00\x00\x02\x00\x00\x00\x00[]",
        b"\x00\x00\x00\x03\x00\x00\x00\x00{]}",
        b"\x00\x00\x00\x0a\x00\x00\x00\x00{",
    ],
)
def test_what_nobody_would_say_is_not_listened_to(
    ends: tuple[socket.socket, socket.socket], said: bytes
) -> None:
    ends[0].sendall(said)
    ends[0].shutdown(socket.SHUT_WR)
    with pytest.raises(HungUp):
        receive(ends[1])


def test_silence_is_waited_for_so_long(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[1].settimeout(0.01)
    with pytest.raises(TimeoutError):
        receive(ends[1])
