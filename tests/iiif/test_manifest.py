"""IIIF Presentation API 3.0, 5.2 Manifest. The parts have their own tests."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from app.domain.catalogued import CataloguedPhotograph
from app.domain.dating import DateDescription, DateOf
from app.domain.imagery import ImageLimits
from app.domain.institutions import InstitutionDescription
from app.domain.photographs import PhotographDescription
from app.domain.places import PlacePoint
from app.domain.sides import SideKind, SidePresence
from app.iiif.addresses import Addresses
from app.iiif.manifest import manifest

BASE = "https://archive.example.org"
BELOW = f"{BASE}/iiif/presentation/3/p1"


RECORDS: list[tuple[str, str, dict[str, str], str, str]] = [
    (
        "json",
        "application/json",
        {},
        "Catalogue record as JSON",
        "Rekord katalogowy w formacie JSON",
    ),
    (
        "jsonld",
        "application/ld+json",
        {"profile": "https://schema.org/"},
        "Catalogue record as JSON-LD",
        "Rekord katalogowy w formacie JSON-LD",
    ),
    (
        "dc.xml",
        "application/xml",
        {"profile": "http://www.openarchives.org/OAI/2.0/oai_dc/"},
        "Catalogue record in Dublin Core",
        "Rekord katalogowy w Dublin Core",
    ),
    (
        "edm.xml",
        "application/xml",
        {"profile": "http://www.europeana.eu/schemas/edm/"},
        "Catalogue record in the Europeana Data Model",
        "Rekord katalogowy w modelu danych Europeany",
    ),
]


def made(photograph: CataloguedPhotograph, base: str = BASE) -> dict[str, Any]:
    body = manifest(photograph, addresses=Addresses(base), limits=ImageLimits())
    document: dict[str, Any] = orjson.loads(body)
    return document


def described(photograph: CataloguedPhotograph, **changes: Any) -> CataloguedPhotograph:
    return replace(photograph, description=replace(photograph.description, **changes))


def test_a_full_record_fills_every_property(photograph: CataloguedPhotograph) -> None:
    document = made(photograph)
    plain = {name: document[name] for name in document if name not in {"items", "metadata"}}
    assert plain == {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": f"{BELOW}/manifest",
        "type": "Manifest",
        "label": {"en": ["After the <amnesty>"], "pl": ["Po „amnestii”"]},
        # text that looks like HTML, made to look otherwise (4.3)
        "summary": {"en": ["<Soldiers> "], "pl": ["Żołnierze"]},
        "requiredStatement": {
            "label": {"en": ["Credit line"], "pl": ["Informacja o pochodzeniu"]},
            "value": {
                "en": ["Photo from the archives of the Institute (acquired from Hoover)"],
                "pl": ["Fotografia z archiwum: Instytut (pozyskano od: Hoover)"],
            },
        },
        "rights": "http://rightsstatements.org/vocab/InC/1.0/",
        "navDate": "1942-01-01T00:00:00Z",
        "behavior": ["individuals"],
        "provider": [
            {
                "id": f"{BASE}/photographs/p1#holder",
                "type": "Agent",
                "label": {"en": ["Institute"], "pl": ["Instytut"]},
                "homepage": [
                    {
                        "id": "https://ipn.example.org/",
                        "type": "Text",
                        "label": {"en": ["Institute"], "pl": ["Instytut"]},
                        "format": "text/html",
                    }
                ],
            }
        ],
        "homepage": [
            {
                "id": f"{BASE}/photographs/p1",
                "type": "Text",
                "label": {"en": ["Page in the catalogue"], "pl": ["Strona w katalogu"]},
                "format": "text/html",
                "language": ["en", "pl"],
            }
        ],
        "seeAlso": [
            {
                "id": f"{BASE}/photographs/p1.{ending}",
                "type": "Dataset",
                "label": {"en": [english], "pl": [polish]},
                "format": format_,
                **profile,
            }
            for ending, format_, profile, english, polish in RECORDS
        ],
        "rendering": [
            {
                "id": f"{BASE}/photographs/p1/sheet.pdf",
                "type": "Text",
                "label": {
                    "en": ["Sheet for printing: all sides, with what is written on them"],
                    "pl": ["Karta do druku: wszystkie strony wraz z zapisami"],
                },
                "format": "application/pdf",
            },
            {
                "id": f"{BASE}/iiif/3/i1/full/max/0/default.jpg",
                "type": "Image",
                "label": {
                    "en": ["Picture in print resolution (3000 x 2001)"],
                    "pl": ["Obraz w rozdzielczości do druku (3000 x 2001)"],
                },
                "format": "image/jpeg",
            },
        ],
        "partOf": [
            {
                "id": f"{BASE}/iiif/presentation/3/collection/u1",
                "type": "Collection",
                "label": {"en": ["The Anders Army"], "pl": ["Armia Andersa"]},
            }
        ],
        "thumbnail": [
            {
                "id": f"{BASE}/iiif/3/i1/full/375,251/0/default.jpg",
                "type": "Image",
                "format": "image/jpeg",
                "width": 375,
                "height": 251,
            }
        ],
        "service": [
            {
                "@id": f"{BASE}/iiif/search/1/p1",
                "@type": "SearchService1",
                "profile": "http://iiif.io/api/search/1/search",
                "service": [
                    {
                        "@id": f"{BASE}/iiif/autocomplete/1/p1",
                        "@type": "AutoCompleteService1",
                        "profile": "http://iiif.io/api/search/1/autocomplete",
                    }
                ],
            },
            {
                "id": f"{BASE}/iiif/search/2/p1",
                "type": "SearchService2",
                "service": [
                    {"id": f"{BASE}/iiif/autocomplete/2/p1", "type": "AutoCompleteService2"}
                ],
            },
        ],
    }
    assert [canvas["id"] for canvas in document["items"]] == [
        f"{BELOW}/canvas/s1", f"{BELOW}/canvas/s2",
    ]  # fmt: skip


def test_an_empty_record_leaves_out_what_it_does_not_know(photograph: CataloguedPhotograph) -> None:
    bare = replace(photograph, units=(), description=PhotographDescription("X 1"))
    document = made(bare)
    assert document["label"] == {"none": ["X 1"]}
    assert set(document) == {
        "@context", "id", "type", "label", "metadata", "behavior", "homepage", "seeAlso",
        "service", "items",
    }  # fmt: skip
    assert len(document["items"]) == 1


def test_equal_photographs_make_equal_bytes(photograph: CataloguedPhotograph) -> None:
    here, limits = Addresses(BASE), ImageLimits()
    turned = described(photograph, title={"pl": ["Po „amnestii”"], "en": ["After the <amnesty>"]})
    assert len({manifest(one, addresses=here, limits=limits) for one in (photograph, turned)}) == 1
    assert manifest(photograph, addresses=here, limits=limits) == manifest(
        photograph, addresses=here, limits=limits
    )


def test_a_catalogued_credit_line_overrides_the_derived_and_the_usual_one(
    photograph: CataloguedPhotograph,
) -> None:
    holder = InstitutionDescription(acronym="IPN", credit_line="Archives of the IPN")
    usual = described(photograph, holder=holder, custody=())
    assert made(usual)["requiredStatement"]["value"] == {"none": ["Archives of the IPN"]}
    own = described(photograph, holder=holder, credit_line="<Photo: IPN>")
    assert made(own)["requiredStatement"]["value"] == {"none": ["<Photo: IPN> "]}
    assert "requiredStatement" not in made(described(photograph, custody=()))


@pytest.mark.parametrize(
    ("edtf", "instant"),
    [("0987", "0987-01-01T00:00:00Z"), ("9999-12-31", "9999-12-31T00:00:00Z")],
)
def test_an_instant_has_four_digits_of_year(
    photograph: CataloguedPhotograph, edtf: str, instant: str
) -> None:
    """XML Schema dateTime, as 3.1 `navDate` wants it."""
    dated = described(photograph, dates=(DateDescription(DateOf.TAKEN, edtf=edtf),))
    assert made(dated)["navDate"] == instant


@pytest.mark.parametrize(
    "base",
    [
        "http://127.0.0.1:80",
        "HTTP://LOCALHOST:8000/verso/",
        "https://zdjęcia.example.org",
        "http://[0:0::1]:8000",
    ],
)
def test_no_id_is_spelled_otherwise_than_it_was_minted(
    photograph: CataloguedPhotograph, base: str
) -> None:
    here = Addresses(base)
    document = made(photograph, base)
    assert document["id"] == here.manifest("p1")
    assert document["items"][1]["id"] == here.canvas("p1", "s2")
    body = document["items"][1]["items"][0]["items"][0]["body"]
    assert body["service"][0]["id"] == here.image_service("i3")
    assert document["service"][0]["@id"] == here.search("p1", 1)


def test_no_id_is_invented(photograph: CataloguedPhotograph) -> None:
    """iiif-prezi3 makes up ids below http://example.org/iiif/ where one is missing."""
    bare = replace(photograph, description=PhotographDescription("X 1"))
    for one in (photograph, bare):
        body = manifest(one, addresses=Addresses(BASE), limits=ImageLimits())
        assert b"http://example.org" not in body


