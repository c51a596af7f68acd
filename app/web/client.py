"""Who shares this server with others: clients, told apart by where they are on the network."""

from ipaddress import IPv6Address
from typing import Final

from starlette.types import Scope

_NETWORK_BYTES: Final = 8


def client_of(scope: Scope) -> str:
    """Name the client of a request: an IPv4 address, or the network of an IPv6 address.

    A household has 2 to the 64 addresses of IPv6 (RFC 6177), and is one client. Whether a proxy is
    believed when it names another address than its own has been settled by the server before.
    """
    host = str((scope.get("client") or ("",))[0])
    if ":" not in host:
        return host
    try:
        address = IPv6Address(host.partition("%")[0])
    except ValueError:  # a proxy may write anything
        return host
    return str(address.ipv4_mapped or address.packed[:_NETWORK_BYTES].hex(":", 2))
