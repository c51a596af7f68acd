"""What a request of Content Search asks for: 1.0, 3.2 and 4.2; 2.0, 4.1 and 5.1."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from app.domain.analysis import LONGEST_QUERY
from app.domain.content_search import Between, ContentQuestion
from app.domain.errors import BadQuery, Problem

_LOOKED_AT: Final = ("q", "motivation", "date", "page")
_COMPLETION: Final = ("q", "motivation", "min")
_LONGEST: Final = 3000
_MOST_NAMED: Final = 20
_LONGEST_NAME: Final = 40
_MOST: Final = 10**9
_PAGE: Final = re.compile(r"(\d{1,9})\.([A-Za-z0-9_-]+)", re.ASCII)
_MOMENT: Final = r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)"
_BETWEEN: Final = re.compile(f"{_MOMENT}/{_MOMENT}", re.ASCII)


def read_question(
    parameters: Iterable[tuple[str, str]], *, completes: bool = False
) -> ContentQuestion:
    """Read a question; of an autocomplete service where it `completes`.

    Of a parameter that is sent twice the last one counts. `BadQuery`, with the parameter named,
    for what can't be read; what is none of these is named among the `ignored`.
    """
    given = dict(parameters)
    names = _COMPLETION if completes else _LOOKED_AT
    told = tuple((name, given[name]) for name in names if given.get(name))
    for name, value in told:
        _refuse_unreadable(name, value, LONGEST_QUERY if name == "q" else _LONGEST)
    asked = dict(told)
    cursor, start = _page(asked.get("page", ""))
    ignored = sorted(name for name in given.keys() - set(names) if len(name) <= _LONGEST_NAME)
    return ContentQuestion(
        query=asked.get("q", ""),
        motivations=tuple(asked.get("motivation", "").split()),
        created=tuple(map(_between, asked.get("date", "").split())),
        cursor=cursor,
        start=start,
        least=_least(asked.get("min", "1")),
        ignored=tuple(ignored[:_MOST_NAMED]),
        told=told,
    )


def page_token(cursor: str, start: int) -> str:
    """Write where an answer goes on, and how many annotations stood before."""
    return f"{start}.{cursor}"


def _refuse_unreadable(name: str, value: str, longest: int) -> None:
    if len(value) > longest:
        raise _refused(name, value, f"should have at most {longest} characters")
    if "\0" in value:
        raise _refused(name, value, "holds a NUL character")
    if name == "q" and value.count('"') % 2:
        raise _refused(name, value, "has a quotation mark that is not closed")


def _page(told: str) -> tuple[str, int]:
    if not told:
        return "", 0
    found = _PAGE.fullmatch(told)
    if found is None:
        raise wrong_page(told)
    return found[2], int(found[1])


def wrong_page(told: str) -> BadQuery:
    """Say that nobody gave this page."""
    return _refused("page", told, "no answer has named this page; begin without it")


def _between(told: str) -> Between:
    """Read a span of time. 2.0, 4.1.1: both ends in UTC, to the second."""
    wanted = "must be spans written YYYY-MM-DDThh:mm:ssZ/YYYY-MM-DDThh:mm:ssZ"
    found = _BETWEEN.fullmatch(told)
    if found is None:
        raise _refused("date", told, wanted)
    try:
        start, end = (
            datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
            for moment in found.groups()
        )
    except ValueError:
        raise _refused("date", told, wanted) from None
    return start, end


def _least(told: str) -> int:
    if not (told.isascii() and told.isdecimal() and len(told) <= len(str(_MOST))):
        raise _refused("min", told, "must be a whole number")
    return int(told)


def _refused(name: str, value: str, reason: str) -> BadQuery:
    problem = Problem(name, value[:60], reason)
    return BadQuery(f"This can't be searched for. {problem}", (problem,))
