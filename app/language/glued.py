"""Numbers and letters that are written together and looked for apart: 1941r., E25791."""

import re
from typing import Final

_LEAST_LETTERS: Final = 2
_GLUED = re.compile(r"(\d+)([^\W\d_]+)|([^\W\d_]+)(\d+)")


def glued_parts(folded: str) -> tuple[str, ...]:
    """Give the number in a folded word, and its letters where they say something alone."""
    if folded.isalpha() or folded.isdecimal():
        return ()
    found = _GLUED.fullmatch(folded)
    parts = filter(None, found.groups()) if found else ()
    return tuple(part for part in parts if part.isdecimal() or len(part) >= _LEAST_LETTERS)