def test_places_that_lie_on_a_map_are_told_with_their_extension(
    photograph: CataloguedPhotograph,
) -> None:
    """Extension navPlace 1.0, 3: its context stands first; GeoJSON has longitude first."""
    shown = PlacePoint("pl1", "Buzuluk", latitude=52.78, longitude=52.26)
    elsewhere = PlacePoint("pl2", "Rye", latitude=50.95, longitude=0.73)
    document = made(replace(photograph, points=(shown, elsewhere)))
    assert document["@context"] == [
        "http://iiif.io/api/extension/navplace/context.json",
        "http://iiif.io/api/presentation/3/context.json",
    ]
    assert document["navPlace"] == {
        "type": "FeatureCollection",
        "features": [
            {
                "id": f"{BASE}/places/pl1",
                "type": "Feature",
                "properties": {"label": {"none": ["Buzuluk"]}},
                "geometry": {"type": "Point", "coordinates": [52.26, 52.78]},
            }
        ],
    }


def test_a_provider_has_its_logo_without_any_service(photograph: CataloguedPhotograph) -> None:
    """Mirador 4 asks for a logo `NaN` wide where it has a service."""
    logo = "https://ipn.example.org/logo.svg"
    document = made(described(photograph, holder=InstitutionDescription(acronym="IPN", logo=logo)))
    assert document["provider"][0]["logo"] == [
        {"id": logo, "type": "Image", "format": "image/svg+xml"}
    ]


