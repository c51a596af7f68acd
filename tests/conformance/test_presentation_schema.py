"""The official JSON schema of IIIF Presentation 3 accepts what is made of real records.

The schema is the consortium's own; what it does not look at (that ids agree, that a canvas that
is written on exists) is looked at here.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from iiif_prezi3 import Collection, Manifest

from app.domain.access import AccessRule
from app.domain.catalogued import (
    BoundAlbum,
    CataloguedPhotograph,
    CataloguedUnit,
    Page,
    PhotographSummary,
)
from app.domain.content_search import ContentQuestion, FoundReadings
from app.domain.hits import Quotation, ReadingHit
from app.domain.imagery import ImageLimits
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlacePoint, PlaceRole
from app.domain.publication import PublicationState
from app.domain.sides import ScanDescription, SideDescription
from app.domain.units import Level, UnitDescription
from app.exchange.mapping_reading import load_mapping
from app.exchange.planning import plan
from app.exchange.sample import sample_photographs, sample_units
from app.exchange.tables import read_table
from app.iiif.addresses import Addresses
from app.iiif.album import album_manifest
from app.iiif.annotation_layers import layer_collection, layer_page
from app.iiif.annotations import annotation_page, readings_of
from app.iiif.chosen_collection import chosen_collection
from app.iiif.collection import collection, root_collection
from app.iiif.content_search_2 import answer
from app.iiif.labels import Label
from app.iiif.manifest import manifest

PROJECT = Path(__file__).parents[2]
REAL = PROJECT.parent / "shared" / "real" / "copy1-60"
HERE = Addresses("http://127.0.0.1:8000")
LIMITS = ImageLimits()

FaultsOf = Callable[[bytes], list[str]]
Cataloguing = Callable[[PhotographDescription], CataloguedPhotograph]
IdsIn = Callable[[bytes], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def sample(catalogued: Cataloguing) -> list[CataloguedPhotograph]:
    """The sample as it is described, without scans, and with the cards that are drawn for it."""
    described = sample_photographs()
    card = ScanDescription("a" * 64, width_px=1800, height_px=1200)
    drawn = [
        replace(one, sides=tuple(replace(side, scans=(card,)) for side in one.sides))
        for one in described
    ]
    return [catalogued(one) for one in (*described, *drawn)]


@pytest.fixture(scope="module")
def real(catalogued: Cataloguing) -> list[CataloguedPhotograph]:
    if not REAL.is_dir():
        pytest.skip(f"the real records are not here: {REAL}")
    mapping = load_mapping(PROJECT / "docs/how-to/import-copy1-60.yaml")
    rows = read_table(REAL / "catalogue.json", mapping.table).rows
    return [catalogued(plan(row, mapping).description) for row in rows]


@pytest.fixture(params=["sample", "real"])
def photographs(request: pytest.FixtureRequest) -> list[CataloguedPhotograph]:
    found: list[CataloguedPhotograph] = request.getfixturevalue(request.param)
    return found


def manifest_of(photograph: CataloguedPhotograph) -> bytes:
    return manifest(photograph, addresses=HERE, limits=LIMITS)


def unit(described: UnitDescription) -> CataloguedUnit:
    return CataloguedUnit("u1", 1, PublicationState.PUBLISHED, described)


def test_there_are_41_real_records_with_74_pictures(real: list[CataloguedPhotograph]) -> None:
    documents = [json.loads(manifest_of(photograph)) for photograph in real]
    assert len(documents) == 41
    pages = [canvas["items"][0]["items"] for one in documents for canvas in one["items"]]
    assert [len(page) for page in pages] == [1] * 74


def test_every_manifest_is_accepted(
    photographs: list[CataloguedPhotograph], faults_of: FaultsOf
) -> None:
    for photograph in photographs:
        assert faults_of(manifest_of(photograph)) == []


def test_every_annotation_page_is_accepted_and_is_the_one_that_its_canvas_names(
    photographs: list[CataloguedPhotograph], faults_of: FaultsOf
) -> None:
    for photograph in photographs:
        canvases = json.loads(manifest_of(photograph))["items"]
        for side, canvas in zip(photograph.description.sides, canvases, strict=True):
            body = annotation_page(photograph, side.id, addresses=HERE)
            assert faults_of(body) == []
            page = json.loads(body)
            named = [one["id"] for one in canvas.get("annotations", [])]
            assert named == ([page["id"]] if page["items"] else [])
            targets = {item["target"].partition("#")[0] for item in page["items"]}
            assert targets <= {canvas["id"]}


def test_every_layer_and_each_of_its_pages_is_accepted(
    photographs: list[CataloguedPhotograph], faults_of: FaultsOf
) -> None:
    seen = 0
    for photograph in photographs:
        written = {(one.side_id, one.reading.layer) for one in readings_of(photograph)}
        for side_id, layer in written:
            assert faults_of(layer_collection(photograph, layer, addresses=HERE)) == []
            assert faults_of(layer_page(photograph, layer, side_id, addresses=HERE)) == []
            seen += 1
    assert seen


def test_an_album_of_all_of_them_is_accepted(
    photographs: list[CataloguedPhotograph], faults_of: FaultsOf
) -> None:
    described = unit(UnitDescription("ALB", {"en": ["Album"]}, level=Level.ALBUM))
    album = BoundAlbum(described, tuple(photographs), "1f")
    body = album_manifest(album, addresses=HERE, limits=LIMITS)
    assert faults_of(body) == []
    document = json.loads(body)
    assert len(document["structures"]) == len(photographs)
    assert_loads(document)


def test_places_on_a_map_and_a_side_that_is_withheld_are_accepted(
    photographs: list[CataloguedPhotograph], faults_of: FaultsOf
) -> None:
    rule = AccessRule(until_on=date(2031, 5, 4), notice={"en": ["At the family's request."]})
    place = PlaceDescription(PlaceRole.TAKEN_AT, "Buzuluk")
    for photograph in photographs:
        described = replace(
            photograph.description,
            places=(place,),
            sides=tuple(
                replace(side, access=rule, scans=()) for side in photograph.description.sides
            ),
        )
        point = PlacePoint("pl1", "Buzuluk", 52.78, 52.26)
        body = manifest_of(replace(photograph, description=described, points=(point,)))
        assert b"navPlace" in body
        assert b"placeholderCanvas" in body
        assert faults_of(body) == []


def test_iiif_prezi3_loads_every_manifest_and_loses_no_side(
    photographs: list[CataloguedPhotograph],
) -> None:
    for photograph in photographs:
        assert_loads(json.loads(manifest_of(photograph)))


def assert_loads(document: dict[str, Any]) -> None:
    loaded = Manifest(**document)
    canvases = [(str(one.id), len(one.items)) for one in loaded.items]
    assert canvases == [(one["id"], 1) for one in document["items"]]


def test_no_id_stands_for_two_things_and_each_is_below_our_own_address(
    photographs: list[CataloguedPhotograph], ids_in: IdsIn
) -> None:
    seen: set[str] = set()
    for photograph in photographs:
        found = ids_in(manifest_of(photograph))
        assert [one for one, _ in found if not one.startswith("http://127.0.0.1:8000/")] == []
        own = [
            one
            for one, kind in found
            if kind in {"Manifest", "Canvas", "AnnotationPage", "Annotation", "ImageService3"}
        ]
        assert len(own) == len(set(own))
        assert seen.isdisjoint(own)
        seen.update(own)


def test_every_collection_is_accepted(
    photographs: list[CataloguedPhotograph], faults_of: FaultsOf
) -> None:
    summaries = tuple(
        PhotographSummary(
            one.id,
            one.description.reference_code,
            one.description.title,
            one.description.cover.shown_scan if one.description.cover else None,
        )
        for one in photographs
    )
    for described in (*sample_units(), UnitDescription("COPY 1", {})):
        units = Page((unit(described),), after="u1")
        listed = Page(summaries, after="p1")
        body = collection(unit(described), units=units, photographs=listed, addresses=HERE)
        assert faults_of(body) == []
        assert faults_of(root_collection(units, addresses=HERE)) == []


def test_what_somebody_chose_or_found_is_accepted(
    photographs: list[CataloguedPhotograph], faults_of: FaultsOf
) -> None:
    summaries = [
        PhotographSummary(one.id, one.description.reference_code, one.description.title, None)
        for one in photographs
    ]
    for label, query in ((Label.SELECTION, ""), (Label.FOUND, '"<amnesty>"')):
        body = chosen_collection(
            summaries,
            id=HERE.search_collection("q=amnesty"),
            page=HERE.found("q=amnesty"),
            label=label,
            addresses=HERE,
            limits=LIMITS,
            following=HERE.search_collection("q=amnesty", cursor="a"),
            query=query,
        )
        assert faults_of(body) == []
        loaded = Collection(**json.loads(body))
        assert len(loaded.items) == len(photographs) + 1


def test_what_a_search_answers_is_the_annotations_of_the_pages_and_accepted(
    photographs: list[CataloguedPhotograph], faults_of: FaultsOf
) -> None:
    """The schema doesn't know a search answer's own properties, so its parts are looked at."""
    for photograph in photographs:
        for side, hits in _everything_found(photograph):
            body = answer(
                FoundReadings(tuple(hits)),
                searched=photograph.id,
                asked=ContentQuestion("x"),
                addresses=HERE,
            )
            found = json.loads(body)
            page = json.loads(annotation_page(photograph, side.id, addresses=HERE))
            assert all(item in page["items"] for item in found["items"])
            (matches,) = found["annotations"]
            assert len(matches["items"]) == 2 * len(hits)
            for items in (found["items"], matches["items"]):
                assert faults_of(json.dumps({**page, "items": items}).encode()) == []


def _everything_found(
    photograph: CataloguedPhotograph,
) -> Iterator[tuple[SideDescription, list[ReadingHit]]]:
    """Find each reading as a whole."""
    for side, inscription in photograph.description.inscriptions():
        yield (
            side,
            [
                ReadingHit(
                    side.id,
                    inscription.id,
                    reading.id,
                    reading.text,
                    reading.language,
                    inscription.region,
                    (Quotation("", reading.text, ""),),
                )
                for reading in inscription.readings
            ],
        )


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b'"ImageService3"', b"3"),
        (b'"label":{"en":["Recto"]', b'"label":{"en":"Recto"'),
        (b'"behavior":["individuals"]', b'"behavior":["individual"]'),
        (b'"width":1800', b'"width":0'),
        (b'"type":"Canvas"', b'"type":"Sheet"'),
        (b'"navDate":', b'"navdate":'),
        (b'"id":"http://127.0.0.1:8000/iiif/presentation', b'"id":"/iiif/presentation'),
    ],
)
def test_a_planted_fault_is_found(
    sample: list[CataloguedPhotograph], faults_of: FaultsOf, good: bytes, bad: bytes
) -> None:
    body = manifest_of(sample[4])
    assert good in body
    assert faults_of(body) == []
    assert faults_of(body.replace(good, bad)) != []
