"""Taking a network address, before anything long is begun."""

import errno
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from app.domain.errors import Busy, NotAllowed, Problem, Rejected

_BACKLOG = 512


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """Listen on an address, and give it back at the end.

    `Busy` where another program listens there, `NotAllowed` for a port that only root may take,
    `Rejected` for a host that is no address of this machine.
    """
    with _taken(host, port) as listener:
        yield listener


@contextmanager
def listening_on_cores(host: str, port: int, cores: Sequence[int]) -> Iterator[list[socket.socket]]:
    """Listen on an address once for each core: what comes in on a core waits with its listener.

    What comes in on another core goes to any of them. Errors are those of `listening`. See
    socket(7), SO_INCOMING_CPU and SO_REUSEPORT.
    """
    _taken(host, port).close()  # `Busy` also for those who would share it with this account
    with ExitStack() as listeners:
        yield [listeners.enter_context(_taken(host, port, core=core)) for core in cores]


def cores_of_this_process() -> list[int]:
    """Give the cores that this process may use, by their numbers; none where no core is told."""
    if not hasattr(socket, "SO_INCOMING_CPU"):  # not Linux
        return []
    return sorted(os.sched_getaffinity(0))


def _taken(host: str, port: int, core: int | None = None) -> socket.socket:
    """Take an address, for all cores or beside others for one."""
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.create_server(
            address[:2], family=family, backlog=_BACKLOG, reuse_port=core is not None
        )
    except UnicodeError as fault:  # a label of a host's name that is empty or too long
        raise _told(OSError(0, "no host has such a name"), host, port) from fault
    except OSError as fault:
        raise _told(fault, host, port) from fault
    if core is not None:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_INCOMING_CPU, core)
    return listener


def _told(fault: OSError, host: str, port: int) -> Exception:
    if fault.errno == errno.EADDRINUSE:
        return Busy(
            f"Port {port} of {host} is in use, perhaps by another Verso. Stop the program that "
            "has it, or name another port with --port or VERSO_PORT."
        )
    if fault.errno == errno.EACCES:
        return NotAllowed(
            f"This account may not listen on port {port}. Name one from 1024 on with --port or "
            "VERSO_PORT."
        )
    reason = "is no address of this machine"
    return Rejected(
        f"Verso can't listen on {host}: it {reason} ({fault.strerror}). 127.0.0.1 answers this "
        "machine only, 0.0.0.0 every other one too.",
        (Problem("VERSO_HOST", host, reason),),
    )
