"""IIIF Change Discovery API 1.0 over HTTP: 3.5 Activity Streams Processing Algorithm."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest

from app.domain.access import AccessRule
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.iiif import change_discovery
from app.persistence.catalogue import Catalogue

STREAM = "/iiif/discovery/activities"


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the stream in pages of two; the use case knows the length by its own name."""
    monkeypatch.setattr(change_discovery, "A_PAGE", 2)
    monkeypatch.setattr("app.services.tell_changes.A_PAGE", 2)


def change(site: Any, verb: Callable[[Catalogue], Any]) -> Any:
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        found = verb(catalogue)
        catalogue.commit()
    return found


def made(site: Any, code: str, **fields: Any) -> str:
    def save(catalogue: Catalogue) -> str:
        saved = catalogue.save(PhotographDescription(code, {"en": [code]}, **fields))
        catalogue.publish(saved.id)
        return saved.id

    return str(change(site, save))


def walked(site: Any) -> Iterator[dict[str, Any]]:
    """Walk from the last event back to the first, as a harvester does. 3.5.1, 3.5.2."""
    page = site.client.get(STREAM).json()["last"]
    while page:
        answer = site.client.get(page["id"])
        assert answer.status_code == 200
        found = answer.json()
        assert found["id"] == page["id"]
        assert 1 <= len(found["orderedItems"]) <= 2
        yield from reversed(found["orderedItems"])
        page = found.get("prev")


def test_a_walk_back_meets_each_event_once_and_what_is_deleted_is_gone(site: Any) -> None:
    gone, closed = made(site, "W 1"), made(site, "W 2")
    made(site, "W 3")
    change(site, lambda catalogue: catalogue.withdraw(gone, reason="rights"))
    made(site, "W 2", access=AccessRule(notice={"en": ["Closed"]}))
    events = list(walked(site))
    numbers = [int(one["id"].partition("#")[2]) for one in events]
    assert numbers == list(range(len(events), 0, -1))
    assert site.client.get(STREAM).json()["totalItems"] == len(events)
    last: dict[str, dict[str, Any]] = {}
    for event in events:
        last.setdefault(event["object"]["id"], event)
    statuses = {
        event["type"]: {site.client.get(address).status_code} for address, event in last.items()
    }
    assert statuses == {"Delete": {410}, "Remove": {403}, "Create": {200}}
    addresses = site.holding.addresses
    assert last[addresses.manifest(gone)]["type"] == "Delete"
    assert last[addresses.manifest(closed)]["type"] == "Remove"
    assert site.draft.id not in str(events)


def test_an_event_that_comes_during_a_walk_moves_no_other(site: Any) -> None:
    made(site, "X 1")
    walk = walked(site)
    first = next(walk)
    made(site, "X 2")
    numbers = [int(one["id"].partition("#")[2]) for one in (first, *walk)]
    assert numbers == list(range(numbers[0], 0, -1))


def test_a_walk_while_others_write_meets_each_event_once_and_the_deleted_are_gone(
    site: Any,
) -> None:
    def write() -> None:
        for number in range(12):
            photograph_id = made(site, f"Y {number}")
            if number % 2:
                change(
                    site, partial(Catalogue.withdraw, photograph_id=photograph_id, reason="rights")
                )

    before = site.client.get(STREAM).json()["totalItems"]
    with ThreadPoolExecutor(1) as writer:
        writing = writer.submit(write)
        while not writing.done():
            numbers = [int(one["id"].partition("#")[2]) for one in walked(site)]
            assert numbers == list(range(len(numbers), 0, -1))
        writing.result()
    events = list(walked(site))
    assert len(events) == before + 18
    gone = [one["object"]["id"] for one in events if one["type"] == "Delete"]
    assert len(gone) >= 6
    assert {site.client.get(address).status_code for address in gone} == {410}


def test_a_unit_that_was_taken_back_is_gone(site: Any) -> None:
    unit = UnitDescription("TAKEN BACK", {"en": ["Taken back"]})
    unit_id = change(site, lambda catalogue: catalogue.save_unit(unit)).id
    change(site, lambda catalogue: catalogue.tree.show(unit_id))
    collection = site.holding.addresses.collection(unit_id)
    assert site.client.get(collection).status_code == 200
    change(site, lambda catalogue: catalogue.tree.hide(unit_id))
    assert site.client.get(collection).status_code == 410
    page = site.client.get(f"/units/{unit_id}")
    assert page.status_code == 410
    assert "taken back" in page.text
    assert next(walked(site))["type"] == "Delete"
    assert unit.reference_code in page.text


def test_the_stream_is_json_ld_for_everybody_and_says_when_it_is_the_same(site: Any) -> None:
    answer = site.client.get(STREAM)
    context = "http://iiif.io/api/discovery/1/context.json"
    assert answer.headers["content-type"] == f'application/ld+json;profile="{context}"'
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json()["@context"] == context
    held = site.client.get(STREAM, headers={"if-none-match": answer.headers["etag"]})
    assert held.status_code == 304


@pytest.mark.parametrize("page", ["999999", "-1", "x", "1.5", "9" * 30])
def test_a_page_that_is_not_there_is_not_found(site: Any, page: str) -> None:
    assert site.client.get(f"{STREAM}/{page}").status_code == 404
