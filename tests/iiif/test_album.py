"""An album as one manifest: IIIF Presentation API 3.0, 5.2 and 5.4; cookbook 0024."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from app.domain.catalogued import BoundAlbum, CataloguedPhotograph, CataloguedUnit
from app.domain.imagery import ImageLimits
from app.domain.rights import RightsDescription
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


def test_each_leaf_says_which_photograph_it_is_of_and_what_is_written_on_it(
    album: BoundAlbum,
) -> None:
    """Viewers that know no annotations, as Universal Viewer, show the metadata of a canvas."""
    recto, verso, *_ = made(album, PresentationVersion.V3)["items"]
    assert recto["label"] == {"en": ["U/1/7 \u00b7 Recto"], "pl": ["U/1/7 \u00b7 Awers"]}
    whole = {"en": ["After the <amnesty>"], "pl": ["Po „amnestii”"]}
    of = {"label": {"en": ["Photograph"], "pl": ["Fotografia"]}, "value": whole}
    assert recto["metadata"] == [of]
    first, note, stamp, *others = verso["metadata"]
    assert first == of
    assert note["label"] == {"en": ["Verso: note"], "pl": ["Odwrocie: notatka"]}
    assert note["value"] == {"en": ["Stalin’s paradise... <after the amnesty>"]}  # noqa: RUF001 - as it is quoted
    assert stamp["value"] == {"none": ["ФОТО 1942"]}
    assert [one["label"]["en"] for one in others] == [["Scan"]]  # it is damaged


def test_rights_that_hold_for_every_leaf_are_told(album: BoundAlbum) -> None:
    first, other = album.photographs
    terms = "http://rightsstatements.org/vocab/InC/1.0/"
    in_copyright = replace(first.description, rights=(RightsDescription(terms),))
    free = replace(first.description, rights=())
    for described, told in ((in_copyright, terms), (free, None)):
        leaves = (replace(first, description=in_copyright), replace(other, description=described))
        document = made(replace(album, photographs=leaves), PresentationVersion.V3)
        assert document.get("rights") == told


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
