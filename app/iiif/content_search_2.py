"""Answers of IIIF Content Search API 2.0."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from app.domain.hits import ReadingHit
from app.iiif.addresses import Addresses
from app.iiif.annotations import reading_annotation
from app.iiif.document import json_document

_CONTEXT: Final = "http://iiif.io/api/search/2/context.json"
_MOTIVATIONS: Final = ("contextualizing", "highlighting")
"""4.2.5 Match Context, for a list of snippets; 4.2.6 Match Highlighting, within the reading."""


def answer(
    hits: Sequence[ReadingHit],
    *,
    photograph_id: str,
    query: str,
    addresses: Addresses,
    ignored: Sequence[str] = (),
) -> bytes:
    """Write what was found in a photograph: its annotations, and each place found in them.

    4.2 Responses. The annotations are those of the manifest, word for word; what stands around a
    match, and the match itself, is verbatim. `ignored` names the parameters of the request that
    were not looked at.
    """
    answer_id = addresses.search(photograph_id, 2, query=query)
    matches = list(_matches(hits, photograph_id, answer_id, addresses))
    return json_document(
        _CONTEXT,
        {
            "id": answer_id,
            "type": "AnnotationPage",
            "items": [_annotation(hit, photograph_id, addresses) for hit in hits],
            **({"annotations": [{"type": "AnnotationPage", "items": matches}]} if matches else {}),
            **({"ignored": list(ignored)} if ignored else {}),
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
    """Write the words that begin so, each with the number of its places and its search.

    5.2 Autocomplete Response.
    """
    terms = [
        {
            "type": "Term",
            "value": word,
            "total": count,
            "service": [
                {
                    "id": addresses.search(photograph_id, 2, query=word),
                    "type": "SearchService2",
                }
            ],
        }
        for word, count in words
    ]
    return json_document(
        _CONTEXT,
        {
            "id": addresses.autocomplete(photograph_id, 2, query=query),
            "type": "TermPage",
            "items": terms,
            **({"ignored": list(ignored)} if ignored else {}),
        },
    )


def _annotation(hit: ReadingHit, photograph_id: str, addresses: Addresses) -> dict[str, Any]:
    return reading_annotation(
        photograph_id,
        hit.side_id,
        hit.reading_id,
        text=hit.text,
        language=hit.language,
        region=hit.region,
        addresses=addresses,
    )


def _matches(
    hits: Sequence[ReadingHit], photograph_id: str, answer_id: str, addresses: Addresses
) -> Iterator[dict[str, Any]]:
    """Point to each place found, once for every use. Web Annotation Data Model, 4.2.4."""
    quotations = [(hit, quotation) for hit in hits for quotation in hit.quotations]
    for motivation in _MOTIVATIONS:
        for number, (hit, quotation) in enumerate(quotations, start=1):
            selector = {
                "type": "TextQuoteSelector",
                "prefix": quotation.prefix,
                "exact": quotation.exact,
                "suffix": quotation.suffix,
            }
            yield {
                "id": f"{answer_id}#{motivation}-{number}",
                "type": "Annotation",
                "motivation": motivation,
                "target": {
                    "type": "SpecificResource",
                    "source": addresses.annotation(photograph_id, hit.reading_id),
                    "selector": [selector],
                },
            }
