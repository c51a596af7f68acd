"""tripoli, the stricter validator of IIIF Presentation 2, accepts what is made of real records.

Its own `validate` fetches addresses; here documents are handed to it. It reports what must be as
errors and what should be as warnings.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tripoli import IIIFValidator

from app.domain.catalogued import (
    BoundAlbum,
    CataloguedPhotograph,
    CataloguedUnit,
    Page,
    PhotographSummary,
)
from app.domain.imagery import ImageLimits
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.sides import ScanDescription
from app.domain.units import Level, UnitDescription
from app.exchange.mapping_reading import load_mapping
from app.exchange.planning import plan
from app.exchange.sample import sample_photographs
from app.exchange.tables import read_table
from app.iiif.addresses import Addresses
from app.iiif.album import album_manifest
from app.iiif.annotation_list import annotation_list
from app.iiif.collection import collection, root_collection
from app.iiif.manifest import manifest
from app.iiif.presentation_version import PresentationVersion

PROJECT = Path(__file__).parents[2]
REAL = PROJECT.parent / "shared" / "real" / "copy1-60"
HERE = Addresses("http://127.0.0.1:8000")
LIMITS = ImageLimits()
EXPECTED = (
    "thumbnail SHOULD be IIIF image service",  # viewers fetch the very picture without one
    "SHOULD have thumbnail field",  # where there is no picture
    "SHOULD have description field",  # where nobody has described it
    "SHOULD have metadata field",
)
V2 = PresentationVersion.V2

Cataloguing = Callable[[PhotographDescription], CataloguedPhotograph]


@pytest.fixture(scope="module")
def photographs(catalogued: Cataloguing) -> list[CataloguedPhotograph]:
    """The sample without its cards and with them, and the real records where they are here."""
    card = ScanDescription("a" * 64, width_px=1800, height_px=1200)
    described = [*sample_photographs()]
    described += [
        replace(one, sides=tuple(replace(side, scans=(card, card)) for side in one.sides))
        for one in described
    ]
    if REAL.is_dir():
        mapping = load_mapping(PROJECT / "docs/how-to/import-copy1-60.yaml")
        rows = read_table(REAL / "catalogue.json", mapping.table).rows
        described += [plan(row, mapping).description for row in rows]
    return [catalogued(one) for one in described]


def faults_of(body: bytes) -> list[str]:
    validator = IIIFValidator(debug=False, collect_errors=True, collect_warnings=True)
    validator.validate(json.loads(body))
    warnings = [one for one in validator.warnings if not any(map(str(one).count, EXPECTED))]
    return [str(fault) for fault in (*validator.errors, *warnings)]


def manifest_of(photograph: CataloguedPhotograph) -> bytes:
    return manifest(photograph, addresses=HERE, limits=LIMITS, version=V2)


def unit(described: UnitDescription) -> CataloguedUnit:
    return CataloguedUnit("u1", 1, PublicationState.PUBLISHED, described)


def test_every_manifest_is_accepted(photographs: list[CataloguedPhotograph]) -> None:
    assert [faults_of(manifest_of(one)) for one in photographs] == [[]] * len(photographs)


def test_every_annotation_list_is_what_the_specification_wants(
    photographs: list[CataloguedPhotograph],
) -> None:
    """5.6, and 3.3's table. tripoli knows manifests, sequences and canvases alone."""
    for photograph in photographs:
        canvases = {HERE.canvas(photograph.id, side.id) for side in photograph.description.sides}
        for side in photograph.description.sides:
            listed = json.loads(annotation_list(photograph, side.id, addresses=HERE))
            assert set(listed) == {"@context", "@id", "@type", "resources"}
            assert (listed["@context"], listed["@type"]) == (V2.context, "sc:AnnotationList")
            for one in listed["resources"]:
                assert (one["@type"], one["motivation"]) == ("oa:Annotation", "sc:painting")
                assert one["resource"]["@type"] == "cnt:ContentAsText"
                assert one["on"].partition("#")[0] in canvases


def test_an_album_is_accepted(photographs: list[CataloguedPhotograph]) -> None:
    described = unit(UnitDescription("A 1", {"en": ["Album"], "pl": ["Album"]}, level=Level.ALBUM))
    album = BoundAlbum(described, tuple(photographs), "1f")
    assert faults_of(album_manifest(album, addresses=HERE, limits=LIMITS, version=V2)) == []


def test_collections_are_what_the_specification_wants(
    photographs: list[CataloguedPhotograph],
) -> None:
    """5.8: `@id`, `@type` and a label for itself and for each of its members."""
    described = unit(UnitDescription("A 1", {"en": ["Album"]}, level=Level.ALBUM))
    listed = Page(
        tuple(
            PhotographSummary(one.id, one.description.reference_code, one.description.title, None)
            for one in photographs
        ),
        after="p1",
    )
    units = Page((described,), after="u1")
    whole = collection(
        described, units=units, photographs=listed, addresses=HERE, is_bound=True, version=V2
    )
    for body in (whole, root_collection(units, addresses=HERE, version=V2)):
        document = json.loads(body)
        members = [*document["collections"], *document.get("manifests", [])]
        assert (document["@context"], document["@type"]) == (V2.context, "sc:Collection")
        for one in (document, *members):
            assert one["@id"].startswith(f"{HERE.base}/iiif/presentation/2/")
            assert one["label"]
        assert {one["@type"] for one in members} <= {"sc:Collection", "sc:Manifest"}


def kinds(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value["@type"]
        for below in value.values():
            yield from kinds(below)
    elif isinstance(value, list):
        for below in value:
            yield from kinds(below)


def test_no_document_of_version_2_has_a_choice(photographs: list[CataloguedPhotograph]) -> None:
    """Rule 11 of what was observed in viewers: Universal Viewer stays blank before one."""
    assert all("oa:Choice" not in kinds(json.loads(manifest_of(one))) for one in photographs)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b'"sc:Sequence"', b'"sc:Sequences"'),
        (b'"viewingHint":"individuals"', b'"viewingHint":"individual"'),
        (b'"width":1800', b'"width":"wide"'),
        (b'"motivation":"sc:painting"', b'"motivation":"painting"'),
        (b'"@id":"http://127.0.0.1:8000/iiif/presentation/3', b'"@id":"/iiif/presentation/3'),
    ],
)
def test_a_planted_fault_is_found(
    photographs: list[CataloguedPhotograph], good: bytes, bad: bytes
) -> None:
    body = next(b for b in map(manifest_of, photographs) if good in b)
    assert faults_of(body) == []
    assert faults_of(body.replace(good, bad)) != []
