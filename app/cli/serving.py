"""A web server over an open holding, that stops when it is told to."""

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType
from typing import Any, Final, Protocol

import typer
import uvicorn
from fastapi import FastAPI

from app import worker
from app.cli.application import loading
from app.cli.endings import endings
from app.holdings import Holding
from app.services.get_ready import get_ready

ANSWERS_WITHIN_S: Final = 4
"""How long a request that has begun may still take when the server is told to stop."""
WORKER_STOPS_WITHIN_S: Final = 3
STOPS_WITHIN_S: Final = 9.0
"""After so long the process ends whatever still runs: every change is a transaction."""

HOW_TO_SERVE: Final[dict[str, Any]] = {
    "loop": "uvloop",
    "http": "app.web.iiif.tile_protocol:TileProtocol",
    "ws": "none",
    "log_config": None,
    "access_log": False,
    "server_header": False,
    "timeout_graceful_shutdown": ANSWERS_WITHIN_S,
}


class _Server(uvicorn.Server):
    """Uvicorn that says when it begins to stop, and stops for certain."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop; a second Ctrl+C no longer waits for requests that have begun."""
        begins = not self.should_exit
        super().handle_exit(sig, frame)
        if begins:
            end_for_certain()
            say_that_it_stops()


class Work(Protocol):
    """What is done beside the answers."""

    def __call__(self, *, stop: threading.Event) -> None:
        """Work until `stop` is set, and return soon after."""


def work_of(holding: Holding, *, is_done_here: bool) -> Work:
    """Name the work that waits in a holding; nothing where other processes do it."""
    return partial(worker.run, holding) if is_done_here else _no_work


def _no_work(*, stop: threading.Event) -> None:
    """Leave it to others."""


def serve_holding(holding: Holding, listener: socket.socket, *, work: Work) -> None:
    """Serve a holding on a socket, with work beside, until it is told to end."""
    with loading():
        from app.web.application import create_application  # noqa: PLC0415 - all pages: images need none

        application = create_application(holding)
    get_ready(holding)
    serve_application(application, listener, work=work)


def serve_application(application: FastAPI, listener: socket.socket, *, work: Work) -> None:
    """Serve an application on a socket, with work beside, until it is told to end."""
    server = _Server(uvicorn.Config(application, **HOW_TO_SERVE))
    # Set before uvicorn sets them itself, so that no signal is lost while it starts. It calls the
    # old ones once more at its end; these take no harm from it.
    for ending in endings():
        signal.signal(ending, server.handle_exit)
    with working_beside(work):
        server.run(sockets=[listener])


@contextmanager
def working_beside(work: Work) -> Iterator[None]:
    """Have work done by a thread, as long as the block lasts."""
    stop = threading.Event()
    working = threading.Thread(target=work, kwargs={"stop": stop}, name="worker", daemon=True)
    working.start()
    try:
        yield
    finally:
        stop.set()
        working.join(WORKER_STOPS_WITHIN_S)


def say_that_it_stops() -> None:
    """Tell who started it, if they still listen: Ctrl+C ends what a pipe leads to as well.

    It may come in the midst of another line, which Python refuses (`RuntimeError`).
    """
    with suppress(OSError, RuntimeError, ValueError):
        typer.echo("Stopping: what has begun is finished first ...", err=True)


def end_for_certain() -> None:
    """End the process in a while, whatever still runs then."""
    last_resort = threading.Timer(STOPS_WITHIN_S, os._exit, (0,))
    last_resort.daemon = True
    last_resort.start()
