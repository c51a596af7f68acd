"""Reading a search from the parameters of an address: all that can be read, and what is wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.domain.analysis import LONGEST_QUERY
from app.domain.errors import Problem, Rejected
from app.domain.inscriptions import InscriptionKind
from app.domain.search_filters import SearchFilters
from app.domain.search_query import Expand
from app.domain.search_request import FARTHEST
from app.domain.sides import SideKind
from app.exchange.search_address import FLAGS, LISTS, AskedSearch
from app.language.edtf import parse_edtf

_CHOICES: Final[Mapping[str, frozenset[str]]] = {
    "kind": frozenset(InscriptionKind),
    "side": frozenset(SideKind),
}
_YES: Final = frozenset({"true", "yes", "1", "on"})
_NO: Final = frozenset({"false", "no", "0"})
_MOST_VALUES: Final = 50
_LONGEST_VALUE: Final = 500
_LONGEST_CURSOR: Final = 2000
_MOST_DIGITS: Final = 9
_MOST_PAGES: Final = 10**_MOST_DIGITS - 1

Read = tuple[AskedSearch, tuple[Problem, ...]]


def read_search(parameters: Iterable[tuple[str, str]], *, most: int = 100, usual: int = 20) -> Read:
    """Read a search from the parameters of an address; what can't be read is a problem by its name.

    Whatever can be read is, so that a page can go on without the rest. `most` is the longest page,
    `usual` the length of one that nothing is said of. Unknown parameters are none of ours.

    Pages are counted within the first `FARTHEST` hits; beside a cursor the number only says where
    one is.
    """
    given: dict[str, list[str]] = {}
    for name, value in parameters:
        given.setdefault(name, []).append(value.strip())
    reader = _Reader(given, [])
    lists: dict[str, Any] = {named: reader.values(name) for name, named in LISTS.items()}
    flags: dict[str, Any] = {name: reader.flag(name) for name in FLAGS}
    days = {name: day for name in ("date_from", "date_to") if (day := reader.one(name))}
    filters = SearchFilters(
        date_from=reader.day("date_from", lambda span: span[0]),
        date_to=reader.day("date_to", lambda span: span[1]),
        **lists,
        **flags | {"certainly": bool(flags["certainly"])},
    )
    limit = reader.number("limit", usual, most)
    cursor = reader.text("cursor", _LONGEST_CURSOR)
    asked = AskedSearch(
        query=reader.text("q", LONGEST_QUERY),
        filters=filters,
        days={name: day for name, day in days.items() if getattr(filters, name)},
        expand=reader.expand(),
        limit=limit,
        page=reader.number("page", 1, _MOST_PAGES if cursor else max(1, FARTHEST // limit)),
        cursor=cursor,
    )
    if filters.date_from and filters.date_to and filters.date_from > filters.date_to:
        reader.refuse("date_to", days["date_to"], "is before date_from")
    return asked, tuple(reader.problems)


def must_be_read(parameters: Iterable[tuple[str, str]], *, most: int = 100) -> AskedSearch:
    """Read a search, or raise `Rejected` with everything that can't be read of it."""
    asked, problems = read_search(parameters, most=most)
    if problems:
        told = "; ".join(map(str, problems))
        raise Rejected(f"This search can't be asked so. {told}.", problems)
    return asked


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes parameters by their names, and notes what is wrong with them."""

    given: Mapping[str, list[str]]
    problems: list[Problem]

    def refuse(self, name: str, value: str, reason: str) -> None:
        self.problems.append(Problem(name, value[:60], reason))

    def one(self, name: str) -> str:
        return next(reversed(self.given.get(name, [])), "")

    def text(self, name: str, longest: int) -> str:
        value = self.one(name)
        if len(value) > longest:
            self.refuse(name, value, f"should have at most {longest} characters")
        return value[:longest]

    def values(self, name: str) -> tuple[str, ...]:
        values = tuple(dict.fromkeys(filter(None, self.given.get(name, []))))
        if len(values) > _MOST_VALUES:
            self.refuse(name, "", f"can be given at most {_MOST_VALUES} times")
        for value in values:
            if len(value) > _LONGEST_VALUE:
                self.refuse(name, value, f"should have at most {_LONGEST_VALUE} characters")
            elif not value.isprintable():
                self.refuse(name, value, "holds a control character")
            elif name in _CHOICES and value not in _CHOICES[name]:
                self.refuse(name, value, f"must be one of {', '.join(sorted(_CHOICES[name]))}")
        return tuple(value for value in values[:_MOST_VALUES] if self._is_fit(name, value))

    def flag(self, name: str) -> bool | None:
        value = self.one(name).lower()
        if value and value not in _YES | _NO:
            self.refuse(name, value, "must be true or false")
        return value in _YES if value in _YES | _NO else None

    def day(self, name: str, end: Callable[[tuple[Any, Any]], date | None]) -> date | None:
        value = self.one(name)
        if not value:
            return None
        try:
            span = parse_edtf(value)
            day = end((span.earliest_on, span.latest_on))
        except Rejected:
            day = None
        if day is None:
            self.refuse(name, value, "is no date; write it as 1941, 1941-12 or 1941-12-24")
        return day

    def number(self, name: str, usual: int, most: int) -> int:
        value = self.one(name)
        if not self.given.get(name):
            return usual
        is_number = value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS
        if not is_number or not 1 <= int(value) <= most:
            self.refuse(name, value, f"must be a whole number from 1 to {most}")
            return usual
        return int(value)

    def expand(self) -> Expand:
        value = self.one("expand")
        if value and value not in set(Expand):
            self.refuse("expand", value, f"must be one of {', '.join(Expand)}")
        return Expand(value) if value in set(Expand) else Expand.ALL

    @staticmethod
    def _is_fit(name: str, value: str) -> bool:
        is_text = value.isprintable() and len(value) <= _LONGEST_VALUE
        return is_text and value in _CHOICES.get(name, {value})
