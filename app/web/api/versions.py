"""Of which version of a record a change is: what If-Match says. RFC 9110, 13.1.1."""

from typing import Any, Final

from starlette.requests import Request

from app.web.conditional import wanted_tags
from app.web.refusals import VersionChanged, VersionWanted

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

    None for `*`: whichever there is when its turn comes.
    """
    tags = wanted_tags(request)
    if not tags:
        raise VersionWanted("Send If-Match with the ETag that this record had when you read it.")
    if tags == ("*",) or f'"{version}"' in tags:
        return None if tags == ("*",) else version
    raise VersionChanged(f"This record is at version {version} by now. Read it again.")
