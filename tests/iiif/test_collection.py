"""IIIF Presentation API 3.0, 5.1 Collection."""

from dataclasses import replace
from typing import Any

import orjson

from app.domain.catalogued import CataloguedUnit, Page, PhotographSummary
from app.domain.imagery import ImageLimits, ScanCondition
from app.domain.sides import ScanDescription
from app.iiif.addresses import Addresses
from app.iiif.collection import collection, root_collection

BASE = "https://archive.example.org"
ABOVE = f"{BASE}/iiif/presentation/3/collection"
SCAN = ScanDescription("a" * 64, id="i1", width_px=3000, height_px=2001)
NAMED = PhotographSummary("p1", "U/1/7", {"pl": ["Żołnierze"]}, SCAN)
MORE = {"en": ["More"], "pl": ["Dalej"]}
NO_UNITS: Page[CataloguedUnit] = Page(())
NO_PHOTOGRAPHS: Page[PhotographSummary] = Page(())


def searches(name: str) -> list[dict[str, object]]:
    """Where it can be searched: the service that viewers of today know comes first."""
    profile = "http://iiif.io/api/search/1"
    completion = {
        "@id": f"{BASE}/iiif/autocomplete/1/{name}",
        "@type": "AutoCompleteService1",
        "profile": f"{profile}/autocomplete",
    }
    second = {"id": f"{BASE}/iiif/autocomplete/2/{name}", "type": "AutoCompleteService2"}
    return [
        {
            "@id": f"{BASE}/iiif/search/1/{name}",
            "@type": "SearchService1",
            "profile": f"{profile}/search",
            "service": [completion],
        },
        {
            "id": f"{BASE}/iiif/search/2/{name}",
            "type": "SearchService2",
            "service": [second],
        },
    ]


def test_a_unit_in_full(unit: CataloguedUnit, addresses: Addresses) -> None:
    below = replace(unit, id="u2", description=replace(unit.description, title={}))
    body = collection(unit, units=Page((below,)), photographs=Page((NAMED,)), addresses=addresses)
    assert orjson.loads(body) == {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": f"{ABOVE}/u1",
        "type": "Collection",
        "label": {"en": ["The Anders Army"], "pl": ["Armia Andersa"]},
        "service": searches("u1"),
        "summary": {"en": ["<Photographs of 1941 to 1943> "]},
        "metadata": [
            {
                "label": {"en": ["Reference code"], "pl": ["Sygnatura"]},
                "value": {"none": ["U/1"]},
            },
            {"label": {"en": ["Dates"], "pl": ["Datowanie"]}, "value": {"none": ["1941-1943"]}},
        ],
        "homepage": [
            {
                "id": f"{BASE}/units/u1",
                "type": "Text",
                "label": {"en": ["Page in the catalogue"], "pl": ["Strona w katalogu"]},
                "format": "text/html",
                "language": ["en", "pl"],
            }
        ],
        "seeAlso": [
            {
                "id": f"{BASE}/units/u1.jsonld",
                "type": "Dataset",
                "label": {
                    "en": ["Catalogue record as JSON-LD"],
                    "pl": ["Rekord katalogowy w formacie JSON-LD"],
                },
                "format": "application/ld+json",
                "profile": "https://schema.org/",
            }
        ],
        "partOf": [
            {
                "id": f"{ABOVE}/root",
                "type": "Collection",
                "label": {"en": ["All collections"], "pl": ["Wszystkie zbiory"]},
            }
        ],
        "items": [
            {"id": f"{ABOVE}/u2", "type": "Collection", "label": {"none": ["U/1"]}},
            {
                "id": f"{BASE}/iiif/presentation/3/p1/manifest",
                "type": "Manifest",
                "label": {"pl": ["Żołnierze"]},
                "thumbnail": [
                    {
                        "id": f"{BASE}/iiif/3/i1/full/375,251/0/default.jpg",
                        "type": "Image",
                        "format": "image/jpeg",
                        "width": 375,
                        "height": 251,
                    }
                ],
            },
        ],
    }


