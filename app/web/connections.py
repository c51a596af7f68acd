"""What is asked of a connection itself: whose it is, and how much of an answer has been taken."""

import fcntl
import sys
import termios
from functools import cache
from typing import TYPE_CHECKING, Final

from uvicorn.middleware.proxy_headers import _TrustedHosts

from app.web.client import client_of

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

_INT_BYTES: Final = 4


def counted_client(client: tuple[str, int] | None, trusted: "str | Sequence[str]") -> str:
    """Name the client whose connections are counted; empty for one who speaks for many.

    That is a proxy whose word is taken for who asks (`FORWARDED_ALLOW_IPS`, as uvicorn reads it),
    or whoever comes by a socket in the file system.
    """
    if client is None:
        return ""
    named = trusted if isinstance(trusted, str) else tuple(trusted)
    return "" if client[0] in _trusted(named) else client_of({"client": client})


@cache
def _trusted(named: str | tuple[str, ...]) -> _TrustedHosts:
    return _TrustedHosts(named if isinstance(named, str) else list(named))


def untaken_bytes(transport: "asyncio.WriteTransport") -> int:
    """Count what was written and has not reached the client: here, and in the system's queue.

    The system takes megabytes in and says only from time to time that it has room again; how far
    a slow client is, it knows by the byte (`SIOCOUTQ`, tcp(7)). Where it does not tell, 0 of it.
    """
    queued = 0
    try:
        number = transport.get_extra_info("socket").fileno()
        told = fcntl.ioctl(number, termios.TIOCOUTQ, bytes(_INT_BYTES))
        queued = int.from_bytes(told, sys.byteorder)
    except (OSError, ValueError, AttributeError):  # no socket, or one that has gone
        pass
    return transport.get_write_buffer_size() + queued
