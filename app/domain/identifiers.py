"""Opaque, URL-safe names for things, and the order of reference codes."""

import os
import re
import time
from datetime import UTC, datetime

from app.domain.errors import NotFound

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_WIDEST_NUMBER = 12


def new_id() -> str:
    """Mint a UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 random bits.

    Its text sorts by the time of making, so that a new row goes to the end of every index.
    """
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | (random >> 68) << 64
    value |= 0b10 << 62 | random & (1 << 62) - 1
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def minted_at(identifier: str) -> datetime | None:
    """Tell when an id was minted; None for one that has no time in it (RFC 9562, 5.7)."""
    if not _ID.fullmatch(identifier) or identifier[14] != "7":
        return None
    milliseconds = int(identifier[:8] + identifier[9:13], 16)
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError):
        return None


def known_form(identifier: str) -> str:
    """Let an id of our own form through; whatever else stands in an address names nothing."""
    if not is_known_form(identifier):
        raise NotFound("There is nothing at this address.")
    return identifier


def is_known_form(told: object) -> bool:
    """Whether something can be an id of our own."""
    return isinstance(told, str) and _ID.fullmatch(told) is not None


def filing_order(reference_code: str) -> str:
    """Make a key by which reference codes sort as on the shelf: `COPY 1/60/3` before `/13`."""
    padded = _DIGITS.sub(lambda m: m.group().lstrip("0").rjust(_WIDEST_NUMBER, "0"), reference_code)
    return padded.casefold()
