"""What must hold of a photograph's document beyond the types of its fields."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from app.domain.access import AccessRule, why_no_cap, why_no_picture
from app.domain.agents import ContributionDescription
from app.domain.dating import DateDescription
from app.domain.hands import STAMPED
from app.domain.inscriptions import InscriptionDescription, ReadingDescription, ReadingLayer
from app.domain.photographs import PhotographDescription
from app.domain.pointers import RESTING
from app.domain.readings import (
    IN_A_CIRCLE,
    NO_OTHER_READING,
    READING_LINKS,
    circular_links,
    preferred_again,
    preferred_beside,
)
from app.domain.region import points_text, why_no_polygon, why_not_around
from app.domain.rights import RightsDescription, is_statement
from app.domain.sides import ScanDescription
from app.exchange.custody_rules import CUSTODY_RULES
from app.exchange.document_rules import (
    FieldRule,
    Found,
    RecordRule,
    why_no_edtf,
    why_no_language,
    why_no_reference_code,
)

_LARGEST_MM: Final = 100_000  # a hundred metres; past it somebody's unit or decimal point is wrong
_SIDES: Final = {"x_px": 0, "y_px": 0, "width_px": 1, "height_px": 1}  # the least of each
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def _why_no_digest(digest: str) -> str:
    return "" if _DIGEST.fullmatch(digest) else "is no SHA-256: 64 digits 0-9 and a-f"


def _why_no_rights_uri(uri: str) -> str:
    if not uri or is_statement(uri):
        return ""
    return (
        "must be empty or an address that begins http://creativecommons.org/licenses/, "
        "http://creativecommons.org/publicdomain/ or http://rightsstatements.org/vocab/ "
        "(IIIF takes no other, and none with https); other terms go into statement"
    )


def _photograph(record: Mapping[str, Any]) -> Found:
    yield from _more_than_one_preferred_date(record)
    for name in ("width_mm", "height_mm"):
        size = record.get(name)
        if isinstance(size, int | float) and not 0 < size <= _LARGEST_MM:
            yield (name,), str(size), f"must be above 0 and at most {_LARGEST_MM}"
    for name in RESTING:
        for place, assertion in enumerate(_records(record, name)):
            match assertion.get("inscription"):
                case [int(side), int(inscription)]:
                    if not _has_inscription(record, side, inscription):
                        reason = (
                            "points to an inscription that is not here (side, then inscription)"
                        )
                        yield (name, place, "inscription"), f"{side}, {inscription}", reason


def _has_inscription(record: Mapping[str, Any], side: int, inscription: int) -> bool:
    sides = _records(record, "sides")
    if not 0 <= side < len(sides):
        return False
    return 0 <= inscription < len(_records(sides[side], "inscriptions"))


def _more_than_one_preferred_date(record: Mapping[str, Any]) -> Found:
    preferred = [date for date in _records(record, "dates") if date.get("preferred") is True]
    for kind, count in Counter(str(date.get("of")) for date in preferred).items():
        if count > 1:
            yield ("dates",), kind, f"{count} dates of this kind are preferred; prefer one at most"


def access_rule(record: Mapping[str, Any]) -> Found:
    """Find what is wrong with the cap of a rule of access."""
    yield ("size_cap_px",), str(record.get("size_cap_px")), why_no_cap(record.get("size_cap_px"))


def _inscription(record: Mapping[str, Any]) -> Found:
    rule = record.get("access")
    size = rule.get("size_cap_px") if isinstance(rule, dict) else None
    if isinstance(size, int):
        yield ("access", "size_cap_px"), str(size), why_no_picture(AccessRule(size_cap_px=size))
    yield from _readings(_records(record, "readings"))
    yield from _region(record)
    if record.get("stamp") and record.get("kind") not in STAMPED:
        yield ("stamp",), str(record["stamp"]), "only a stamp or back-mark is made by a stamp"


def _region(record: Mapping[str, Any]) -> Found:
    region = record.get("region")
    if not isinstance(region, dict):
        return
    if _has_no_area(region):
        reason = "x_px and y_px must be 0 or more, width_px and height_px 1 or more"
        yield ("region",), str(region), reason
    elif region.get("points_px"):
        yield ("region", "points_px"), *_points(region)


def _points(region: Mapping[str, Any]) -> tuple[str, str]:
    """Give the points of a region as they stand, and why they can't stand there."""
    points = region["points_px"]
    if not isinstance(points, list) or not all(map(_is_point, points)):
        reason = "must be points, each of x and y in whole pixels: 10,20 200,20 200,90"
        return points if isinstance(points, str) else str(points), reason
    told = points_text(points)
    sides = [region.get(name) for name in _SIDES]
    if not all(isinstance(side, int) for side in sides):
        return told, why_no_polygon(points)
    left, top, width, height = (int(side or 0) for side in sides)
    return told, why_not_around((left, top, width, height), points)


def _is_point(point: object) -> bool:
    return (
        isinstance(point, list)
        and len(point) == len(("x", "y"))
        and all(type(place) is int for place in point)
    )


def _readings(readings: list[Mapping[str, Any]]) -> Found:
    links = [[(name, reading.get(name)) for name in READING_LINKS] for reading in readings]
    numbers = [[(name, at) for name, at in each if isinstance(at, int)] for each in links]
    for place, each in enumerate(numbers):
        for name, pointed in each:
            if not 0 <= pointed < len(readings) or pointed == place:
                yield ("readings", place, name), str(pointed), NO_OTHER_READING
    for place, name, pointed in circular_links(numbers):
        yield ("readings", place, name), str(pointed), IN_A_CIRCLE
    for place, other in preferred_again(list(map(_preferred_kind, readings))):
        yield ("readings", place, "preferred"), "", preferred_beside(other)


def _preferred_kind(reading: Mapping[str, Any]) -> tuple[str, str] | None:
    if reading.get("preferred") is not True:
        return None
    layer = reading.get("layer", ReadingLayer.DIPLOMATIC)
    return str(layer), str(reading.get("language", "")).lower()


def _has_no_area(region: Mapping[str, Any]) -> bool:
    return any(
        isinstance(size, int) and size < _SIDES[name]
        for name, size in region.items()
        if name in _SIDES
    )


def _records(record: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Give the entries of a list; one that is no record counts as an empty one."""
    entries = record.get(name)
    if not isinstance(entries, list):
        return []
    return [entry if isinstance(entry, dict) else {} for entry in entries]


FIELD_RULES: Final[Mapping[type, Mapping[str, FieldRule]]] = {
    PhotographDescription: {"reference_code": why_no_reference_code},
    ScanDescription: {"sha256": _why_no_digest},
    InscriptionDescription: {"written_edtf": why_no_edtf},
    ReadingDescription: {"language": why_no_language},
    DateDescription: {"edtf": why_no_edtf},
    **CUSTODY_RULES,
    RightsDescription: {"uri": _why_no_rights_uri},
}
RECORD_RULES: Final[Mapping[type, RecordRule]] = {
    AccessRule: access_rule,
    PhotographDescription: _photograph,
    InscriptionDescription: _inscription,
    ContributionDescription: _region,
}
RULES_BEFORE_STORAGE: Final = {
    owner: rules for owner, rules in FIELD_RULES.items() if owner is not ScanDescription
}
"""The same for a photograph whose scans have no digest yet."""
