"""How somebody who is signed in shows it to a viewer: IIIF Authorization Flow API 2.0 and 1.0."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from app.domain.errors import BadQuery, Problem

TOKEN_LASTS: Final = timedelta(minutes=15)
"""A viewer asks for another in good time; a session that ends takes its tokens along."""
VIEWING_PREFIX: Final = "viewing_"
"""How a viewer's token begins: it opens descriptions of images and nothing else."""
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class ViewingToken:
    """A token that was given out: it is kept nowhere, only its digest is."""

    token: str = field(repr=False)
    lasts_s: int


def origin_of(address: str) -> str:
    """Read an origin as browsers write it (RFC 6454, 6.2), or the one that an address is of.

    `BadQuery`, naming the parameter `origin`, for what is none: `null` is nobody's.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    host = (parts.hostname or "").lower()
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        problem = Problem(
            "origin", address[:100], "is no origin such as https://viewer.example.org"
        )
        raise BadQuery(f"This can't be asked so. {problem}", (problem,))
    written = f"[{host}]" if ":" in host else host
    if port is None or port == _PORTS[parts.scheme]:
        return f"{parts.scheme}://{written}"
    return f"{parts.scheme}://{written}:{port}"


def known_origin(told: str) -> str:
    """Read an origin that an installation names; `ValueError` for what is none."""
    try:
        return origin_of(told)
    except BadQuery:
        raise ValueError("must be origins such as https://viewer.example.org") from None
