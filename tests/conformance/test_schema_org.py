"""Records in the words of schema.org use its types and properties as its vocabulary defines them.

No checker of schema.org that is kept up lies at hand; its own vocabulary, version 30.0, is held in
`schemas/schema-org-30.0.json` (see the README there). It says which things have a property and what
the property takes, and lets text stand for whatever is no more than a name.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription
from app.exchange.mapping_reading import load_mapping
from app.exchange.planning import plan
from app.exchange.sample import sample_photographs
from app.exchange.schema_org import schema_org
from app.exchange.tables import read_table
from app.iiif.addresses import Addresses
from app.iiif.record_links import record_links

PROJECT = Path(__file__).parents[2]
REAL = PROJECT.parent / "shared" / "real" / "copy1-60"
VOCABULARY = json.loads(
    Path(__file__).with_name("schemas").joinpath("schema-org-30.0.json").read_text("utf-8")
)
WORDS = {"Text", "URL", "CssSelectorType", "PronounceableText", "XPathType"}
DAYS = {"Date", "DateTime", "Time"}
NUMBERS = {"Number", "Integer", "Float", "QuantitativeValue", "Distance"}
HERE = Addresses("https://archive.example.org")
Cataloguing = Callable[[PhotographDescription], CataloguedPhotograph]


def kinds(name: str) -> set[str]:
    """Give a type with all that it is too."""
    above = VOCABULARY["types"].get(name, [])
    return {name}.union(*map(kinds, above))


def faults(thing: dict[str, Any], at: str = "") -> Iterator[str]:
    """Say where a thing is not as the vocabulary has it."""
    told = thing["@type"]
    types = told if isinstance(told, list) else [told]
    yield from (f"{at}: no type {one}" for one in types if one not in VOCABULARY["types"])
    of = set().union(*map(kinds, types))
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        known = VOCABULARY["properties"].get(name)
        if known is None or not of & set(known["on"]):
            yield f"{at}.{name}: nothing that {types} have"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _unfit(one, set(known["takes"]), f"{at}.{name}")


def _unfit(value: Any, takes: set[str], at: str) -> Iterator[str]:
    if isinstance(value, dict) and "@type" in value:
        yield from faults(value, at)
        told = value["@type"]
        of = set().union(*map(kinds, told if isinstance(told, list) else [told]))
        if not of & takes:
            yield f"{at}: takes {takes}, not {value['@type']}"
        return
    text = value.get("@value") if isinstance(value, dict) else value
    named = {one for one in takes if "Thing" in kinds(one)}
    if not takes & NUMBERS if isinstance(text, int | float) else not takes & (WORDS | DAYS) | named:
        yield f"{at}: takes {takes}, not {text!r}"


def told_of(photograph: CataloguedPhotograph) -> dict[str, Any]:
    return schema_org(photograph, record_links(photograph, addresses=HERE, limits=ImageLimits()))


def test_the_vocabulary_tells_right_from_wrong() -> None:
    assert list(faults({"@type": "Photograph", "name": "A", "creator": {"@type": "Person"}})) == []
    assert list(faults({"@type": "Photograf"})) != []
    assert list(faults({"@type": "Place", "holdingArchive": "x"})) != []
    assert list(faults({"@type": "ArchiveComponent", "holdingArchive": {"@type": "Person"}})) != []
    assert list(faults({"@type": "Photograph", "creator": {"@type": "Thing", "name": "A"}})) != []
    assert list(faults({"@type": "Photograph", "creator": "A", "dateCreated": 1942})) != []


def test_every_record_of_the_sample_uses_the_vocabulary_as_it_is(catalogued: Cataloguing) -> None:
    card = ScanDescription("a" * 64, width_px=1800, height_px=1200)
    for one in sample_photographs():
        drawn = replace(one, sides=tuple(replace(side, scans=(card,)) for side in one.sides))
        assert list(faults(told_of(catalogued(drawn)))) == []


def test_every_real_record_uses_the_vocabulary_as_it_is(catalogued: Cataloguing) -> None:
    if not REAL.is_dir():
        pytest.skip(f"the real records are not here: {REAL}")
    mapping = load_mapping(PROJECT / "docs/how-to/import-copy1-60.yaml")
    for row in read_table(REAL / "catalogue.json", mapping.table).rows:
        assert list(faults(told_of(catalogued(plan(row, mapping).description)))) == []
