"""Questions about what a client already has. RFC 9110, 13.1."""

import re
from typing import Final

from starlette.requests import Request

_TAG: Final = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def is_held(request: Request, etag: str) -> bool:
    """Whether If-None-Match names this ETag, or any (`*`): then 304 is the answer.

    Compared weakly (8.8.3.2): compression makes tags weak on their way, and bodies here are the
    same whenever their tags are.
    """
    return holds(", ".join(request.headers.getlist("if-none-match")), etag)


def holds(given: str, etag: str) -> bool:
    """Whether the text of If-None-Match names an ETag, or any."""
    return given.strip() == "*" or etag.removeprefix("W/") in _TAG.findall(given)


def wanted_tags(request: Request) -> tuple[str, ...]:
    """Give the tags of If-Match, without the mark of weakness: they stand for versions of records.

    Empty where there is none; `*` is handed on as it is.
    """
    given = ", ".join(request.headers.getlist("if-match"))
    return ("*",) if given.strip() == "*" else tuple(_TAG.findall(given))
