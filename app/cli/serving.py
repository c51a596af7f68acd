"""A web server over an open holding, that stops when it is told to."""

import os
import signal
import socket
import threading
from types import FrameType
from typing import Final

import typer
import uvicorn

from app import worker
from app.holdings import Holding
from app.web.application import create_application
from app.web.iiif.tile_protocol import TileProtocol

ANSWERS_WITHIN_S: Final = 4
"""How long a request that has begun may still take when the server is told to stop."""
WORKER_STOPS_WITHIN_S: Final = 3
STOPS_WITHIN_S: Final = 9.0
"""After so long the process ends whatever still runs: every change is a transaction."""


class _Server(uvicorn.Server):
    """Uvicorn that says when it begins to stop, and stops for certain."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop; a second Ctrl+C no longer waits for requests that have begun."""
        if not self.should_exit:
            typer.echo("Stopping: what has begun is finished first ...", err=True)
            last_resort = threading.Timer(STOPS_WITHIN_S, os._exit, (0,))
            last_resort.daemon = True
            last_resort.start()
        super().handle_exit(sig, frame)


def serve_holding(holding: Holding, listener: socket.socket) -> None:
    """Serve a holding on a socket, with its worker beside, until SIGINT or SIGTERM."""
    server = _Server(
        uvicorn.Config(
            create_application(holding),
            loop="uvloop",
            http=TileProtocol,
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=ANSWERS_WITHIN_S,
        )
    )
    # Set before uvicorn sets them itself, so that no signal is lost while it starts. It calls the
    # old ones once more at its end; these take no harm from it.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, server.handle_exit)
    stop = threading.Event()
    working = threading.Thread(
        target=worker.run, args=(holding,), kwargs={"stop": stop}, name="worker", daemon=True
    )
    working.start()
    try:
        server.run(sockets=[listener])
    finally:
        stop.set()
        working.join(WORKER_STOPS_WITHIN_S)
