"""An album as one manifest: IIIF Presentation API 3.0, 5.2 and 5.4; cookbook 0024."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from app.domain.catalogued import BoundAlbum, CataloguedPhotograph, CataloguedUnit
from app.domain.imagery import ImageLimits
from app.domain.units import Level
from app.iiif.addresses import Addresses
from app.iiif.album import album_manifest
from app.iiif.presentation_version import PresentationVersion

BASE = "https://archive.example.org"
BELOW = f"{BASE}/iiif/presentation/3"


@pytest.fixture
def album(photograph: CataloguedPhotograph, unit: CataloguedUnit) -> BoundAlbum:
    other = replace(photograph, id="p2")
    unit = replace(unit, description=replace(unit.description, level=Level.ALBUM))
    return BoundAlbum(unit, (photograph, other), "1f")


def made(album: BoundAlbum, version: PresentationVersion) -> dict[str, Any]:
    body = album_manifest(album, addresses=Addresses(BASE), limits=ImageLimits(), version=version)
    document: dict[str, Any] = orjson.loads(body)
    return document


def test_an_album_has_all_leaves_and_a_chapter_for_each_photograph(album: BoundAlbum) -> None:
    document = made(album, PresentationVersion.V3)
    assert document["id"] == f"{BELOW}/u1/manifest"
    assert document["behavior"] == ["paged"]
    assert document["service"][0]["@id"] == f"{BASE}/iiif/search/1/u1"
    assert document["label"] == {"en": ["The Anders Army"], "pl": ["Armia Andersa"]}
    canvases = [f"{BELOW}/{p}/canvas/{s}" for p in ("p1", "p2") for s in ("s1", "s2")]
    assert [one["id"] for one in document["items"]] == canvases
    assert [one["id"] for one in document["structures"]] == [
        f"{BELOW}/u1/range/p1", f"{BELOW}/u1/range/p2",
    ]  # fmt: skip
    assert [item["id"] for one in document["structures"] for item in one["items"]] == canvases
    assert document["items"][0]["partOf"] == [
        {
            "id": f"{BELOW}/p1/manifest",
            "type": "Manifest",
            "label": {"en": ["After the <amnesty>"], "pl": ["Po „amnestii”"]},
        }
    ]


def test_credit_lines_are_told_once_and_a_keeper_where_all_leaves_have_the_same(
    album: BoundAlbum,
) -> None:
    document = made(album, PresentationVersion.V3)
    assert len(document["requiredStatement"]["value"]["en"]) == 1
    assert document["provider"][0]["label"] == {"en": ["Institute"], "pl": ["Instytut"]}
    first, other = album.photographs
    elsewhere = replace(other, description=replace(other.description, holder=None))
    mixed = made(replace(album, photographs=(first, elsewhere)), PresentationVersion.V3)
    assert "provider" not in mixed


def test_version_2_has_the_same_canvases_in_ranges(album: BoundAlbum) -> None:
    document = made(album, PresentationVersion.V2)
    assert document["@id"] == f"{BASE}/iiif/presentation/2/u1/manifest"
    (sequence,) = document["sequences"]
    ids = [one["@id"] for one in sequence["canvases"]]
    assert [one for range_ in document["structures"] for one in range_["canvases"]] == ids
