"""Parts of an image's bytes. RFC 9110, 14 Range Requests."""

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException

_ONE: Final = re.compile(r"bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.IGNORECASE)
ACCEPTED: Final = {"accept-ranges": "bytes"}


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes from `first` to `last`, both with it, of `whole` ones."""

    first: int
    last: int
    whole: int

    @property
    def content_range(self) -> str:
        """14.4 Content-Range."""
        return f"bytes {self.first}-{self.last}/{self.whole}"

    def of(self, body: bytes) -> bytes:
        """Cut it out."""
        return body[self.first : self.last + 1]


def wanted_part(asked: str, *, only_of: str, etag: str, length: int) -> Part | None:
    """Read Range; `only_of` is what If-Range says. None where the whole is the answer.

    That is also so for more ranges than one, for other units, and for what is no range: each may
    be ignored (14.2). `HTTPException` (416) for a part that lies past the end.
    """
    found = _ONE.fullmatch(asked)
    if found is None or (only_of and only_of != etag):
        return None
    first, last = found.groups()
    if not first and not last:
        return None
    if first and last and int(last) < int(first):
        return None
    begins = int(first) if first else max(0, length - int(last))
    ends = min(int(last), length - 1) if first and last else length - 1
    if begins > ends:
        raise HTTPException(
            HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            f"This image has {length} bytes, and the part that was asked for lies past them.",
            headers={"content-range": f"bytes */{length}"},
        )
    return Part(begins, ends, length)
