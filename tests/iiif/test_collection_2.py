"""IIIF Presentation API 2.1.1, 5.8 Collection."""

import orjson

from app.domain.catalogued import CataloguedUnit, Page, PhotographSummary
from app.domain.sides import ScanDescription
from app.iiif.addresses import Addresses
from app.iiif.collection import collection, root_collection
from app.iiif.presentation_version import PresentationVersion

BASE = "https://archive.example.org"
ABOVE = f"{BASE}/iiif/presentation/2/collection"
SCAN = ScanDescription("a" * 64, id="i1", width_px=3000, height_px=2001)
V2 = PresentationVersion.V2


def test_a_unit_in_full(unit: CataloguedUnit, addresses: Addresses) -> None:
    photographs = Page((PhotographSummary("p1", "U/1/7", {"pl": ["Żołnierze"]}, SCAN),), after="p1")
    body = collection(
        unit, units=Page((unit,)), photographs=photographs, addresses=addresses, version=V2
    )
    document = orjson.loads(body)
    assert (document["@id"], document["@type"]) == (f"{ABOVE}/u1", "sc:Collection")
    assert document["within"] == f"{ABOVE}/root"
    assert [one["@id"] for one in document["collections"]] == [
        f"{ABOVE}/u1", f"{ABOVE}/u1?after=p1",
    ]  # fmt: skip
    (listed,) = document["manifests"]
    assert listed["@id"] == f"{BASE}/iiif/presentation/2/p1/manifest"
    assert listed["label"] == {"@value": "Żołnierze", "@language": "pl"}
    assert listed["thumbnail"]["@id"] == f"{BASE}/iiif/2/i1/full/375,/0/default.jpg"


def test_the_top_of_an_empty_tree_has_no_empty_lists(addresses: Addresses) -> None:
    document = orjson.loads(root_collection(Page(()), addresses=addresses, version=V2))
    assert set(document) == {"@context", "@id", "@type", "label", "service"}
    assert document["@id"] == f"{ABOVE}/root"
