"""Connections that take too much of the server, or too long, over real sockets."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from typing import Any, ClassVar

import httpx
import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from app.web.bounded_protocol import LONGEST_HEAD_BYTES
from app.web.iiif.tile_protocol import TileProtocol
from tests.awaiting import PATIENCE_S, until

_LARGE = b"x" * (24 * 2**20)  # more than sockets take in
BEGUN = b"GET /small HTTP/1.1\r\nhost: here\r\n"
TWO_HOSTS = "host: here\r\nHost: there\r\n"
SYSTEM_BYTES = 2**16
"""What the system is to keep for each end of a connection; it keeps twice that, see tcp(7)."""
MOST_SENT_BYTES = LONGEST_HEAD_BYTES + 2**18 + 4 * SYSTEM_BYTES
"""A head, what a read may hold, and what the system keeps: more goes out only if it is read on."""
CHUNKED = b"transfer-encoding: chunked\r\n\r\n"


class Bounded(TileProtocol):
    """The protocol that serves Verso; it waits for long, unless a test is about that."""

    head_within_s: ClassVar[float] = PATIENCE_S
    taken_within_s: ClassVar[float] = PATIENCE_S
    high_bytes: ClassVar[int] = 2**16
    """Past so many bytes that wait to be sent a connection is told to write no more."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=self.high_bytes)


async def answer(scope: Any, receive: Any, send: Any) -> None:
    path = Request(scope).url.path
    while path == "/never" and (await receive())["type"] != "http.disconnect":
        pass
    await PlainTextResponse(_LARGE if path == "/large" else b"small")(scope, receive, send)


@pytest.fixture(scope="module")
def server() -> Iterator[uvicorn.Server]:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SYSTEM_BYTES)
    config = uvicorn.Config(
        answer,
        log_level="critical",
        lifespan="off",
        http=Bounded,
        forwarded_allow_ips="192.0.2.1",  # so that nobody here speaks for many
    )
    server = uvicorn.Server(config)
    server.at = listener.getsockname()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until(lambda: server.started, "the server does not start")
    yield server
    server.should_exit = True
    thread.join(PATIENCE_S)
    listener.close()


def connected(server: Any) -> socket.socket:
    return socket.create_connection(server.at, timeout=PATIENCE_S)


def used(server: Any) -> socket.socket:
    """Connect, and have been answered once: the head of the next one is not waited for yet."""
    connection = connected(server)
    connection.sendall(BEGUN + b"\r\n")
    received = b""
    while not received.endswith(b"small"):
        received += connection.recv(4096)
    return connection


def asked(server: Any, path: str) -> httpx.Response:
    """Ask on a connection of its own."""
    return httpx.get("http://{}:{}{}".format(*server.at, path), timeout=PATIENCE_S)


