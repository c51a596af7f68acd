"""Links to a place in a photograph that any viewer can open: IIIF Content State API 1.0."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any, Final
from urllib.parse import quote, unquote

import orjson

from app.domain.errors import Problem, Rejected
from app.domain.region import Region
from app.iiif.addresses import Addresses
from app.iiif.annotations import target

_UNRESERVED: Final = "-_.!~*'()"
"""What encodeURIComponent leaves as it is, besides letters and digits (ECMA-262)."""


def content_state(
    photograph_id: str, side_id: str, region: Region | None, *, addresses: Addresses
) -> str:
    """Make the value of `iiif-content` that opens a side, or a region of it. 5.4 Search Results.

    It names the manifest too, without which a viewer can't find the canvas.
    """
    canvas = target(addresses.canvas(photograph_id, side_id), region)
    whole = {"id": addresses.manifest(photograph_id), "type": "Manifest"}
    return encode({"id": canvas, "type": "Canvas", "partOf": [whole]})


def encode(state: Any) -> str:
    """Encode a state for an address: 6 Content State Encoding, base64url without padding."""
    escaped = quote(orjson.dumps(state).decode(), safe=_UNRESERVED)
    return urlsafe_b64encode(escaped.encode()).rstrip(b"=").decode()


def decode(encoded: str) -> Any:
    """Read an encoded state, or raise `Rejected`: it comes from outside."""
    try:
        padded = encoded + "=" * (-len(encoded) % 4)
        escaped = urlsafe_b64decode(padded.encode("ascii")).decode("ascii")
        return orjson.loads(unquote(escaped, errors="strict"))
    except (UnicodeError, binascii.Error, orjson.JSONDecodeError):
        problem = Problem("iiif-content", encoded[:60], "is no encoded content state (section 6)")
        raise Rejected(f"This link can't be read. {problem}", (problem,)) from None
