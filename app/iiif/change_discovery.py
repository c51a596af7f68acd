"""The public stream of events: IIIF Change Discovery API 1.0, level 2.

Plain structures, not iiif-prezi3, which knows no activities. A page is known by its number and,
once it is full, never changes: whoever walks from the last one back meets each event once.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.domain.activities import Activity, ActivityKind, PublicNoun
from app.iiif.addresses import Addresses
from app.iiif.document import json_document

CONTEXT: Final = "http://iiif.io/api/discovery/1/context.json"
A_PAGE: Final = 500
"""How many events a page has."""

_TYPES: Final[Mapping[ActivityKind, str]] = {kind: kind.value.title() for kind in ActivityKind}
_GOES: Final = frozenset({ActivityKind.DELETE, ActivityKind.REMOVE})
_SCHEMA: Final = "https://schema.org/"
_RECORDS: Final = {
    PublicNoun.PHOTOGRAPH: {"en": ["The photograph's record"]},
    PublicNoun.UNIT: {"en": ["The unit's record"]},
}
_URN: Final = "urn:uuid:"


def last_page(count: int) -> int:
    """Give the number of the last page of so many events, from 0."""
    return max(0, count - 1) // A_PAGE


def all_changes(count: int, *, addresses: Addresses) -> bytes:
    """Write the collection of all events. 3.1 Ordered Collection.

    Before the first event there is one page, an empty one. `last` is required of every collection,
    and an item of every page: of both, a harvester that walks back can do without the item.
    """
    return json_document(
        CONTEXT,
        {
            "id": addresses.activities(),
            "type": "OrderedCollection",
            "totalItems": count,
            "first": _page(0, addresses),
            "last": _page(last_page(count), addresses),
        },
    )


def page_of_changes(
    activities: Sequence[Activity], number: int, *, count: int, addresses: Addresses
) -> bytes:
    """Write a page, its most recent event last. 3.2 Ordered Collection Page."""
    beside = {}
    if number > 0:
        beside["prev"] = _page(number - 1, addresses)
    if number < last_page(count):
        beside["next"] = _page(number + 1, addresses)
    return json_document(
        CONTEXT,
        {
            **_page(number, addresses),
            "startIndex": number * A_PAGE,
            "partOf": {"id": addresses.activities(), "type": "OrderedCollection"},
            "orderedItems": [_activity(one, addresses) for one in activities],
            **beside,
        },
    )


def _page(number: int, addresses: Addresses) -> dict[str, Any]:
    return {"id": addresses.activities(number), "type": "OrderedCollectionPage"}


def _activity(one: Activity, addresses: Addresses) -> dict[str, Any]:
    """Write an event. 3.3 Activities."""
    told: dict[str, Any] = {
        "id": f"{addresses.activities()}#{one.sequence}",
        "type": _TYPES[one.kind],
        "endTime": f"{one.happened_at:%Y-%m-%dT%H:%M:%SZ}",
    }
    here = _resource(one, addresses)
    stream = {"id": addresses.activities(), "type": "OrderedCollection"}
    if one.kind is ActivityKind.MOVE:
        return told | {"object": _named(one, Addresses(one.former_base)), "target": here}
    if one.kind is ActivityKind.ADD:
        return told | {"object": here, "target": stream}
    if one.kind is ActivityKind.REMOVE:
        return told | {"object": here, "origin": stream}
    return told | {"object": here}


def _resource(one: Activity, addresses: Addresses) -> dict[str, Any]:
    """Name what an event is about, and where it is described, as long as it is there."""
    named = _named(one, addresses)
    if one.kind in _GOES:
        return named
    is_unit = one.noun is PublicNoun.UNIT
    linked = addresses.linked_unit if is_unit else addresses.linked_record
    record = {
        "id": linked(one.subject_id),
        "type": "Dataset",
        "label": _RECORDS[one.noun],
        "format": "application/ld+json",
        "profile": _SCHEMA,
    }
    return named | {"seeAlso": [record]}


def _named(one: Activity, addresses: Addresses) -> dict[str, Any]:
    """Name it by its address, and by what outlives every address: as OAI-PMH does.

    Both versions of a manifest have the one address, by what a client asks for.
    """
    canonical = {"canonical": f"{_URN}{one.subject_id}"}
    if one.noun is PublicNoun.UNIT:
        return {"id": addresses.collection(one.subject_id), "type": "Collection"} | canonical
    return {"id": addresses.manifest(one.subject_id), "type": "Manifest"} | canonical
