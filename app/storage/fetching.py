"""A file fetched from another machine, with nothing trusted of it: RFC 9110 as a client.

The name is resolved once a step, every address is looked at, and the connection goes to the address
that was looked at: a name that means another machine a moment later leads nowhere else.
"""

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from threading import Timer
from typing import Final
from urllib.parse import urljoin

from app.domain.errors import Rejected
from app.domain.remote_address import HostRule, RemoteAddress, is_public

_CHUNK_BYTES: Final = 256 * 1024
_MOST_STEPS: Final = 4
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_HEADERS: Final = {"User-Agent": "Verso", "Accept": "image/*", "Accept-Encoding": "identity"}

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], socket.socket]


def resolved(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def connected(address: str, port: int, timeout_s: float) -> socket.socket:
    """Connect to an IP address."""
    return socket.create_connection((address, port), timeout=timeout_s)


@dataclass(frozen=True, slots=True)
class Fetching:
    """How files are fetched: from which hosts, how large, and for how long at most."""

    rule: HostRule
    largest_bytes: int
    longest_s: float = 300.0
    longest_silence_s: float = 10.0
    resolve: Resolve = resolved
    connect: Connect = connected

    def chunks(self, address: str) -> Iterator[bytes]:
        """Give the bytes of a file, or raise `Rejected` with the reason why it can't be had."""
        ends_at = time.monotonic() + self.longest_s
        try:
            yield from self._followed(address, ends_at)
        except TimeoutError:
            raise Rejected("did not arrive in time") from None
        except (OSError, http.client.HTTPException) as error:
            if time.monotonic() >= ends_at:
                raise Rejected("did not arrive in time") from None
            raise Rejected(f"can't be fetched: {_said(error)}") from None

    def _followed(self, address: str, ends_at: float) -> Iterator[bytes]:
        for _ in range(_MOST_STEPS):
            here = self.rule.permitted(address)
            left_s = max(0.1, ends_at - time.monotonic())
            with closing(_Link(here, self._checked(here), self)) as link:
                timer = Timer(left_s, link.cut)  # who sends a byte at a time is cut off too
                timer.daemon = True
                timer.start()
                try:
                    answer = link.ask()
                    if answer.status not in _MOVED:
                        yield from self._body(answer, ends_at)
                        return
                    address = _next(address, answer.getheader("Location"))
                finally:
                    timer.cancel()
        raise Rejected("leads from one address to the next too often")

    def _checked(self, here: RemoteAddress) -> str:
        """Resolve a host's name, and give the address to connect to."""
        found = self.resolve(here.host, here.port)
        if not found:
            raise Rejected(f"is on {here.host}, of which no address is known")
        if not here.may_be_internal and not all(map(is_public, found)):
            raise Rejected(
                f"is on {here.host}, which is no machine of the public internet: it is asked only "
                "where VERSO_IMPORT_INTERNAL_HOSTS names it"
            )
        return found[0]

    def _body(self, answer: http.client.HTTPResponse, ends_at: float) -> Iterator[bytes]:
        if answer.status != http.client.OK:
            raise Rejected(f"is not there: the answer was {answer.status}")
        if answer.getheader("Content-Encoding", "identity").lower() != "identity":
            raise Rejected("was sent packed, though it was not asked for so")
        if answer.length is None and not answer.chunked and answer.getheader("Content-Length"):
            raise Rejected("was sent with a length that is none")
        if (answer.length or 0) > self.largest_bytes:
            raise self._too_large()
        announced, received = answer.length, 0
        while chunk := answer.read(_CHUNK_BYTES):
            received += len(chunk)
            if received > self.largest_bytes:
                raise self._too_large()
            yield chunk
        if time.monotonic() >= ends_at:  # cut off by us: without a length it looks like the end
            raise TimeoutError
        if announced is not None and received < announced:
            raise Rejected("broke off before it was whole")

    def _too_large(self) -> Rejected:
        return Rejected(f"has more than {self.largest_bytes} bytes (VERSO_MAX_UPLOAD_BYTES)")


class _Link:
    """One connection, to an address that was looked at."""

    def __init__(self, here: RemoteAddress, address: str, fetching: Fetching) -> None:
        self._here = here
        silence_s = fetching.longest_silence_s
        self._socket = fetching.connect(address, here.port, silence_s)
        self._socket.settimeout(silence_s)
        if here.scheme == "https":
            self._socket = ssl.create_default_context().wrap_socket(
                self._socket,
                server_hostname=here.host,
                do_handshake_on_connect=False,
                suppress_ragged_eofs=False,  # who cuts TLS off can't pass a part for the whole
            )
        self._link = http.client.HTTPConnection(here.host, here.port)
        self._link.response_class = _Answer
        self._link.sock = self._socket

    def ask(self) -> http.client.HTTPResponse:
        """Ask for the file, without a cookie, a name or where one comes from."""
        if isinstance(self._socket, ssl.SSLSocket):
            self._socket.do_handshake()
        self._link.request("GET", self._here.target, headers=_HEADERS)
        return self._link.getresponse()

    def cut(self) -> None:
        """Break the connection off, whatever it is in the midst of.

        Below TLS: an `SSLSocket` that is shut down forgets its state under the hands of who reads.
        """
        try:
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
        except OSError:
            return

    def close(self) -> None:
        """Close it."""
        self._link.close()
        self._socket.close()


class _Answer(http.client.HTTPResponse):
    """An answer of which no part is read past its end."""

    def _read_next_chunk_size(self) -> int:
        """Refuse a part of -1 bytes, which `http.client` would read without any end into memory."""
        size_bytes: int = super()._read_next_chunk_size()  # type: ignore[misc]
        if size_bytes < 0:
            raise http.client.IncompleteRead(b"")
        return size_bytes


def _said(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its server has no certificate that is trusted here ({error.verify_message})"
    return type(error).__name__


def _next(address: str, location: str | None) -> str:
    """Give where one is led, which is looked at as the first address was."""
    if not location:
        raise Rejected("leads on, and does not say where")
    try:
        following = urljoin(address, location)
    except ValueError:
        raise Rejected("leads on to what is no address") from None
    if address.startswith("https:") and not following.startswith("https:"):
        raise Rejected("leads from https to what is not")
    return following
