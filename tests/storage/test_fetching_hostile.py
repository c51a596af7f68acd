"""Files from machines that mean harm, or are broken: over plain TCP and over real TLS."""

import socket
import ssl
import subprocess
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Thread

import pytest

from app.domain.errors import Rejected
from app.domain.remote_address import HostRule
from app.storage.fetching import Fetching
from tests.awaiting import PATIENCE_S

NAME = "scans.example.org"
OK = b"HTTP/1.1 200 OK\r\n"
MOST = 50_000
HURRIED_S = 0.15

Say = Callable[[socket.socket], None]
Serve = Callable[[Say], Fetching]
CONFIG = """
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[leaf]
subjectAltName = DNS:{name}
authorityKeyIdentifier = keyid
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an authority of our own (ca.pem), and certificates of two names."""
    folder = tmp_path_factory.mktemp("authority")

    def sign(name: str, part: str, *more: str) -> None:
        config = folder / f"{name}.cnf"
        config.write_text(CONFIG.format(name=name), "utf-8")
        openssl = "openssl req -x509 -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
        told = ("-config", config, "-extensions", part, "-subj", f"/CN={name}", "-days", "3650")
        files = ("-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem")
        subprocess.run([*openssl.split(), *told, *files, *more], check=True, capture_output=True)

    sign("ca", "ca")
    for name in (NAME, "other.example.org"):
        sign(name, "leaf", "-CA", str(folder / "ca.pem"), "-CAkey", str(folder / "ca.key"))
    return folder


@pytest.fixture
def trusted(authority: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine trusts our authority, and so does whoever runs Verso on it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority / "ca.pem"))


@pytest.fixture
def said() -> list[bytes]:
    """What was asked of the server, in the order in which it came."""
    return []


@pytest.fixture
def serve(said: list[bytes], authority: Path) -> Iterator[Callable[..., Fetching]]:
    """A machine at 127.0.0.1 that calls itself scans.example.org and does what it is told."""
    with ExitStack() as open_ones:

        def start(say: Say, *, called: str = "", longest_s: float = PATIENCE_S) -> Fetching:
            listener = open_ones.enter_context(socket.create_server(("127.0.0.1", 0)))
            thread = Thread(target=answer, args=(listener, say, called), daemon=True)
            thread.start()
            open_ones.callback(thread.join, 5)
            port = listener.getsockname()[1]
            return Fetching(
                HostRule(internal=frozenset({f"{NAME}:{port}"})),
                largest_bytes=MOST,
                longest_s=longest_s,
                longest_silence_s=PATIENCE_S,
                resolve=lambda _host, _port: ["127.0.0.1"],
            )

        def answer(listener: socket.socket, say: Say, called: str) -> None:
            with suppress(OSError), ExitStack() as held:
                link = held.enter_context(listener.accept()[0])
                if called:
                    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                    context.load_cert_chain(
                        authority / f"{called}.pem", authority / f"{called}.key"
                    )
                    link = held.enter_context(context.wrap_socket(link, server_side=True))
                said.append(link.recv(4096))
                say(link)

        yield start


def fetched(fetching: Fetching, scheme: str = "http") -> bytes:
    (host,) = fetching.rule.internal
    return b"".join(fetching.chunks(f"{scheme}://{host}/a.png"))


def saying(*words: bytes) -> Say:
    return lambda link: link.sendall(b"".join(words))


def without_end(before: bytes, word: bytes, *, every_s: float = 0) -> Say:
    """Say one thing, then another one again and again, until nobody listens."""

    def say(link: socket.socket) -> None:
        link.sendall(before)
        while True:
            link.sendall(word)
            time.sleep(every_s)

    return say


@pytest.mark.usefixtures("trusted")
def test_over_tls_a_file_comes_from_whom_an_authority_knows_by_that_name(
    serve: Callable[..., Fetching], said: list[bytes]
) -> None:
    whole = serve(saying(OK, b"Content-Length: 4\r\n\r\n\x89PNG"), called=NAME)
    assert fetched(whole, "https") == b"\x89PNG"
    assert said[0].startswith(b"GET /a.png HTTP/1.1\r\nHost: scans.example.org")


@pytest.mark.parametrize("called", [NAME, "other.example.org"])
def test_nobody_else_is_asked_anything(
    serve: Callable[..., Fetching],
    said: list[bytes],
    authority: Path,
    monkeypatch: pytest.MonkeyPatch,
    called: str,
) -> None:
    """One whose authority is unknown here, and one that has another's name."""
    if called != NAME:
        monkeypatch.setenv("SSL_CERT_FILE", str(authority / "ca.pem"))
    with pytest.raises(Rejected, match="no certificate that is trusted here"):
        fetched(serve(saying(OK, b"\r\nPNG"), called=called), "https")
    assert said == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(
    ("before", "word"),
    [
        (b"", b"H"),
        (OK, b"X: y\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (OK + b"\r\n", b"."),
        (OK + b"Content-Length: 9999\r\n\r\n", b"."),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n.\r\n"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n"),
    ],
)
def test_who_drips_is_cut_off(
    serve: Callable[..., Fetching], scheme: str, before: bytes, word: bytes
) -> None:
    """No silence is ever long enough to end it; the time in all is."""
    say = without_end(before, word, every_s=0.01)
    dripping = serve(say, called=NAME if scheme == "https" else "", longest_s=HURRIED_S)
    with pytest.raises(Rejected, match=r"in time|LineTooLong|HTTPException"):
        fetched(dripping, scheme)


