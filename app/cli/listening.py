"""Taking a network address, before anything long is begun."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import Busy, NotAllowed, Problem, Rejected

_BACKLOG = 512


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """Listen on an address, and give it back at the end.

    `Busy` where another program listens there, `NotAllowed` for a port that only root may take,
    `Rejected` for a host that is no address of this machine.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.create_server(address[:2], family=family, backlog=_BACKLOG)
    except UnicodeError as fault:  # a label of a host's name that is empty or too long
        raise _told(OSError(0, "no host has such a name"), host, port) from fault
    except OSError as fault:
        raise _told(fault, host, port) from fault
    with listener:
        yield listener


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
