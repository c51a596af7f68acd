"""Several web servers over one holding, and the work that waits beside them."""

import os
import signal
import socket
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import parent_process
from tempfile import TemporaryDirectory
from typing import Final

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from app import main
from app.cli.endings import endings
from app.cli.serving import (
    HOW_TO_SERVE,
    Work,
    end_for_certain,
    say_that_it_stops,
    working_beside,
)
from app.holdings import Holding

CATALOGUE_OF_ONE: Final = "app.cli.serving_by_many:application_of_one"
IMAGES_OF_ONE: Final = "app.cli.serving_images:images_of_one"
_STARTS_WITHIN_S: Final = 60
_COUNTED_TOGETHER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder in which the processes count together what `/metrics` tells."""


class _Supervisor(Multiprocess):
    """Uvicorn's keeper of processes, that says when it begins to stop, and stops for certain.

    A terminal that is closed ends it; uvicorn would replace its processes, and stay for good.
    """

    def __init__(self, config: uvicorn.Config, sockets: list[socket.socket]) -> None:
        ends = endings()
        super().__init__(config, sockets)
        if signal.SIGHUP not in ends:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

    def handle_int(self) -> None:
        """Begin to stop."""
        end_for_certain()
        self.should_exit.set()
        say_that_it_stops()

    def run(self) -> None:
        """Keep the processes until it is told to stop; they stop too when it breaks off."""
        try:
            super().run()
        finally:
            self.terminate_all()

    def handle_term(self) -> None:
        """Begin to stop."""
        self.handle_int()

    def handle_hup(self) -> None:
        """Begin to stop."""
        self.handle_int()


def serve_by_many(
    holding: Holding,
    listener: socket.socket,
    *,
    workers: int,
    work: Work,
    factory: str = CATALOGUE_OF_ONE,
) -> None:
    """Serve a holding by so many processes on one socket, until it is told to end.

    One that dies is replaced. Each opens the holding for itself, by the settings in the
    environment and the `factory` of that name; the work is done in this process. What one of them
    withdraws the others stop showing within seconds.
    """
    _hand_on(holding)
    supervisor = _Supervisor(_configured(factory, workers=workers), [listener])
    with _counting_together(), working_beside(work):
        supervisor.run()


def serve_on_cores(
    holding: Holding,
    listeners: Sequence[socket.socket],
    *,
    work: Work,
    factory: str = CATALOGUE_OF_ONE,
) -> None:
    """Serve a holding by one process for each listener, kept to the listener's own core.

    So what a client on the same machine sends and gets stays in that core's memory. Else as
    `serve_by_many`.
    """
    _hand_on(holding)
    supervisors = [_Supervisor(_configured(factory, workers=1), [one]) for one in listeners]

    def keep(supervisor: _Supervisor, listener: socket.socket) -> None:
        try:
            _run_on_core(supervisor, listener)
        finally:  # the last one made has the signals; when one ends all of them do
            for each in supervisors:
                each.should_exit.set()

    with (
        _counting_together(),
        working_beside(work),
        ThreadPoolExecutor(len(supervisors)) as keeping,
    ):
        ended = [keeping.submit(keep, *each) for each in zip(supervisors, listeners, strict=True)]
    for one in ended:
        one.result()


def _run_on_core(supervisor: _Supervisor, listener: socket.socket) -> None:
    """Keep a process on its listener's core, which it inherits from this thread. sched(7)."""
    core = listener.getsockopt(socket.SOL_SOCKET, socket.SO_INCOMING_CPU)
    os.sched_setaffinity(threading.get_native_id(), {core})
    supervisor.run()


def _hand_on(holding: Holding) -> None:
    """Tell the processes to come which holding is served, and where."""
    settings = holding.settings
    os.environ["VERSO_HOME"] = str(holding.layout.home)
    os.environ["VERSO_HOST"] = settings.host
    os.environ["VERSO_PORT"] = str(settings.port)


@contextmanager
def _counting_together() -> Iterator[None]:
    """Give the processes to come a folder to count in, where none is named; it goes after them."""
    if os.environ.get(_COUNTED_TOGETHER):
        yield
        return
    with TemporaryDirectory(prefix="verso-metrics-", ignore_cleanup_errors=True) as folder:
        os.environ[_COUNTED_TOGETHER] = folder
        try:
            yield
        finally:
            del os.environ[_COUNTED_TOGETHER]


def _configured(factory: str, *, workers: int) -> uvicorn.Config:
    return uvicorn.Config(
        factory,
        factory=True,
        workers=workers,
        timeout_worker_healthcheck=_STARTS_WITHIN_S,
        **HOW_TO_SERVE,
    )


def application_of_one() -> FastAPI:
    """Make the application of one of the processes, which ends when its keeper is no more."""
    end_with_the_keeper()
    return main.application()


def end_with_the_keeper() -> None:
    """Have this process, one of several, end when the one that started it is no more.

    That one is told when their terminal is closed, and has this one finish what it has begun.
    """
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    threading.Thread(target=_end_after_the_keeper, daemon=True).start()


def _end_after_the_keeper() -> None:
    """Stop this process when the one that started it was killed: nobody else could stop it."""
    if (keeper := parent_process()) is not None:
        keeper.join()
        os.kill(os.getpid(), signal.SIGTERM)
