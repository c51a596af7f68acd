"""What a content state from anywhere opens here: IIIF Content State API 1.0, 2.2 and 4."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import unquote, urldefrag, urlsplit

import orjson

from app.domain.errors import NotFound, Rejected
from app.domain.region import Region
from app.iiif.addresses import Addresses
from app.iiif.content_state import decode, refusal

LONGEST_STATE: Final = 20_000
MOST_PLACES: Final = 20
_DEEPEST: Final = 6
_AROUND_PX: Final = 400
"""How much is shown around a point, which has no size of its own."""

_SEGMENT: Final = r"[0-9A-Za-z-]+"
_OURS: Final = (
    re.compile(rf"/iiif/presentation/[23]/collection/(?P<unit>{_SEGMENT})"),
    re.compile(rf"/iiif/presentation/[23]/(?P<photograph>{_SEGMENT})/canvas/(?P<side>{_SEGMENT})"),
    re.compile(
        rf"/iiif/presentation/[23]/(?P<photograph>{_SEGMENT})/annotation/(?P<reading>{_SEGMENT})"
    ),
    re.compile(
        rf"/iiif/presentation/[23]/(?P<photograph>{_SEGMENT})/annotations/(?P<side>{_SEGMENT})"
    ),
    re.compile(rf"/iiif/presentation/[23]/(?P<photograph>{_SEGMENT})/.+"),
    re.compile(rf"/iiif/content-state/(?P<photograph>{_SEGMENT})/(?P<side>{_SEGMENT})"),
    re.compile(rf"/photographs/(?P<photograph>{_SEGMENT})"),
    re.compile(rf"/units/(?P<unit>{_SEGMENT})"),
)
_NUMBER: Final = r"(\d{1,9})(?:\.\d*)?"
_XYWH: Final = re.compile(rf"xywh=(?:pixel:)?{_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}")


class OfAnotherCatalogue(NotFound):
    """A content state leads to another house: `address` is what it names there."""

    def __init__(self, message: str, *, address: str) -> None:
        super().__init__(message)
        self.address = address


@dataclass(frozen=True, slots=True)
class Place:
    """What is to be opened: a unit, or a photograph with a side, a region of it, or a reading."""

    photograph_id: str = ""
    side_id: str = ""
    region: Region | None = None
    unit_id: str = ""
    reading_id: str = ""


def read_state(written: str, *, addresses: Addresses) -> tuple[Place, ...]:
    """Read a content state in any of its forms: encoded, plain JSON-LD, or a plain address.

    2.2.1 to 2.2.5; several targets (5.3) are as many places. `Rejected` for what is no content
    state, `OfAnotherCatalogue` and `NotFound` for what is none of this one's.
    """
    told = written.strip()
    if not told or len(told) > LONGEST_STATE:
        raise refusal(f"must have 1 to {LONGEST_STATE} characters", told)
    state = _plain(told)
    if not isinstance(state, str | dict | list):
        raise refusal("is neither an address nor a JSON object", told)
    try:
        places = tuple(dict.fromkeys(_places(state, addresses, 0)))
    except _Unreadable as fault:
        raise refusal(str(fault), told) from None
    if not places:
        raise refusal("names nothing to open", told)
    return places[:MOST_PLACES]


def _plain(told: str) -> Any:
    """Take a state out of its encoding, if it has one."""
    if told.startswith(("http://", "https://")):
        return told
    if not told.startswith(("{", "[")):
        return decode(told)
    try:
        return orjson.loads(told)
    except orjson.JSONDecodeError:
        raise refusal("is no well-formed JSON", told) from None


class _Unreadable(Exception):  # noqa: N818 - it never leaves this module
    """Why a state can't be read, without what stands there."""


def _refused(reason: str) -> _Unreadable:
    return _Unreadable(reason)


