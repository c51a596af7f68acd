"""Requests told apart by their headers: who asks, and whether anything but the path matters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.web.viewing import SESSION_COOKIE

Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Accepted:
    """Which form of a document is wanted: what Accept and Accept-Encoding say, empty if nothing."""

    types: str = ""
    encodings: str = ""


_TOKEN: Final = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # RFC 9110, 5.6.2
_VALUE: Final = rb"[\t\x20-\x7e\x80-\xff]*"  # RFC 9110, 5.5
_HEADERS: Final = re.compile(rb"(?:\r\n" + _TOKEN + rb":" + _VALUE + rb")+\r\n\r\n")
_SESSION: Final = SESSION_COOKIE.encode("ascii")
_MATTER: Final = frozenset(
    {b"content-length", b"transfer-encoding", b"expect", b"upgrade", b"range", b"trailer"}
)
"""A body follows, the connection becomes another, or only a part is wanted."""


def held_by_the_public(headers: Iterable[Header]) -> str | None:
    """Say what If-None-Match names; None for one who may be somebody else than the public.

    Names are in lower case. Nobody is known by another cookie than that of a session.
    """
    held = b""
    for name, value in headers:
        if name == b"authorization" or (name == b"cookie" and _SESSION in value):
            return None
        if name == b"if-none-match":
            held = held + b", " + value if held else value
    return held.decode("latin-1")


def held_by_plain_headers(sent: bytes) -> str | None:
    r"""Say the same of headers as they were sent, from the `\r\n` before the first to the last.

    None as well where they are not those of one plain request without a body (RFC 9112, 2.1) on a
    connection that stays, or are written in any unusual way: then a parser has to read them.
    """
    if not _HEADERS.fullmatch(sent):
        return None
    headers = [_read(line) for line in sent[2:-4].split(b"\r\n")]
    names = [name for name, _ in headers]
    if names.count(b"host") != 1 or not _MATTER.isdisjoint(names):
        return None
    if any(name == b"connection" and value.lower() != b"keep-alive" for name, value in headers):
        return None
    return held_by_the_public(headers)


def accepted_by(headers: Iterable[Header]) -> Accepted:
    """Say which form of a document is wanted. Names are in lower case."""
    told = {b"accept": "", b"accept-encoding": ""}
    for name, value in headers:
        if name in told:
            text = value.decode("latin-1")
            told[name] = f"{told[name]},{text}" if told[name] else text
    return Accepted(*told.values())


def accepted_by_plain_headers(sent: bytes) -> Accepted:
    """Say the same of headers as they were sent, which must be of that form."""
    return accepted_by(map(_read, sent[2:-4].split(b"\r\n")))


def _read(line: bytes) -> Header:
    name, _, value = line.partition(b":")
    return name.lower(), value.strip(b" \t")
