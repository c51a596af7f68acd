"""IIIF Presentation API 2.1.1, 5.1 to 5.7."""

from dataclasses import replace
from typing import Any

import orjson

from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.domain.institutions import InstitutionDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideKind, SidePresence
from app.iiif.addresses import Addresses
from app.iiif.manifest import manifest
from app.iiif.presentation_version import PresentationVersion

BASE = "https://archive.example.org"
BELOW = f"{BASE}/iiif/presentation/2/p1"
CANVAS = f"{BASE}/iiif/presentation/3/p1/canvas"


def made(photograph: CataloguedPhotograph, **changes: Any) -> dict[str, Any]:
    changed = replace(photograph, description=replace(photograph.description, **changes))
    body = manifest(
        changed,
        addresses=Addresses(BASE),
        limits=ImageLimits(max_width_px=2000),
        version=PresentationVersion.V2,
    )
    document: dict[str, Any] = orjson.loads(body)
    return document


def test_a_full_record_fills_every_property(photograph: CataloguedPhotograph) -> None:
    document = made(photograph)
    endings = [one["@id"].partition("p1.")[2] for one in document.pop("seeAlso")]
    assert endings == ["json", "jsonld", "dc.xml", "edm.xml"]
    del document["metadata"], document["sequences"], document["rendering"], document["service"]
    assert document == {
        "@context": "http://iiif.io/api/presentation/2/context.json",
        "@id": f"{BELOW}/manifest",
        "@type": "sc:Manifest",
        "label": [
            {"@value": "After the <amnesty>", "@language": "en"},
            {"@value": "Po „amnestii”", "@language": "pl"},
        ],
        "description": [
            {"@value": "<Soldiers> ", "@language": "en"},
            {"@value": "Żołnierze", "@language": "pl"},
        ],
        "attribution": [
            {
                "@value": "Photo from the archives of the Institute (acquired from Hoover)",
                "@language": "en",
            },
            {
                "@value": "Fotografia z archiwum: Instytut (pozyskano od: Hoover)",
                "@language": "pl",
            },
        ],
        "license": "http://rightsstatements.org/vocab/InC/1.0/",
        "navDate": "1942-01-01T00:00:00Z",
        "viewingHint": "individuals",
        "within": f"{BASE}/iiif/presentation/2/collection/u1",
        "related": {
            "@id": f"{BASE}/photographs/p1",
            "format": "text/html",
            "label": [
                {"@value": "Page in the catalogue", "@language": "en"},
                {"@value": "Strona w katalogu", "@language": "pl"},
            ],
        },
        "thumbnail": {
            "@id": f"{BASE}/iiif/2/i1/full/375,/0/default.jpg",
            "@type": "dctypes:Image",
            "format": "image/jpeg",
            "width": 375,
            "height": 251,
        },
    }


def test_canvases_are_those_of_version_3_with_one_picture_and_no_choice(
    photograph: CataloguedPhotograph,
) -> None:
    """Rule 11: Universal Viewer requests a choice's address as a picture, and stays blank."""
    (sequence,) = made(photograph)["sequences"]
    assert sequence["@id"] == f"{BELOW}/sequence/normal"
    recto, verso = sequence["canvases"]
    assert [recto["@id"], verso["@id"]] == [f"{CANVAS}/s1", f"{CANVAS}/s2"]
    (image,) = recto["images"]
    assert image["on"] == f"{CANVAS}/s1"
    assert image["resource"] == {
        "@id": f"{BASE}/iiif/2/i1/full/2000,/0/default.jpg",  # within the limits, so not `full`
        "@type": "dctypes:Image",
        "format": "image/jpeg",
        "width": 2000,
        "height": 1334,
        "service": {
            "@context": "http://iiif.io/api/image/2/context.json",
            "@id": f"{BASE}/iiif/2/i1",
            "profile": "http://iiif.io/api/image/2/level2.json",
        },
    }
    assert verso["images"][0]["resource"]["@id"] == f"{BASE}/iiif/2/i3/full/full/0/default.jpg"
    assert verso["otherContent"] == [{"@id": f"{BELOW}/list/s2", "@type": "sc:AnnotationList"}]
    assert "otherContent" not in recto


def test_a_side_without_a_picture_is_an_empty_canvas_and_the_next_one_starts(
    photograph: CataloguedPhotograph,
) -> None:
    recto, verso = photograph.description.sides
    bare = replace(recto, scans=(), presence=SidePresence.BLANK)
    (sequence,) = made(photograph, sides=(bare, verso))["sequences"]
    assert sequence["startCanvas"] == f"{CANVAS}/s2"
    assert "images" not in sequence["canvases"][0]  # tripoli takes no empty list


def test_an_album_has_ranges_and_a_logo_is_an_address(photograph: CataloguedPhotograph) -> None:
    page = replace(photograph.description.sides[0], kind=SideKind.ALBUM_PAGE)
    logo = "https://ipn.example.org/logo.png"
    holder = InstitutionDescription(acronym="IPN", logo=logo)
    document = made(photograph, sides=(page,), holder=holder)
    assert (document["viewingHint"], document["logo"]) == ("paged", logo)
    (range_,) = document["structures"]
    assert range_["@id"] == f"{BASE}/iiif/presentation/3/p1/range/s1"
    assert range_["canvases"] == [f"{CANVAS}/s1"]


def test_an_empty_record_leaves_out_what_it_does_not_know(photograph: CataloguedPhotograph) -> None:
    bare = replace(photograph, units=(), description=PhotographDescription("X 1"))
    document = made(bare)
    assert document["label"] == "X 1"
    assert set(document) == {
        "@context", "@id", "@type", "label", "metadata", "related", "viewingHint", "seeAlso",
        "service", "sequences",
    }  # fmt: skip
