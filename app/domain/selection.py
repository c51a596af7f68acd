"""A reader's selection: photographs put aside, in the order in which they were chosen.

It is written into one word for a cookie or an address. So nothing is kept of who chose what, a
selection can be handed on by its address, and that address stays good.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID

from app.domain.errors import NotFound

MOST_SELECTED: Final = 150
"""So many fit into a cookie, which may have 4096 bytes (RFC 6265bis, 5.6)."""

_ID_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids of photographs, each once, at most `MOST_SELECTED`."""

    ids: tuple[str, ...] = ()

    def with_more(self, ids: Iterable[str]) -> Self:
        """Add photographs at the end; what does not fit any more is left out."""
        return type(self)(tuple(dict.fromkeys((*self.ids, *filter(_is_id, ids))))[:MOST_SELECTED])

    def without(self, ids: Iterable[str]) -> Self:
        """Take photographs out."""
        gone = set(ids)
        return type(self)(tuple(one for one in self.ids if one not in gone))

    @property
    def is_full(self) -> bool:
        """Whether no further photograph fits."""
        return len(self.ids) >= MOST_SELECTED

    @property
    def written(self) -> str:
        """Write it as a word of letters, digits, `-` and `_`; empty for nothing."""
        packed = b"".join(UUID(one).bytes for one in self.ids)
        return urlsafe_b64encode(packed).rstrip(b"=").decode()

    @classmethod
    def read(cls, word: str) -> Self:
        """Read what was written. `NotFound` for a word that was cut short or is none of ours."""
        try:
            packed = urlsafe_b64decode(word.encode("ascii") + b"=" * (-len(word) % 4))
        except (UnicodeEncodeError, binascii.Error):
            packed = b"\0"
        count, rest = divmod(len(packed), _ID_BYTES)
        if rest or count > MOST_SELECTED:
            raise NotFound("There is no such selection: its address is not whole.")
        pieces = (packed[place * _ID_BYTES :][:_ID_BYTES] for place in range(count))
        found = cls().with_more(str(UUID(bytes=piece)) for piece in pieces)
        if found.written != word:
            raise NotFound("There is no such selection: its address is not whole.")
        return found


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
