"""Answers of IIIF Content Search API 1.0, which the viewers of today ask."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from app.domain.hits import Quotation, ReadingHit
from app.iiif.addresses import Addresses
from app.iiif.annotations import target
from app.iiif.document import json_document
from app.iiif.language_maps import body_language

_SEARCH: Final = "http://iiif.io/api/search/1/context.json"
_CONTEXTS: Final = ["http://iiif.io/api/presentation/2/context.json", _SEARCH]
"""3.4: both, in this order."""


def answer(
    hits: Sequence[ReadingHit],
    *,
    photograph_id: str,
    query: str,
    addresses: Addresses,
    ignored: Sequence[str] = (),
) -> bytes:
    """Write what was found in a photograph: annotations, and a hit for each place in them.

    3.3 Presentation API Compatible Responses; 3.4 Search API Specific Responses. All that stands
    around a match, and the match itself, is verbatim. `ignored` names the parameters of the
    request that were not looked at.
    """
    found = [hit for one in hits for hit in _hits(one, photograph_id, addresses)]
    layer = {"@type": "sc:Layer", "total": len(found)}
    return json_document(
        _CONTEXTS,
        {
            "@id": addresses.search(photograph_id, 1, query=query),
            "@type": "sc:AnnotationList",
            "within": layer | ({"ignored": list(ignored)} if ignored else {}),
            "resources": [_annotation(one, photograph_id, addresses) for one in hits],
            "hits": found,
        },
    )


def autocomplete(
    words: Sequence[tuple[str, int]],
    *,
    photograph_id: str,
    query: str,
    addresses: Addresses,
    ignored: Sequence[str] = (),
) -> bytes:
    """Write the words that begin so, each with the number of its places. 4.3 Response."""
    terms = [
        {"match": word, "count": count, "url": addresses.search(photograph_id, 1, query=word)}
        for word, count in words
    ]
    return json_document(
        _SEARCH,
        {
            "@id": addresses.autocomplete(photograph_id, 1, query=query),
            "@type": "search:TermList",
            "terms": terms,
            **({"ignored": list(ignored)} if ignored else {}),
        },
    )


def _annotation(hit: ReadingHit, photograph_id: str, addresses: Addresses) -> dict[str, Any]:
    """Write a reading as an annotation of Presentation 2. 3.3.1 Simple Lists."""
    return {
        "@id": addresses.annotation(photograph_id, hit.reading_id),
        "@type": "oa:Annotation",
        "motivation": "sc:painting",
        "resource": {
            "@type": "cnt:ContentAsText",
            "chars": hit.text,
            "format": "text/plain",
            **body_language(hit.language),
        },
        "on": target(addresses.canvas(photograph_id, hit.side_id), hit.region),
    }


def _hits(hit: ReadingHit, photograph_id: str, addresses: Addresses) -> Iterator[dict[str, Any]]:
    """3.4.2 Search Term Snippets. Mirador looks for the first annotation of each hit."""
    annotations = [addresses.annotation(photograph_id, hit.reading_id)]
    for quotation in hit.quotations:
        yield {"@type": "search:Hit", "annotations": annotations, **_snippet(quotation)}


def _snippet(quotation: Quotation) -> dict[str, str]:
    return {
        "before": quotation.prefix,
        "match": quotation.exact,
        "after": quotation.suffix,
    }
