"""A server for each of the two short ways of an image, over real connections."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import uvicorn

from app.domain.errors import BadImageRequest
from app.web.application import create_application
from app.web.iiif.tile_protocol import TileProtocol
from tests.awaiting import PATIENCE_S, until

PERSONAL = {"cookie": "verso_session=x"}
"""What makes a request go the ordinary way."""


@dataclass(frozen=True, slots=True)
class Way:
    """A server, and what is remembered in it."""

    client: httpx.Client
    tiles: Any
    number: int

    def is_ready(self, path: str) -> bool:
        """Whether the answer comes by the short way, without being made."""
        try:
            answer = self.tiles.answer(path.encode())
        except BadImageRequest:
            return False
        return answer is not None and isinstance(answer[1], bytes)

    def warm(self, path: str) -> None:
        """Ask twice: the first may have to be decided on and made."""
        for _ in range(2):
            assert self.client.get(path).status_code == 200
        assert self.is_ready(path)


@pytest.fixture(scope="module")
def derived(site: Any) -> Any:
    """The site, with the derivatives of its scans."""
    for sha256 in site.holding.originals.all():
        site.holding.derivation.make(sha256)
    return site


@contextmanager
def serving(holding: Any, protocol: Any) -> Iterator[tuple[Way, uvicorn.Server]]:
    """Serve a holding by one of the two short ways."""
    application = create_application(holding)
    application.state.tiles._clock = lambda: 0.0  # what is decided holds for five seconds
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        application, log_level="critical", lifespan="off", http=protocol, server_header=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until(lambda: server.started, "the server does not start")
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with httpx.Client(base_url=address, timeout=PATIENCE_S) as client:
        yield Way(client, application.state.tiles, int(protocol is TileProtocol)), server
    server.should_exit = True
    thread.join(PATIENCE_S)
    listener.close()


@pytest.fixture(scope="module", params=["auto", TileProtocol], ids=["application", "protocol"])
def way(derived: Any, request: pytest.FixtureRequest) -> Iterator[Way]:
    """Each of the two short ways."""
    with serving(derived.holding, request.param) as (way, _):
        yield way


def told(answer: httpx.Response) -> list[tuple[str, str]]:
    """All that an answer says in its head but the time."""
    return sorted(item for item in answer.headers.multi_items() if item[0] != "date")


def exchange(way: Way, sent: bytes) -> bytes:
    """Send bytes on a connection and read until the server closes it."""
    address = (way.client.base_url.host, way.client.base_url.port or 0)
    with socket.create_connection(address, timeout=PATIENCE_S) as connection:
        connection.sendall(sent)
        return b"".join(iter(lambda: connection.recv(65536), b""))
