"""Web servers that keep to cores: which, and where they listen."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from app.cli.listening import cores_of_this_process, listening, listening_on_cores
from app.settings import Settings


def cores_for(workers: int) -> list[int]:
    """Choose a core for each process; refuse where there are not so many."""
    cores = cores_of_this_process()
    if not cores:
        raise typer.BadParameter("this system can't keep to cores: Linux can", param_hint="--pin")
    if not 1 < workers <= len(cores):
        known = f"there are {len(cores)} here" if len(cores) > 1 else "there is only one here"
        raise typer.BadParameter(
            f"it goes with --workers, from 2 to as many as there are cores: {known}",
            param_hint="--pin",
        )
    return cores[:workers]


@contextmanager
def listening_for(settings: Settings, cores: list[int]) -> Iterator[list[socket.socket]]:
    """Listen where the settings say: once, or once for each core. Errors are those of both."""
    if cores:
        with listening_on_cores(settings.host, settings.port, cores) as listeners:
            yield listeners
    else:
        with listening(settings.host, settings.port) as listener:
            yield [listener]
