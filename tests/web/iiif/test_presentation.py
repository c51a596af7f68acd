"""IIIF Presentation API 3.0 over HTTP: every id in a document leads to what it names."""

from collections.abc import Iterator
from typing import Any

import pytest

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
OWN_KINDS = {"Manifest", "Collection", "Canvas", "AnnotationPage", "Annotation"}


def named(value: Any) -> Iterator[tuple[str, str]]:
    """Every id of ours in a document, with its type."""
    if isinstance(value, dict):
        if value.get("type") in OWN_KINDS:
            yield value["id"], value["type"]
        for item in value.values():
            yield from named(item)
    elif isinstance(value, list):
        for item in value:
            yield from named(item)


@pytest.fixture
def manifest(site: Any) -> str:
    return f"/iiif/presentation/3/{site.published.id}/manifest"


def test_a_manifest_is_json_ld_unless_json_is_asked_for(site: Any, manifest: str) -> None:
    for accept, expected in {
        "*/*": f'application/ld+json;profile="{CONTEXT}"',
        "text/html": f'application/ld+json;profile="{CONTEXT}"',
        "application/json": "application/json",
    }.items():
        answer = site.client.get(manifest, headers={"accept": accept})
        assert answer.status_code == 200
        assert answer.headers["content-type"] == expected
        assert answer.json()["@context"] == CONTEXT


def test_a_manifest_can_be_read_from_anywhere_and_asked_for_in_vain(
    site: Any, manifest: str
) -> None:
    answer = site.client.get(manifest)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "public, no-cache"
    again = site.client.get(manifest, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_its_id_is_its_address(site: Any, manifest: str) -> None:
    assert site.client.get(manifest).json()["id"] == str(site.client.base_url.join(manifest))


def test_every_part_of_a_manifest_answers_at_its_own_id(site: Any, manifest: str) -> None:
    parts = dict(named(site.client.get(manifest).json()))
    assert {*parts.values()} >= {"Manifest", "Canvas", "AnnotationPage", "Annotation"}
    for address, kind in parts.items():
        answer = site.client.get(address)
        assert answer.status_code == 200, address
        assert (answer.json()["id"], answer.json()["type"]) == (address, kind)


def test_every_annotation_answers_at_its_own_id(site: Any) -> None:
    verso = site.published.description.sides[1].id
    address = f"/iiif/presentation/3/{site.published.id}/annotations/{verso}"
    page = site.client.get(address).json()
    (written,) = page["items"]
    alone = site.client.get(written["id"]).json()
    assert alone == {"@context": CONTEXT, **written}
    assert alone["target"].endswith("#xywh=100,50,300,80")


def test_the_collections_lead_from_the_root_to_the_manifest(site: Any, manifest: str) -> None:
    root = site.client.get("/iiif/presentation/3/collection/root").json()
    ((unit_id, _),) = [pair for pair in named(root["items"]) if pair[1] == "Collection"]
    unit = site.client.get(unit_id).json()
    assert unit["id"] == unit_id
    assert [item["id"] for item in unit["items"]] == [str(site.client.base_url.join(manifest))]


def test_a_draft_has_no_manifest_and_none_of_its_parts_for_the_public(site: Any) -> None:
    base = f"/iiif/presentation/3/{site.draft.id}"
    recto = site.draft.description.sides[0].id
    for path in ("manifest", f"canvas/{recto}", f"annotations/{recto}", f"painting/{recto}"):
        hidden = site.client.get(f"{base}/{path}")
        assert hidden.status_code == 404
        assert hidden.headers["content-type"] == "application/problem+json"
        assert hidden.headers["access-control-allow-origin"] == "*"
        shown = site.client.get(f"{base}/{path}", headers=site.reader)
        assert shown.status_code == 200
        assert shown.headers["cache-control"] == "private, no-store"


def test_a_side_of_another_photograph_is_not_found_in_this_one(site: Any) -> None:
    foreign = site.draft.description.sides[0].id
    for part in ("canvas", "annotations", "painting"):
        path = f"/iiif/presentation/3/{site.published.id}/{part}/{foreign}"
        assert site.client.get(path, headers=site.reader).status_code == 404