def test_a_photograph_whose_first_side_has_no_picture_starts_at_the_first_that_has(
    photograph: CataloguedPhotograph,
) -> None:
    """3.3.2 `start`."""
    recto, verso = photograph.description.sides
    bare = replace(recto, scans=(), presence=SidePresence.NOT_DIGITISED)
    document = made(described(photograph, sides=(bare, verso)))
    assert document["start"] == {"id": f"{BELOW}/canvas/s2", "type": "Canvas"}
    assert "start" not in made(photograph)


def test_an_album_kept_as_one_item_has_a_chapter_for_each_page(
    photograph: CataloguedPhotograph,
) -> None:
    """5.4 Range. What belongs to a page follows it; a reference has no `items`."""
    recto = photograph.description.sides[0]
    kinds = (SideKind.ALBUM_PAGE, SideKind.DETAIL, SideKind.ALBUM_PAGE)
    sides = tuple(replace(recto, kind=kind, id=f"s{at}") for at, kind in enumerate(kinds))
    document = made(described(photograph, sides=sides))
    assert document["behavior"] == ["paged"]
    first, last = document["structures"]
    assert (first["id"], last["id"]) == (f"{BELOW}/range/s0", f"{BELOW}/range/s2")
    assert first["items"] == [
        {"id": f"{BELOW}/canvas/s0", "type": "Canvas"},
        {"id": f"{BELOW}/canvas/s1", "type": "Canvas"},
    ]
    assert last["items"] == [{"id": f"{BELOW}/canvas/s2", "type": "Canvas"}]
