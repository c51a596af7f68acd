"""Of which version of a record a change is: what If-Match says. RFC 9110, 13.1.1."""

import re
from typing import Any, Final

from starlette.requests import Request

from app.web.conditional import wanted_tags
from app.web.refusals import VersionChanged, VersionWanted

_NUMBER: Final = re.compile(r'"[1-9][0-9]{0,8}"', re.ASCII)

IF_MATCH: Final[dict[str, Any]] = {
    "parameters": [
        {
            "name": "If-Match",
            "in": "header",
            "required": True,
            "description": "The ETag that the record had when it was read.",
            "schema": {"type": "string"},
        }
    ]
}
"""How an operation says that it wants this header."""


def expected_version(request: Request, version: int) -> int | None:
    """Give the version that may be replaced, of those that If-Match names: the present one, if so.

    None for `*`: whichever there is when its turn comes. A version that is past is given too:
    whoever saves then tells what has become of the record since.
    """
    tags = wanted_tags(request)
    if not tags:
        raise VersionWanted("Send If-Match with the ETag that this record had when you read it.")
    if tags == ("*",) or f'"{version}"' in tags:
        return None if tags == ("*",) else version
    numbers = [int(tag.strip('"')) for tag in tags if _NUMBER.fullmatch(tag)]
    if not numbers:
        raise VersionChanged(f"This record has changed: it is at version {version} now. Read it.")
    return numbers[0]
