"""Requests of OAI-PMH 2.0: six verbs, with the arguments that each takes (3.1.1, 3.6 and 4)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SECOND: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)
_LONGEST: Final = 2000
_URI: Final = re.compile(
    r"([A-Za-z][A-Za-z0-9+.-]*:)?([A-Za-z0-9._~/?@!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})+", re.ASCII
)
_PREFIX: Final = re.compile(r"[A-Za-z0-9_.!~*'()-]+", re.ASCII)
_SET: Final = re.compile(rf"{_PREFIX.pattern}(:{_PREFIX.pattern})*", re.ASCII)
TOKEN: Final = "resumptionToken"  # noqa: S105 - the protocol's word for where a list goes on


class Verb(StrEnum):
    """4: what can be asked."""

    IDENTIFY = "Identify"
    FORMATS = "ListMetadataFormats"
    SETS = "ListSets"
    IDENTIFIERS = "ListIdentifiers"
    RECORDS = "ListRecords"
    RECORD = "GetRecord"


_REQUIRED: Final[Mapping[Verb, frozenset[str]]] = {
    Verb.IDENTIFIERS: frozenset({"metadataPrefix"}),
    Verb.RECORDS: frozenset({"metadataPrefix"}),
    Verb.RECORD: frozenset({"identifier", "metadataPrefix"}),
}
_OPTIONAL: Final[Mapping[Verb, frozenset[str]]] = {
    Verb.FORMATS: frozenset({"identifier"}),
    Verb.IDENTIFIERS: frozenset({"from", "until", "set"}),
    Verb.RECORDS: frozenset({"from", "until", "set"}),
}
_IN_PARTS: Final = frozenset({Verb.SETS, Verb.IDENTIFIERS, Verb.RECORDS})


@dataclass(frozen=True, slots=True)
class OaiRequest:
    """A request that can be answered: its verb, and what else was said."""

    verb: Verb
    arguments: Mapping[str, str]


_WRITTEN: Final[Mapping[str, re.Pattern[str]]] = {
    "identifier": _URI,
    "metadataPrefix": _PREFIX,
    "set": _SET,
}
"""2.4, 2.6 and 3.4: how each must be written, and else can't be repeated in an answer."""


class OaiFault(Exception):  # noqa: N818 - an answer of the protocol, which is no failure
    """3.6 Error and Exception Conditions: `code` is one of the protocol's words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    @property
    def echoes(self) -> bool:
        """Whether the answer repeats the arguments: not where they were none (3.2)."""
        return self.code not in {"badVerb", "badArgument"}


def read_request(parameters: Iterable[tuple[str, str]]) -> OaiRequest:
    """Read the arguments of a request, or raise `OaiFault`."""
    given: dict[str, list[str]] = {}
    for name, value in parameters:
        given.setdefault(name, []).append(value)
    verb = _verb(given.pop("verb", []))
    for name, values in given.items():
        if len(values) > 1:
            raise OaiFault("badArgument", f"The argument {name[:40]!r} is repeated.")
    arguments = {name: values[0] for name, values in given.items()}
    _refuse_wrong_ones(verb, arguments)
    read_range(arguments)
    return OaiRequest(verb, arguments)


def _verb(told: list[str]) -> Verb:
    if len(told) != 1 or told[0] not in set(Verb):
        raise OaiFault("badVerb", f"Ask with one verb: {', '.join(Verb)}.")
    return Verb(told[0])


def _refuse_wrong_ones(verb: Verb, arguments: Mapping[str, str]) -> None:
    if TOKEN in arguments and verb in _IN_PARTS:
        allowed = needed = frozenset({TOKEN})  # 3.5: an exclusive argument
    else:
        needed = _REQUIRED.get(verb, frozenset())
        allowed = needed | _OPTIONAL.get(verb, frozenset())
    for name in arguments.keys() - allowed:
        raise OaiFault("badArgument", f"{verb} takes no argument {name[:40]!r} here.")
    for name in needed - arguments.keys():
        raise OaiFault("badArgument", f"{verb} needs the argument {name!r}.")
    _refuse_unreadable(arguments)


def _refuse_unreadable(arguments: Mapping[str, str]) -> None:
    for name, value in arguments.items():
        if not value.isprintable() or (len(value) > _LONGEST):
            code = "badResumptionToken" if name == TOKEN else "badArgument"
            raise OaiFault(code, f"The argument {name!r} can't be read.")
        form = _WRITTEN.get(name)
        if form is not None and not form.fullmatch(value):
            raise OaiFault("badArgument", f"The argument {name!r} is not written as such.")


def read_range(arguments: Mapping[str, str]) -> tuple[datetime | None, datetime | None]:
    """Read `from` and `until`: the first instant, and the one behind the last. 2.7.1, 3.3.1."""
    earliest, latest = arguments.get("from"), arguments.get("until")
    if earliest and latest and len(earliest) != len(latest):
        raise OaiFault("badArgument", "'from' and 'until' must be told to the same unit of time.")
    from_at = _instant("from", earliest) if earliest is not None else None
    before = None
    if latest is not None:
        a_unit = timedelta(days=1) if _DAY.fullmatch(latest) else timedelta(seconds=1)
        try:
            before = _instant("until", latest) + a_unit
        except OverflowError:
            before = None
    if from_at and before and from_at >= before:
        raise OaiFault("badArgument", "'from' is later than 'until'.")
    return from_at, before


def _instant(name: str, told: str) -> datetime:
    form = "%Y-%m-%d" if _DAY.fullmatch(told) else "%Y-%m-%dT%H:%M:%SZ"
    if not (_DAY.fullmatch(told) or _SECOND.fullmatch(told)):
        raise OaiFault("badArgument", f"{name!r} must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
    try:
        return datetime.strptime(told, form).replace(tzinfo=UTC)
    except ValueError:
        raise OaiFault("badArgument", f"{name!r} is no date of the calendar.") from None
