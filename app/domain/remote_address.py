"""The address of a scan on another machine, and whether it may be asked there.

What a table names was written by others: an address in it could lead this server to what only this
server can reach. So no address is followed whose host was not named by whoever runs the catalogue.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import unquote, urlsplit

from app.domain.errors import Rejected

_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_PLAIN: Final = re.compile(r"[!-~]{1,2000}")
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\]")
_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")  # RFC 1123, 2.1
_LONGEST_NAME: Final = 253
_PORTS: Final = {"http": 80, "https": 443}
_CARRIES_OTHERS: Final = tuple(map(ip_network, ("2002::/16", "2001::/32")))
"""Networks of IPv6 whose addresses stand for addresses of IPv4: 6to4, Teredo."""

_GIVEN_OUT: Final = ip_network("2000::/3")
"""All of IPv6 that is given out to the public internet. RFC 4291, 2.4; IANA's registry."""


def is_address(name: str) -> bool:
    """Whether a table means another machine by it, and no file in a folder."""
    return _ADDRESS.match(name) is not None


def known_host(host: str) -> str:
    """Let the name of a host through, with a port or without, in small letters.

    `ValueError` for what no host can be called: it would be refused with each file, or never asked.
    """
    name, colon, port = host.lower().rpartition(":")
    if not colon or "]" in port:
        name, port = host.lower(), "1"
    is_port = port.isascii() and port.isdecimal() and 0 < int(port[:6]) < 65_536  # noqa: PLR2004
    if not is_port or not _can_be_asked(name):
        raise ValueError("must be a host such as scans.example.org or scans.example.org:8443")
    return host.lower()


def _can_be_asked(name: str) -> bool:
    """Whether a host can have such a name: labels parted by points, or an IP address in full.

    What ends in a number is an address (WHATWG URL, 3.5), and has one spelling here.
    """
    if name.startswith("["):
        return bool(_HOST.fullmatch(name)) and _is_spelt(name.strip("[]"), IPv6Address)
    labels = name.split(".")
    if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", labels[-1]):
        return _is_spelt(name, IPv4Address)
    return len(name) <= _LONGEST_NAME and all(map(_LABEL.fullmatch, labels))


def _is_spelt(address: str, kind: type[IPv4Address] | type[IPv6Address]) -> bool:
    try:
        return str(kind(address)) == address
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class RemoteAddress:
    """An address that may be asked: its host was named, its scheme is `http` or `https`.

    `target` is path and query as the request names them. `may_be_internal`: the host was named as
    one of the archive's own network.
    """

    scheme: str
    host: str
    port: int
    target: str
    may_be_internal: bool

    @property
    def file_name(self) -> str:
        """What the file is called there; empty where the address ends in no name."""
        return unquote(self.target.partition("?")[0].rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class HostRule:
    """The hosts that may be asked, as `scans.example.org` or `scans.example.org:8443`.

    `internal` ones may have an address that is not of the public internet; with none named at all,
    nothing is fetched.
    """

    hosts: frozenset[str] = frozenset()
    internal: frozenset[str] = frozenset()

    def permitted(self, address: str) -> RemoteAddress:
        """Take an address apart, or raise `Rejected` with the reason why it is not asked."""
        if not self.hosts and not self.internal:
            raise Rejected(
                "is an address, and no host is named from which files may be fetched: put the file "
                "into the folder, or have VERSO_IMPORT_HOSTS set"
            )
        if not _PLAIN.fullmatch(address) or "\\" in address:
            raise Rejected("is no address that can be asked: write it with its signs encoded")
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError:
            raise Rejected("is no address that can be asked") from None
        if parts.scheme not in _PORTS:
            raise Rejected("is no address that begins with https:// or http://")
        if parts.username is not None or parts.password is not None:
            raise Rejected("holds a name or a password; take it out")
        host = parts.netloc.rpartition("@")[2].lower()
        host = re.sub(r":[0-9]*\Z", "", host)
        if not _HOST.fullmatch(host):
            raise Rejected("names no host that can be asked")
        wanted = _PORTS[parts.scheme] if port is None else port
        named = {f"{host}:{wanted}"} | ({host} if wanted == _PORTS[parts.scheme] else set())
        if not named & (self.hosts | self.internal):
            raise Rejected(f"is on {host}:{wanted}, which VERSO_IMPORT_HOSTS does not name")
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return RemoteAddress(
            parts.scheme, host.strip("[]"), wanted, target, bool(named & self.internal)
        )


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and stands for no other."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return _is_public(found.ipv4_mapped)
        if found.scope_id or found not in _GIVEN_OUT:
            return False
        if any(found in network for network in _CARRIES_OTHERS):
            return False
    return _is_public(found)


def _is_public(found: IPv4Address | IPv6Address) -> bool:
    is_special = (
        found.is_private or found.is_loopback or found.is_link_local or found.is_multicast
        or found.is_reserved or found.is_unspecified
    )  # fmt: skip
    return found.is_global and not is_special
