"""IIIF Change Discovery API 1.0, 3.1 to 3.3."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.activities import Activity, ActivityKind, PublicNoun
from app.iiif.addresses import Addresses
from app.iiif.change_discovery import A_PAGE, all_changes, last_page, page_of_changes

AT = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
STREAM = "https://archive.example.org/iiif/discovery/activities"
BELOW = "https://archive.example.org/iiif/presentation/3"


def page(addresses: Addresses, *kinds: ActivityKind, number: int = 0, count: int = 1) -> Any:
    events = [
        Activity(place, kind, PublicNoun.PHOTOGRAPH, "p1", AT, "http://old.example.org")
        for place, kind in enumerate(kinds, start=1)
    ]
    return json.loads(page_of_changes(events, number, count=count, addresses=addresses))


def test_the_collection_leads_to_its_first_and_last_page(addresses: Addresses) -> None:
    found = json.loads(all_changes(A_PAGE + 1, addresses=addresses))
    assert found == {
        "@context": "http://iiif.io/api/discovery/1/context.json",
        "id": STREAM,
        "type": "OrderedCollection",
        "totalItems": A_PAGE + 1,
        "first": {"id": f"{STREAM}/0", "type": "OrderedCollectionPage"},
        "last": {"id": f"{STREAM}/1", "type": "OrderedCollectionPage"},
    }


@pytest.mark.parametrize(
    ("count", "last"), [(0, 0), (1, 0), (A_PAGE, 0), (A_PAGE + 1, 1), (2 * A_PAGE, 1)]
)
def test_a_full_page_is_followed_by_another(count: int, last: int) -> None:
    assert last_page(count) == last


def test_a_page_names_its_neighbours_and_its_place(addresses: Addresses) -> None:
    middle = page(addresses, ActivityKind.CREATE, number=1, count=3 * A_PAGE)
    assert (middle["prev"]["id"], middle["next"]["id"]) == (f"{STREAM}/0", f"{STREAM}/2")
    assert middle["startIndex"] == A_PAGE
    assert middle["partOf"] == {"id": STREAM, "type": "OrderedCollection"}
    only = page(addresses, ActivityKind.CREATE)
    assert not {"prev", "next"} & only.keys()


def test_an_event_names_the_manifest_and_the_record_beside_it(addresses: Addresses) -> None:
    (event,) = page(addresses, ActivityKind.CREATE)["orderedItems"]
    assert event == {
        "id": f"{STREAM}#1",
        "type": "Create",
        "endTime": "2026-01-02T03:04:05Z",
        "object": {
            "id": f"{BELOW}/p1/manifest",
            "type": "Manifest",
            "canonical": "urn:uuid:p1",
            "seeAlso": [
                {
                    "id": "https://archive.example.org/photographs/p1.jsonld",
                    "type": "Dataset",
                    "label": {"en": ["The photograph's record"]},
                    "format": "application/ld+json",
                    "profile": "https://schema.org/",
                }
            ],
        },
    }


def test_what_is_gone_is_only_named(addresses: Addresses) -> None:
    deleted, removed = page(addresses, ActivityKind.DELETE, ActivityKind.REMOVE)["orderedItems"]
    assert deleted["object"] == {
        "id": f"{BELOW}/p1/manifest", "type": "Manifest", "canonical": "urn:uuid:p1",
    }  # fmt: skip
    assert removed["origin"] == {"id": STREAM, "type": "OrderedCollection"}


def test_what_is_added_again_and_what_is_moved_says_where(addresses: Addresses) -> None:
    added, moved = page(addresses, ActivityKind.ADD, ActivityKind.MOVE)["orderedItems"]
    assert added["target"] == {"id": STREAM, "type": "OrderedCollection"}
    assert moved["object"] == {
        "id": "http://old.example.org/iiif/presentation/3/p1/manifest", "type": "Manifest",
        "canonical": moved["target"]["canonical"],
    }  # fmt: skip
    assert moved["target"]["id"] == f"{BELOW}/p1/manifest"


def test_a_unit_is_a_collection_with_its_record_beside_it(addresses: Addresses) -> None:
    kinds = (ActivityKind.UPDATE, ActivityKind.DELETE)
    events = [Activity(1, kind, PublicNoun.UNIT, "u1", AT) for kind in kinds]
    found = json.loads(page_of_changes(events, 0, count=2, addresses=addresses))
    collection = {
        "id": f"{BELOW}/collection/u1", "type": "Collection", "canonical": "urn:uuid:u1",
    }  # fmt: skip
    record = {
        "id": "https://archive.example.org/units/u1.jsonld",
        "type": "Dataset",
        "label": {"en": ["The unit's record"]},
        "format": "application/ld+json",
        "profile": "https://schema.org/",
    }
    there, gone = (one["object"] for one in found["orderedItems"])
    assert there == collection | {"seeAlso": [record]}
    assert gone == collection


def test_before_the_first_event_a_harvester_still_finds_a_last_page(addresses: Addresses) -> None:
    """3.1: `last` is required; a walk over an empty page ends at once, one over none may fail."""
    found = json.loads(all_changes(0, addresses=addresses))
    assert (found["totalItems"], found["last"]["id"]) == (0, f"{STREAM}/0")
    empty = json.loads(page_of_changes([], 0, count=0, addresses=addresses))
    assert empty["orderedItems"] == []
    assert not {"prev", "next"} & empty.keys()
