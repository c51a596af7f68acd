"""The official JSON schema of IIIF Presentation 3, and photographs as the catalogue gives them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit
from app.domain.inscriptions import InscriptionDescription
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.sides import ScanDescription, SideDescription
from app.domain.units import UnitDescription

SCHEMA = Path(__file__).parents[3] / "shared" / "schema" / "iiif_3_0.json"
MADE_AT = datetime(2026, 1, 2, tzinfo=UTC)
CLASSES = {
    "Manifest": "manifest",
    "Collection": "collection",
    "AnnotationPage": "annotationPage",
    "AnnotationCollection": "annotationCollection",
}

FaultsOf = Callable[[bytes], list[str]]
Cataloguing = Callable[[PhotographDescription], CataloguedPhotograph]


@pytest.fixture(scope="session")
def faults_of() -> FaultsOf:
    """Check a document against the class of its `type`, as one list of readable faults."""
    if not SCHEMA.is_file():
        pytest.skip(f"the official schema of IIIF Presentation 3 is not here: {SCHEMA}")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    shared = {name: schema[name] for name in ("$id", "$schema", "types", "classes")}
    validators = {
        kind: Draft7Validator({**shared, "allOf": [{"$ref": f"#/classes/{name}"}]})
        for kind, name in CLASSES.items()
    }

    def check(body: bytes) -> list[str]:
        document = json.loads(body)
        errors = validators[document["type"]].iter_errors(document)
        return [fault for error in errors for fault in leaves(error)]

    return check


def leaves(error: ValidationError) -> Iterator[str]:
    """Give the faults at the bottom of a tree of alternatives: those say what is wrong."""
    if not error.context:
        yield f"{error.json_path}: {error.message[:300]}"
    for below in error.context or ():
        yield from leaves(below)


@pytest.fixture(scope="session")
def catalogued() -> Cataloguing:
    """Give a described photograph the ids and sizes that the catalogue would give it."""
    numbers = count(1)

    def new_id() -> str:
        return f"0197aaaa-0000-7000-8000-{next(numbers):012x}"

    def inscription(one: InscriptionDescription) -> InscriptionDescription:
        readings = tuple(replace(reading, id=new_id()) for reading in one.readings)
        return replace(one, id=new_id(), readings=readings)

    def scan(one: ScanDescription) -> ScanDescription:
        return replace(
            one, id=new_id(), width_px=one.width_px or 3000, height_px=one.height_px or 2001
        )

    def side(one: SideDescription) -> SideDescription:
        return replace(
            one,
            id=new_id(),
            scans=tuple(map(scan, one.scans)),
            inscriptions=tuple(map(inscription, one.inscriptions)),
        )

    def photograph(described: PhotographDescription) -> CataloguedPhotograph:
        described = replace(described, sides=tuple(map(side, described.sides)))
        state = PublicationState.PUBLISHED
        unit = UnitDescription(described.unit, {"en": [described.unit]})
        units = (CataloguedUnit(new_id(), 1, state, unit),) if described.unit else ()
        return CataloguedPhotograph(new_id(), 1, state, MADE_AT, MADE_AT, MADE_AT, units, described)

    return photograph


@pytest.fixture(scope="session")
def ids_in() -> Callable[[bytes], list[tuple[str, str]]]:
    """List every id of a document with its type, in the order of their keys."""

    def walk(value: Any) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            if "id" in value:
                yield value["id"], value.get("type", "")
            for below in value.values():
                yield from walk(below)
        elif isinstance(value, list):
            for below in value:
                yield from walk(below)

    return lambda body: list(walk(json.loads(body)))
