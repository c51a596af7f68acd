"""A real server on a free port: requests cross the network stack, as a reader's do."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
import pytest
import uvicorn

START_WITHIN_S = 20.0

Serve = Callable[[Any], httpx.Client]
"""Serves an ASGI application for the rest of the module's tests, and gives a client of it."""


@contextmanager
def serving(application: Any, listener: socket.socket) -> Iterator[str]:
    """Serve an application on a listening socket until the end of the block; give its address."""
    config = uvicorn.Config(application, log_level="critical", lifespan="off", loop="asyncio")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    give_up_at = time.monotonic() + START_WITHIN_S
    while not server.started:
        assert time.monotonic() < give_up_at, "the server does not start"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(START_WITHIN_S)


@pytest.fixture(scope="session")
def listener_of() -> Callable[[], socket.socket]:
    """Make listening sockets on free ports, so that an address is known before its server runs."""

    def listen() -> socket.socket:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.bind(("127.0.0.1", 0))
        return listener

    return listen


@pytest.fixture(scope="module")
def serve(listener_of: Callable[[], socket.socket]) -> Iterator[Serve]:
    """Serve applications of a module's own."""
    with ExitStack() as stack:

        def start(application: Any) -> httpx.Client:
            listener = stack.enter_context(listener_of())
            address = stack.enter_context(serving(application, listener))
            return stack.enter_context(httpx.Client(base_url=address))

        yield start
