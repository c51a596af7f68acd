"""Files from another machine: checked at every step, with limits, from a real server."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from threading import Thread
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from app.domain.errors import Rejected
from app.domain.remote_address import HostRule
from app.storage.fetching import Fetching
from tests.awaiting import PATIENCE_S

BODY = b"\x89PNG" + bytes(range(256)) * 40


def _unannounced(_: Request) -> Response:
    return StreamingResponse(iter([BODY] * 10))


def _packed(_: Request) -> Response:
    return Response(BODY, headers={"content-encoding": "gzip"})


@pytest.fixture(scope="module")
def asked() -> list[dict[str, str]]:
    """The headers of every request that came."""
    return []


@pytest.fixture(scope="module")
def base(serve: Callable[[Any], httpx.Client], asked: list[dict[str, str]]) -> str:
    """A server with files, at 127.0.0.1."""

    def whole(request: Request) -> Response:
        asked.append(dict(request.headers))
        return Response(BODY)

    def elsewhere(request: Request) -> Response:
        return RedirectResponse(request.query_params["to"])

    routes = [
        Route("/a.png", whole),
        Route("/long", _unannounced),
        Route("/packed", _packed),
        Route("/to", elsewhere),
        Route("/round", lambda _: RedirectResponse("/round")),
    ]
    return str(serve(Starlette(routes=routes)).base_url).rstrip("/")


@pytest.fixture
def fetching(base: str) -> Fetching:
    """Only the test's own server may be asked, as one of the archive's network."""
    inside = frozenset({base.removeprefix("http://")})
    return Fetching(HostRule(internal=inside), largest_bytes=20_000, longest_silence_s=PATIENCE_S)


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A listener that nobody must come to."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.fixture
def silent_server() -> Iterator[Callable[[bytes], str]]:
    """A server that says what it is given to say, and then nothing, and holds the line."""
    held: list[socket.socket] = []
    with ExitStack() as open_ones:

        def answering(said: bytes) -> str:
            listener = open_ones.enter_context(socket.create_server(("127.0.0.1", 0)))

            def answer() -> None:
                with suppress(OSError):  # who asked may have gone before anything is said
                    link, _ = listener.accept()
                    held.append(link)
                    link.recv(4096)
                    link.sendall(said)

            Thread(target=answer, daemon=True).start()
            return f"http://127.0.0.1:{listener.getsockname()[1]}/a.png"

        yield answering
    for link in held:
        link.close()


def fetched(fetching: Fetching, address: str) -> bytes:
    return b"".join(fetching.chunks(address))


def test_a_file_arrives_whole_and_is_asked_for_without_a_word_of_us(
    fetching: Fetching, base: str, asked: list[dict[str, str]]
) -> None:
    assert fetched(fetching, f"{base}/a.png") == BODY
    assert asked[-1].keys() <= {"host", "user-agent", "accept", "accept-encoding"}


def test_one_is_led_on_to_what_may_be_asked(fetching: Fetching, base: str) -> None:
    assert fetched(fetching, f"{base}/to?to=/a.png") == BODY


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "the answer was 404"),
        ("/long", "more than 20000 bytes"),
        ("/packed", "packed"),
        ("/round", "too often"),
        ("/to?to=http://evil.example/a.png", "does not name"),
        ("/to?to=file:///etc/passwd", "https:// or http://"),
        ("/to?to=http://user:x@evil.example/", "password"),
    ],
)
def test_what_can_not_be_had_is_refused_with_the_reason(
    fetching: Fetching, base: str, path: str, reason: str
) -> None:
    with pytest.raises(Rejected, match=reason):
        fetched(fetching, base + path)


def test_one_is_led_to_no_other_port_of_the_same_machine(
    fetching: Fetching, base: str, silent: socket.socket
) -> None:
    port = silent.getsockname()[1]
    with pytest.raises(Rejected, match="does not name"):
        fetched(fetching, f"{base}/to?to=http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "inside", ["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "::ffff:10.0.0.5"]
)
def test_a_name_that_means_a_machine_inside_is_not_asked(inside: str) -> None:
    """Even where another of its addresses is public: which of them is taken is nobody's to say."""
    never = Fetching(
        HostRule(frozenset({"scans.example.org"})),
        largest_bytes=9,
        resolve=lambda _host, _port: ["8.8.8.8", inside],
        connect=lambda *_: pytest.fail("it was connected to"),
    )
    with pytest.raises(Rejected, match="no machine of the public internet"):
        fetched(never, "https://scans.example.org/a.png")


@pytest.mark.parametrize("kind", [b"", b"Content-Length: 99\r\n"])
def test_what_is_cut_off_in_the_midst_is_never_taken_for_whole(
    silent_server: Callable[[bytes], str], kind: bytes
) -> None:
    """Without a length the end of the connection is the end of the file: RFC 9112, 6.3."""
    address = silent_server(b"HTTP/1.1 200 OK\r\n" + kind + b"\r\n\x89PNG")
    rule = HostRule(internal=frozenset({address.split("/")[2]}))
    hurried = Fetching(rule, largest_bytes=999, longest_s=0.2, longest_silence_s=PATIENCE_S)
    with pytest.raises(Rejected, match="did not arrive in time"):
        fetched(hurried, address)


def test_a_name_that_changes_its_meaning_leads_nowhere_else(silent: socket.socket) -> None:
    """DNS rebinding: asked once more, the name would be this machine. It is not asked once more."""
    meanings = iter([["8.8.8.8"], [silent.getsockname()[0]]])
    connected: list[tuple[str, int]] = []

    def connect(address: str, port: int, _timeout_s: float) -> socket.socket:
        connected.append((address, port))
        raise ConnectionRefusedError

    port = silent.getsockname()[1]
    rebound = Fetching(
        HostRule(frozenset({f"scans.example.org:{port}"})),
        largest_bytes=9,
        resolve=lambda _host, _port: next(meanings),
        connect=connect,
    )
    with pytest.raises(Rejected, match="can't be fetched"):
        fetched(rebound, f"http://scans.example.org:{port}/a.png")
    assert connected == [("8.8.8.8", port)]


def test_a_name_that_means_something_else_after_a_step_is_looked_at_anew(base: str) -> None:
    port = int(base.rpartition(":")[2])
    meanings = iter([["8.8.8.8"], ["127.0.0.1"]])
    host = f"scans.example.org:{port}"
    led = Fetching(
        HostRule(frozenset({host})),
        largest_bytes=9,
        longest_silence_s=PATIENCE_S,
        resolve=lambda _host, _port: next(meanings),
        connect=lambda _address, port, timeout_s: socket.create_connection(
            ("127.0.0.1", port), timeout=timeout_s
        ),
    )
    with pytest.raises(Rejected, match="no machine of the public internet"):
        fetched(led, f"http://{host}/to?to=/a.png")


def test_who_sends_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        host = f"127.0.0.1:{mute.getsockname()[1]}"
        waiting = Fetching(HostRule(internal=frozenset({host})), largest_bytes=9, longest_s=0.2)
        with pytest.raises(Rejected, match="in time"):
            fetched(waiting, f"http://{host}/a.png")