def _places(state: Any, addresses: Addresses, depth: int) -> Iterator[Place]:
    """Give the places of a state, or of what it targets."""
    if depth > _DEEPEST:
        raise _refused("goes too deep")
    if isinstance(state, str):
        yield _addressed(state, addresses)
    elif isinstance(state, list):
        for each in state[:MOST_PLACES]:
            yield from _places(each, addresses, depth + 1)
    elif not isinstance(state, Mapping):
        raise _refused("is neither an address nor a JSON object")
    elif state.get("type") == "Annotation" and state.get("target"):
        yield from _places(state["target"], addresses, depth + 1)
    elif state.get("type") == "SpecificResource":
        for place in _places(state.get("source"), addresses, depth + 1):
            region = _selected(state.get("selector"))
            yield replace(place, region=region) if region else place
    else:
        yield _resource(state, addresses)


def _resource(state: Mapping[str, Any], addresses: Addresses) -> Place:
    """Find a resource by its own address, else by what it is part of. 2.2.4, 2.2.5."""
    address = state.get("id") or state.get("@id")
    if not isinstance(address, str) or not address:
        raise _refused("has a target without an id")
    try:
        return _addressed(address, addresses)
    except (NotFound, _Unreadable):
        for whole in _listed(state.get("partOf")):
            named = whole.get("id") if isinstance(whole, Mapping) else whole
            if isinstance(named, str):
                return _addressed(named, addresses)
        raise


def _addressed(address: str, addresses: Addresses) -> Place:
    """Tell what of ours has this address; `NotFound` for another house's."""
    try:
        plain, fragment = urldefrag(address.strip())
        parts, base = urlsplit(plain), urlsplit(addresses.base)
    except ValueError:
        raise _refused("names no address") from None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise _refused("names no address that begins with http:// or https://")
    if parts.netloc.lower() != base.netloc or not parts.path.startswith(f"{base.path}/"):
        raise OfAnotherCatalogue(
            "This is of another catalogue: a viewer that is open to all may show it.",
            address=address.strip(),
        )
    path = unquote(parts.path.removeprefix(base.path)).rstrip("/")
    found = next((match for form in _OURS if (match := form.fullmatch(path))), None)
    if found is None:
        raise NotFound("There is nothing at this address.")
    named = found.groupdict()
    return Place(
        photograph_id=named.get("photograph", ""),
        side_id=named.get("side", ""),
        region=_fragment(unquote(fragment or parts.query)),
        unit_id=named.get("unit", ""),
        reading_id=named.get("reading", ""),
    )


def _selected(selector: Any) -> Region | None:
    """Read the first selector that selects a part of a picture. Web Annotation Data Model, 4.2."""
    for each in _listed(selector):
        kind = each.get("type") if isinstance(each, Mapping) else None
        region = None
        if kind == "FragmentSelector" and isinstance(each.get("value"), str):
            region = _fragment(each["value"])
        elif kind == "ImageApiSelector" and isinstance(each.get("region"), str):
            region = _fragment(f"xywh={each['region']}")
        elif kind == "PointSelector":
            region = _around(each.get("x"), each.get("y"))
        if region:
            return region
    return None


def _around(x: Any, y: Any) -> Region | None:
    if not all(isinstance(place, int | float) and 0 <= place < 10**9 for place in (x, y)):
        return None
    left, top = (max(0, int(place) - _AROUND_PX // 2) for place in (x, y))
    return Region(left, top, _AROUND_PX, _AROUND_PX)


def _fragment(fragment: str) -> Region | None:
    """Read a rectangle in pixels. Media Fragments URI 1.0, 4.2.2; anything else is the whole."""
    found = _XYWH.search(fragment)
    try:
        return Region(*_four(found.groups())) if found else None
    except Rejected:  # it has no area
        return None


def _four(numbers: Sequence[str]) -> tuple[int, int, int, int]:
    left, top, width, height = map(int, numbers)
    return left, top, width, height


def _listed(value: Any) -> list[Any]:
    """Give what may stand alone or in a list as a list, at most a few."""
    return value[:MOST_PLACES] if isinstance(value, list) else [value]