def items_of(body: bytes) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = orjson.loads(body)["items"]
    return items


def test_a_long_list_ends_with_a_collection_that_goes_on(
    unit: CataloguedUnit, addresses: Addresses
) -> None:
    units, photographs = Page((unit,), after="u9"), Page((NAMED,), after="7/ż")
    body = collection(unit, units=units, photographs=photographs, addresses=addresses)
    items = items_of(body)
    assert [item["id"] for item in items] == [
        f"{ABOVE}/u1",
        f"{ABOVE}/u1?units_after=u9",
        f"{BASE}/iiif/presentation/3/p1/manifest",
        f"{ABOVE}/u1?after=7%2F%C5%BC",
    ]
    assert [item["label"] for item in items if item["label"] == MORE] == [MORE, MORE]


def test_a_later_part_has_the_id_that_led_to_it(unit: CataloguedUnit, addresses: Addresses) -> None:
    body = collection(
        unit, units=NO_UNITS, photographs=Page((NAMED,)), addresses=addresses, after="p1"
    )
    assert orjson.loads(body)["id"] == f"{ABOVE}/u1?after=p1"
    part = root_collection(Page((unit,)), addresses=addresses, after="u1")
    assert orjson.loads(part)["id"] == f"{ABOVE}/root?after=u1"


def test_an_empty_unit_has_an_empty_list(unit: CataloguedUnit, addresses: Addresses) -> None:
    body = collection(unit, units=NO_UNITS, photographs=NO_PHOTOGRAPHS, addresses=addresses)
    assert items_of(body) == []


def test_a_unit_below_another_is_not_said_to_be_at_the_top(
    unit: CataloguedUnit, addresses: Addresses
) -> None:
    below = replace(unit, description=replace(unit.description, parent="U"))
    body = collection(below, units=NO_UNITS, photographs=NO_PHOTOGRAPHS, addresses=addresses)
    assert "partOf" not in orjson.loads(body)


def test_a_photograph_without_title_or_picture_is_listed_all_the_same(
    unit: CataloguedUnit, addresses: Addresses
) -> None:
    unreadable = ScanDescription("a" * 64, id="i1", condition=ScanCondition.UNREADABLE)
    bare = PhotographSummary("p1", "U/1/7", {"en": [" "]}, None)
    broken = replace(bare, cover=unreadable)
    for one in (bare, broken):
        body = collection(unit, units=NO_UNITS, photographs=Page((one,)), addresses=addresses)
        address = f"{BASE}/iiif/presentation/3/p1/manifest"
        assert items_of(body) == [{"id": address, "type": "Manifest", "label": {"none": ["U/1/7"]}}]


def test_a_thumbnail_keeps_to_the_limits(unit: CataloguedUnit, addresses: Addresses) -> None:
    body = collection(
        unit,
        units=NO_UNITS,
        photographs=Page((NAMED,)),
        addresses=addresses,
        limits=ImageLimits(max_width_px=256, max_height_px=256),
    )
    (item,) = items_of(body)
    assert item["thumbnail"][0]["id"] == f"{BASE}/iiif/3/i1/full/188,126/0/default.jpg"


def test_the_root_lists_the_units_at_the_top(unit: CataloguedUnit, addresses: Addresses) -> None:
    body = root_collection(Page((unit,), after="u1"), addresses=addresses)
    assert orjson.loads(body) == {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": f"{ABOVE}/root",
        "type": "Collection",
        "service": searches("root"),
        "label": {"en": ["All collections"], "pl": ["Wszystkie zbiory"]},
        "items": [
            {
                "id": f"{ABOVE}/u1",
                "type": "Collection",
                "label": {"en": ["The Anders Army"], "pl": ["Armia Andersa"]},
            },
            {"id": f"{ABOVE}/root?after=u1", "type": "Collection", "label": MORE},
        ],
    }