@pytest.mark.usefixtures("trusted")
def test_who_begins_no_tls_is_given_up(serve: Callable[..., Fetching]) -> None:
    plain = serve(lambda link: link.recv(1), longest_s=HURRIED_S)
    with pytest.raises(Rejected, match="in time"):
        fetched(plain, "https")


@pytest.mark.parametrize(
    ("before", "word"),
    [
        (OK + b"\r\n", b"." * 9000),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"2328\r\n" + b"." * 9000 + b"\r\n"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n", b"." * 9000),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\n", b"." * 9000),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffff\r\n", b"." * 9000),
        (OK, b"X: " + b"y" * 60_000 + b"\r\n"),
        (OK, b"X" * 9000),
        (b"HTTP/1.1 " + b"2" * 70_000, b"0"),
    ],
)
def test_what_has_no_end_takes_no_memory(
    serve: Callable[..., Fetching], before: bytes, word: bytes
) -> None:
    endless = serve(without_end(before, word))
    tracemalloc.start()
    try:
        with pytest.raises(Rejected, match=r"more than 50000 bytes|can't be fetched"):
            fetched(endless)
        _, most_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most_bytes < 20_000_000


@pytest.mark.parametrize(
    ("told", "body", "reason"),
    [
        (b"Content-Length: 9", b"\x89PNG", "broke off"),
        (b"Content-Length: 50001", b"\x89PNG", "more than 50000 bytes"),
        (b"Content-Length: 99999999999999999999", b"\x89PNG", "more than 50000 bytes"),
        (b"Content-Length: -5", b"\x89PNG", "a length that is none"),
        (b"Content-Length: many", b"\x89PNG", "a length that is none"),
        (b"Transfer-Encoding: chunked", b"9\r\n\x89PNG", "IncompleteRead"),
        (b"Transfer-Encoding: chunked", b"4\r\n\x89PNG\r\n", "IncompleteRead"),
        (b"Transfer-Encoding: chunked", b"x\r\n\x89PNG", "IncompleteRead"),
        (b"Content-Encoding: gzip", b"\x1f\x8b", "packed"),
        (b"Content-Encoding: br", b"\x1f\x8b", "packed"),
    ],
)
def test_a_file_that_is_not_what_was_announced_is_none(
    serve: Callable[..., Fetching], told: bytes, body: bytes, reason: str
) -> None:
    with pytest.raises(Rejected, match=reason):
        fetched(serve(saying(OK, told, b"\r\n\r\n", body)))


def test_nothing_past_the_announced_end_is_taken(serve: Callable[..., Fetching]) -> None:
    """RFC 9112, 6.3: the length is the length."""
    assert fetched(serve(saying(OK, b"Content-Length: 4\r\n\r\n\x89PNG and more"))) == b"\x89PNG"


@pytest.mark.usefixtures("trusted")
def test_tls_that_is_cut_off_passes_no_part_for_the_whole(serve: Callable[..., Fetching]) -> None:
    """Where no length is told, TLS itself says where the end is: RFC 8446, 6.1."""

    def cut(link: socket.socket) -> None:
        link.sendall(OK + b"\r\n\x89PNG")
        socket.socket.shutdown(link, socket.SHUT_RDWR)

    def end(link: socket.socket) -> None:
        link.sendall(OK + b"\r\n\x89PNG")
        assert isinstance(link, ssl.SSLSocket)
        link.unwrap()

    assert fetched(serve(end, called=NAME), "https") == b"\x89PNG"
    with pytest.raises(Rejected, match="SSLEOFError"):
        fetched(serve(cut, called=NAME), "https")


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("location", "reason"),
    [
        (b"http://scans.example.org/a.png", "from https to what is not"),
        (b"//127.0.0.1/a.png", "does not name"),
        (b"https://10.0.0.1/a.png", "does not name"),
        (b"https://localhost:22/", "does not name"),
        (b"https://[::ffff:7f00:1]/", "does not name"),
        (b"http://[", "no address"),
        (b"https://scans.example.org:x/", "can't|no address"),
        (b"\xff\xfe", "signs encoded"),
        (b"", "does not say where"),
    ],
)
def test_nobody_is_led_where_nobody_may_go(
    serve: Callable[..., Fetching], location: bytes, reason: str
) -> None:
    told = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n"
    with pytest.raises(Rejected, match=reason):
        fetched(serve(saying(told), called=NAME), "https")