def hastily(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Have the protocol wait for something no longer than a moment."""
    monkeypatch.setattr(Bounded, name, 0.1)


def all_of(connection: socket.socket) -> bytes:
    """Read until the server ends the connection; it may cut it where we send on."""
    received = b""
    try:
        while chunk := connection.recv(2**20):
            received += chunk
    except ConnectionError:
        pass
    return received


def send_until_ended(connection: socket.socket, piece: bytes) -> None:
    """Send a piece again and again until the server has ended the connection."""

    def is_ended() -> bool:
        try:
            connection.sendall(piece)
        except ConnectionError:
            return True
        return False

    until(is_ended, "the server goes on")


@pytest.mark.parametrize(
    ("begun", "piece"),
    [
        (b"GET /", b"a" * 8192),
        (BEGUN + b"x-long: ", b"a" * 8192),
        (BEGUN, b"x-one-of-many: 1\r\n" * 500),
        (BEGUN + CHUNKED + b"0\r\nx-long: ", b"a" * 8192),
        (BEGUN + CHUNKED + b"0\r\n", b"x-one-of-many: 1\r\n" * 500),
    ],
)
def test_a_head_without_an_end_is_not_read_on(server: Any, begun: bytes, piece: bytes) -> None:
    with connected(server) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SYSTEM_BYTES)
        connection.sendall(begun)
        sent = 0
        with suppress(ConnectionError):
            while sent <= MOST_SENT_BYTES:
                connection.sendall(piece)
                sent += len(piece)
        assert sent <= MOST_SENT_BYTES
    assert asked(server, "/small").text == "small"


def test_the_longest_head_is_answered(server: Any) -> None:
    with connected(server) as connection:
        long = b"x-long: " + b"a" * (LONGEST_HEAD_BYTES - 200) + b"\r\n"
        connection.sendall(BEGUN + long + b"connection: close\r\n\r\n")
        assert all_of(connection).endswith(b"small")


@pytest.mark.parametrize("said", [b"", b"\r\n"])
def test_who_does_not_say_what_they_want_is_left(
    server: Any, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    hastily(monkeypatch, "head_within_s")
    with connected(server) as connection, suppress(ConnectionError):
        connection.sendall(said)
        assert all_of(connection) == b""


def test_who_does_not_say_all_that_they_want_is_told(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with used(server) as connection:
        hastily(monkeypatch, "head_within_s")
        connection.sendall(BEGUN)
        assert all_of(connection).startswith(b"HTTP/1.1 408 ")


def test_a_head_that_drips_is_not_waited_for(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hastily(monkeypatch, "head_within_s")
    with connected(server) as connection:
        with suppress(ConnectionError):
            connection.sendall(BEGUN)
        send_until_ended(connection, b"a")


def test_one_connection_is_used_again_and_again(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with httpx.Client(base_url="http://{}:{}".format(*server.at), timeout=PATIENCE_S) as client:
        assert client.post("/small", content=b"a" * 100_000).text == "small"
        hastily(monkeypatch, "head_within_s")
        for _ in range(2):
            time.sleep(0.15)  # longer than a head may take once it has begun
            assert client.post("/small", content=b"a" * 100_000).text == "small"


def test_who_does_not_read_an_answer_is_cut_off(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connected(server) as connection, monkeypatch.context() as hasty:
        hastily(hasty, "taken_within_s")
        connection.sendall(BEGUN.replace(b"small", b"large") + b"\r\n")
        assert connection.recv(1) == b"H"
        wait_for_none(server)
    assert len(asked(server, "/large").content) == len(_LARGE)


def wait_for_none(server: Any) -> None:
    state = server.server_state
    until(lambda: not (state.connections or state.tasks))


def test_who_does_not_read_the_rest_before_the_end_is_cut_off(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end waits for what is left, of which so little may wait that nobody else looks at it."""
    monkeypatch.setattr(Bounded, "high_bytes", 2 * len(_LARGE))
    hastily(monkeypatch, "taken_within_s")
    with connected(server) as connection:
        connection.sendall(BEGUN.replace(b"small", b"large") + b"connection: close\r\n\r\n")
        assert connection.recv(1) == b"H"
        wait_for_none(server)


def test_a_body_that_nobody_reads_is_not_waited_for(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with used(server) as connection:
        hastily(monkeypatch, "head_within_s")
        connection.sendall(BEGUN + b"content-length: 1000000\r\n\r\n")
        assert connection.recv(4096).startswith(b"HTTP/1.1 200 ")
        send_until_ended(connection, b"a")


def test_few_requests_may_wait_for_the_answer_to_one_before(server: Any) -> None:
    never, ahead = BEGUN.replace(b"small", b"never") + b"\r\n", BEGUN + b"\r\n"
    with connected(server) as connection:
        connection.sendall(never + 20 * ahead)
        assert all_of(connection) == b""
    wait_for_none(server)
    with connected(server) as connection:
        connection.sendall(8 * ahead + BEGUN + b"connection: close\r\n\r\n")
        assert all_of(connection).count(b"HTTP/1.1 200 ") == 9


def test_one_client_has_so_many_connections(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    wait_for_none(server)
    monkeypatch.setattr(Bounded, "most_of_one", 2)
    with ExitStack() as open_ones:
        for _ in range(2):
            connection = open_ones.enter_context(connected(server))
            connection.sendall(BEGUN.replace(b"small", b"never") + b"\r\n")
        with connected(server) as third:
            assert all_of(third).startswith(b"HTTP/1.1 503 ")
    wait_for_none(server)
    assert asked(server, "/small").text == "small"


@pytest.mark.parametrize(
    ("version", "hosts"), [("1.1", ""), ("1.1", TWO_HOSTS), ("1.0", TWO_HOSTS)]
)
def test_a_request_names_one_host(server: Any, version: str, hosts: str) -> None:
    with connected(server) as connection:
        connection.sendall(f"GET /small HTTP/{version}\r\n{hosts}\r\n".encode())
        assert all_of(connection).startswith(b"HTTP/1.1 400 ")


def test_an_old_client_names_none(server: Any) -> None:
    with connected(server) as connection:
        connection.sendall(b"GET /small HTTP/1.0\r\n\r\n")
        assert all_of(connection).endswith(b"small")
