"""IIIF Content Search API 2.0, 4.2 Responses and 5.2 Autocomplete Response."""

from typing import Any

import orjson

from app.domain.content_search import ContentQuestion, FoundReadings
from app.domain.hits import Quotation, ReadingHit
from app.domain.region import Region
from app.iiif.addresses import Addresses
from app.iiif.content_search_2 import answer, autocomplete

BASE = "https://archive.example.org"
BELOW = f"{BASE}/iiif/presentation/3/p1"
HERE = f"{BASE}/iiif/search/2/p1?q=b%2A"
HIT = ReadingHit(
    "s2",
    "n1",
    "r1",
    "There are two birds in the bush",
    "en",
    Region(200, 100, 200, 20),
    (
        Quotation("There are two ", "birds", " in the bush"),
        Quotation("birds in the ", "bush", ""),
    ),
)


def asking(query: str, *, ignored: tuple[str, ...] = ()) -> ContentQuestion:
    told = (("q", query),) if query else ()
    return ContentQuestion(query, ignored=ignored, told=told)


def match(motivation: str, number: int, prefix: str, exact: str, suffix: str) -> dict[str, Any]:
    return {
        "id": f"{HERE}#{motivation}-{number}",
        "type": "Annotation",
        "motivation": motivation,
        "target": {
            "type": "SpecificResource",
            "source": f"{BELOW}/annotation/r1",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "prefix": prefix,
                    "exact": exact,
                    "suffix": suffix,
                }
            ],
        },
    }


def test_a_reading_stands_once_and_each_place_in_it_is_pointed_to(addresses: Addresses) -> None:
    """4.2.5 to 4.2.7: the example of the specification, on a canvas of ours."""
    body = answer(FoundReadings((HIT,)), searched="p1", asked=asking("b*"), addresses=addresses)
    assert orjson.loads(body) == {
        "@context": "http://iiif.io/api/search/2/context.json",
        "id": HERE,
        "type": "AnnotationPage",
        "items": [
            {
                "id": f"{BELOW}/annotation/r1",
                "type": "Annotation",
                "motivation": ["supplementing", "commenting"],
                "body": {
                    "type": "TextualBody",
                    "value": "There are two birds in the bush",
                    "format": "text/plain",
                    "language": "en",
                },
                "target": f"{BELOW}/canvas/s2#xywh=200,100,200,20",
            }
        ],
        "annotations": [
            {
                "type": "AnnotationPage",
                "items": [
                    match("contextualizing", 1, "There are two ", "birds", " in the bush"),
                    match("contextualizing", 2, "birds in the ", "bush", ""),
                    match("highlighting", 1, "There are two ", "birds", " in the bush"),
                    match("highlighting", 2, "birds in the ", "bush", ""),
                ],
            }
        ],
    }


def test_nothing_found_is_an_empty_page_that_names_what_was_ignored(addresses: Addresses) -> None:
    """4.2.4 Ignored Parameters."""
    body = answer(
        FoundReadings(()), searched="p1", asked=asking("x", ignored=("user",)), addresses=addresses
    )
    assert orjson.loads(body) == {
        "@context": "http://iiif.io/api/search/2/context.json",
        "id": f"{BASE}/iiif/search/2/p1?q=x",
        "type": "AnnotationPage",
        "ignored": ["user"],
        "items": [],
    }


def test_words_that_begin_so_lead_to_their_search(addresses: Addresses) -> None:
    body = autocomplete(
        [("bird", 15)], searched="p1", asked=asking("bir", ignored=("min",)), addresses=addresses
    )
    assert orjson.loads(body) == {
        "@context": "http://iiif.io/api/search/2/context.json",
        "id": f"{BASE}/iiif/autocomplete/2/p1?q=bir",
        "type": "TermPage",
        "ignored": ["min"],
        "items": [
            {
                "type": "Term",
                "value": "bird",
                "total": 15,
                "service": [{"id": f"{BASE}/iiif/search/2/p1?q=bird", "type": "SearchService2"}],
            }
        ],
    }
