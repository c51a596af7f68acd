"""IIIF Content Search API 1.0, 3.3 to 4.3."""

import orjson

from app.domain.content_search import ContentQuestion, FoundReadings
from app.domain.hits import Quotation, ReadingHit
from app.domain.region import Region
from app.iiif.addresses import Addresses
from app.iiif.content_search_1 import answer, autocomplete

BASE = "https://archive.example.org"
BELOW = f"{BASE}/iiif/presentation/3/p1"
PARADISE = ReadingHit(
    "s2",
    "n1",
    "r1",
    "A bird  in the hand is worth two\tbirds",
    "en",
    Region(10, 20, 300, 40),
    (
        Quotation("A ", "bird", "  in the hand"),
        Quotation("worth two\t", "birds", ""),
    ),
)
STAMP = ReadingHit("s2", "n2", "r2", "BIRD & Co.", "", None, (Quotation("", "BIRD", " & Co."),))


def asking(query: str, *, ignored: tuple[str, ...] = ()) -> ContentQuestion:
    told = (("q", query),) if query else ()
    return ContentQuestion(query, ignored=ignored, told=told)


def test_every_place_found_is_a_hit_on_an_annotation_of_the_answer(addresses: Addresses) -> None:
    body = answer(
        FoundReadings(
            (
                PARADISE,
                STAMP,
            )
        ),
        searched="p1",
        asked=asking("bird*"),
        addresses=addresses,
    )
    assert orjson.loads(body) == {
        "@context": [
            "http://iiif.io/api/presentation/2/context.json",
            "http://iiif.io/api/search/1/context.json",
        ],
        "@id": f"{BASE}/iiif/search/1/p1?q=bird%2A",
        "@type": "sc:AnnotationList",
        "within": {"@type": "sc:Layer", "total": 3},
        "resources": [
            {
                "@id": f"{BELOW}/annotation/r1",
                "@type": "oa:Annotation",
                "motivation": "sc:painting",
                "resource": {
                    "@type": "cnt:ContentAsText",
                    "chars": "A bird  in the hand is worth two\tbirds",
                    "format": "text/plain",
                    "language": "en",
                },
                "on": f"{BELOW}/canvas/s2#xywh=10,20,300,40",
            },
            {
                "@id": f"{BELOW}/annotation/r2",
                "@type": "oa:Annotation",
                "motivation": "sc:painting",
                "resource": {
                    "@type": "cnt:ContentAsText",
                    "chars": "BIRD & Co.",
                    "format": "text/plain",
                },
                "on": f"{BELOW}/canvas/s2",
            },
        ],
        "hits": [
            {
                "@type": "search:Hit",
                "annotations": [f"{BELOW}/annotation/r1"],
                "before": "A ",
                "match": "bird",
                "after": "  in the hand",
            },
            {
                "@type": "search:Hit",
                "annotations": [f"{BELOW}/annotation/r1"],
                "before": "worth two\t",
                "match": "birds",
                "after": "",
            },
            {
                "@type": "search:Hit",
                "annotations": [f"{BELOW}/annotation/r2"],
                "before": "",
                "match": "BIRD",
                "after": " & Co.",
            },
        ],
    }


def test_nothing_found_is_an_answer_too_and_names_what_was_ignored(addresses: Addresses) -> None:
    """3.4.1 Ignored Parameters: in the layer."""
    body = answer(
        FoundReadings(()),
        searched="p1",
        asked=asking("", ignored=("user", "date")),
        addresses=addresses,
    )
    document = orjson.loads(body)
    assert document["@id"] == f"{BASE}/iiif/search/1/p1"
    assert document["within"] == {
        "@type": "sc:Layer",
        "total": 0,
        "ignored": ["user", "date"],
    }
    assert (document["resources"], document["hits"]) == ([], [])


def test_words_that_begin_so_lead_to_their_search(addresses: Addresses) -> None:
    words = [("bird", 15), ("biró", 3)]
    body = autocomplete(
        words, searched="p1", asked=asking("bir", ignored=("user",)), addresses=addresses
    )
    assert orjson.loads(body) == {
        "@context": "http://iiif.io/api/search/1/context.json",
        "@id": f"{BASE}/iiif/autocomplete/1/p1?q=bir",
        "@type": "search:TermList",
        "ignored": ["user"],
        "terms": [
            {"match": "bird", "url": f"{BASE}/iiif/search/1/p1?q=bird", "count": 15},
            {"match": "biró", "url": f"{BASE}/iiif/search/1/p1?q=bir%C3%B3", "count": 3},
        ],
    }
    assert "ignored" not in orjson.loads(
        autocomplete([], searched="p1", asked=asking("x"), addresses=addresses)
    )
