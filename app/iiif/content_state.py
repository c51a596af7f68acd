"""Links to a place in a photograph that any viewer can open: IIIF Content State API 1.0."""

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any, Final
from urllib.parse import quote, unquote

import orjson

from app.domain.errors import BadQuery, Problem
from app.domain.region import Region
from app.iiif.addresses import Addresses
from app.iiif.annotations import target
from app.iiif.document import CONTEXT_3, json_document

PARAMETER: Final = "iiif-content"
"""3.1: the name of the parameter of an address."""

_UNRESERVED: Final = "-_.!~*'()"
"""What encodeURIComponent leaves as it is, besides letters and digits (ECMA-262)."""
_ENCODED: Final = re.compile(r"[A-Za-z0-9_-]+={0,2}", re.ASCII)


def content_state(
    photograph_id: str, side_id: str, region: Region | None, *, addresses: Addresses
) -> str:
    """Make the value of `iiif-content` that opens a side, or a region of it. 5.4 Search Results."""
    return encode(state_target(photograph_id, side_id, region, addresses=addresses))


def state_target(
    photograph_id: str, side_id: str, region: Region | None, *, addresses: Addresses
) -> dict[str, Any]:
    """Name a side, or a region of it, as the target of a content state. 2.2.3 Target Body.

    It names the manifest too, without which a viewer can't find the canvas.
    """
    canvas = target(addresses.canvas(photograph_id, side_id), region)
    whole = {"id": addresses.manifest(photograph_id), "type": "Manifest"}
    return {"id": canvas, "type": "Canvas", "partOf": [whole]}


def state_annotation(
    photograph_id: str, side_id: str, region: Region | None, *, addresses: Addresses
) -> bytes:
    """Write a content state as a document with an address of its own. 2.2.1, 2.2.2."""
    return json_document(
        CONTEXT_3,
        {
            "id": addresses.content_state(photograph_id, side_id, region.xywh if region else ""),
            "type": "Annotation",
            "motivation": ["contentState"],
            "target": state_target(photograph_id, side_id, region, addresses=addresses),
        },
    )


def encode(state: Any) -> str:
    """Encode a state for an address: 6 Content State Encoding, base64url without padding."""
    escaped = quote(orjson.dumps(state).decode(), safe=_UNRESERVED)
    return urlsafe_b64encode(escaped.encode()).rstrip(b"=").decode()


def decode(encoded: str) -> Any:
    """Read an encoded state, or raise `BadQuery`: it comes from outside."""
    reason = "is no encoded content state (section 6)"
    if not _ENCODED.fullmatch(encoded):  # the decoder passes over whatever is not of base64
        raise refusal(reason, encoded)
    try:
        padded = encoded + "=" * (-len(encoded) % 4)
        escaped = urlsafe_b64decode(padded.encode("ascii")).decode("ascii")
        return orjson.loads(unquote(escaped, errors="strict"))
    except (UnicodeError, binascii.Error, orjson.JSONDecodeError):
        raise refusal(reason, encoded) from None


def refusal(reason: str, written: str) -> BadQuery:
    """Say why a content state can't be read, under the name of its parameter."""
    problem = Problem(PARAMETER, written[:60], reason)
    return BadQuery(f"This link can't be read. {problem}", (problem,))
