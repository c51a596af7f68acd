"""What a request of Content Search asks for: 1.0, 3.2 and 4.2; 2.0, 4.1 and 5.1."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from app.domain.analysis import LONGEST_QUERY
from app.domain.content_search import (
    MOST_PLACES,
    Between,
    ContentQuestion,
    PagePlace,
    Paging,
)
from app.domain.errors import BadQuery, Problem

_LOOKED_AT: Final = ("q", "motivation", "date", "page")
_COMPLETION: Final = ("q", "motivation", "min")
_LONGEST: Final = 6000
_MOST_NAMED: Final = 20
_LONGEST_NAME: Final = 40
_MOST: Final = 10**9
_PLACE: Final = r"\.\d{1,9}~[A-Za-z0-9_-]+"
_PAGE: Final = re.compile(
    rf"(?P<at>\d{{1,2}})\.(?P<total>\d{{0,9}})(?P<cut>!?)(?P<places>({_PLACE})+)", re.ASCII
)
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
    ignored = sorted(name for name in given.keys() - set(names) if len(name) <= _LONGEST_NAME)
    return ContentQuestion(
        query=asked.get("q", ""),
        motivations=tuple(asked.get("motivation", "").split()),
        created=tuple(map(_between, asked.get("date", "").split())),
        paging=_paging(asked.get("page", "")),
        least=_least(asked.get("min", "1")),
        ignored=tuple(ignored[:_MOST_NAMED]),
        told=told,
    )


def page_asked(asked: ContentQuestion, paging: Paging) -> tuple[tuple[str, str], ...]:
    """Give the parameters that ask for another part of an answer; of the first: none of its own."""
    if not paging.at:
        return asked.without_page
    total = "" if paging.total is None else str(paging.total)
    places = "".join(f".{one.start}~{one.cursor}" for one in paging.places)
    cut = "!" if paging.is_cut else ""
    return (*asked.without_page, ("page", f"{paging.at}.{total}{cut}{places}"))


def pages_beside(paging: Paging | None) -> dict[str, Paging]:
    """Name the other parts of an answer that are known: first, previous, next, and the last."""
    if paging is None:
        return {}
    beside = {"first": replace(paging, at=0)}
    for name, at in (("prev", paging.at - 1), ("next", paging.at + 1)):
        page = paging.turned_to(at)
        if page is not None:
            beside[name] = page
    if paging.total is not None:
        beside["last"] = replace(paging, at=len(paging.places))
    return beside


def _refuse_unreadable(name: str, value: str, longest: int) -> None:
    if len(value) > longest:
        raise _refused(name, value, f"should have at most {longest} characters")
    if "\0" in value:
        raise _refused(name, value, "holds a NUL character")
    if name == "q" and value.count('"') % 2:
        raise _refused(name, value, "has a quotation mark that is not closed")


def _paging(told: str) -> Paging:
    if not told:
        return Paging()
    found = _PAGE.fullmatch(told)
    if found is None:
        raise wrong_page(told)
    places = [one.split("~") for one in found["places"][1:].split(".")]
    at = int(found["at"])
    if not 1 <= at <= len(places) <= MOST_PLACES:
        raise wrong_page(told)
    return Paging(
        tuple(PagePlace(int(start), cursor) for start, cursor in places),
        at,
        int(found["total"]) if found["total"] else None,
        is_cut=bool(found["cut"]),
    )


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
