"""Answers of IIIF Content Search API 2.0."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from app.domain.content_search import ContentQuestion, FoundReadings, Paging
from app.domain.hits import ReadingHit
from app.iiif.addresses import Addresses
from app.iiif.annotations import reading_annotation
from app.iiif.content_search_request import page_asked, pages_beside
from app.iiif.document import json_document

MOTIVATIONS: Final = frozenset({"supplementing", "commenting"})
"""4.1.1: those of a reading, as its annotation has them."""

_CONTEXT: Final = "http://iiif.io/api/search/2/context.json"
_EXTENDED: Final = ("contextualizing", "highlighting")
"""4.3.1 Match Context, for a list of snippets; 4.3.2 Match Highlighting, within the reading."""


def answer(
    found: FoundReadings,
    *,
    searched: str,
    asked: ContentQuestion,
    addresses: Addresses,
    is_bound: bool = False,
) -> bytes:
    """Write what was found: its annotations, and each place found in them.

    `searched` is the id of the photograph or unit, or `root`. 4.2 Responses. The annotations are
    those of the manifest, word for word; what stands around a match, and the match itself, is
    verbatim. `is_bound` says that one manifest, an album's, holds all canvases.
    """
    answer_id = addresses.search(searched, 2, asked=asked.told)
    matches = list(_matches(found.hits, searched, answer_id, asked, addresses))
    return json_document(
        _CONTEXT,
        {
            "id": answer_id,
            "type": "AnnotationPage",
            "items": [
                _annotation(hit, searched, addresses, is_bound=is_bound) for hit in found.hits
            ],
            **({"annotations": [{"type": "AnnotationPage", "items": matches}]} if matches else {}),
            **({"ignored": list(asked.ignored)} if asked.ignored else {}),
            **_paging(found.paging, searched, asked, addresses),
        },
    )


def counted(hits: Iterable[ReadingHit]) -> int:
    """Count what a collection has in all: annotations. 4.2.2."""
    return sum(1 for _ in hits)


def asks_for_extended(asked: ContentQuestion) -> bool:
    """Whether only motivations of the extended response are asked for: of all annotations."""
    return bool(asked.motivations) and set(asked.motivations) <= set(_EXTENDED)


def _paging(
    paging: Paging | None, searched: str, asked: ContentQuestion, addresses: Addresses
) -> dict[str, Any]:
    """4.2.2 Paging Results. What is very long is not counted: readings are met as they come."""
    if paging is None:
        return {}
    whole = addresses.search(searched, 2, asked=asked.without_page)
    pages = {
        name: {
            "id": addresses.search(searched, 2, asked=page_asked(asked, page)),
            "type": "AnnotationPage",
        }
        for name, page in pages_beside(paging).items()
    }
    collection: dict[str, Any] = {"id": f"{whole}#all", "type": "AnnotationCollection"}
    if paging.total is not None:
        collection["total"] = paging.total
    collection |= {name: pages[name] for name in ("first", "last") if name in pages}
    return {
        "startIndex": paging.here.start,
        "partOf": collection,
        **{name: pages[name] for name in ("next", "prev") if name in pages},
    }


def autocomplete(
    words: Sequence[tuple[str, int]],
    *,
    searched: str,
    asked: ContentQuestion,
    addresses: Addresses,
) -> bytes:
    """Write the words that begin so, each with the number of its places and its search.

    5.3 Extended Autocomplete Responses.
    """
    terms = [
        {
            "type": "Term",
            "value": word,
            "total": count,
            "service": [
                {
                    "id": addresses.search(searched, 2, query=word),
                    "type": "SearchService2",
                }
            ],
        }
        for word, count in words
    ]
    return json_document(
        _CONTEXT,
        {
            "id": addresses.autocomplete(searched, 2, query=asked.query),
            "type": "TermPage",
            "items": terms,
            **({"ignored": list(asked.ignored)} if asked.ignored else {}),
        },
    )


def _annotation(
    hit: ReadingHit, searched: str, addresses: Addresses, *, is_bound: bool
) -> dict[str, Any]:
    annotation = reading_annotation(
        hit.photograph_id or searched,
        hit.side_id,
        hit.reading_id,
        text=hit.text,
        language=hit.language,
        region=hit.region,
        addresses=addresses,
    )
    if hit.photograph_id and not is_bound:  # 4.2.3: in which manifest the canvas is
        manifest = {
            "id": addresses.manifest(hit.photograph_id),
            "type": "Manifest",
            "label": dict(hit.title),
        }
        canvas = {"id": annotation["target"], "type": "Canvas", "partOf": [manifest]}
        annotation["target"] = canvas
    return annotation


def _matches(
    hits: Sequence[ReadingHit],
    searched: str,
    answer_id: str,
    asked: ContentQuestion,
    addresses: Addresses,
) -> Iterator[dict[str, Any]]:
    """Point to each place found, once for every use. Web Annotation Data Model, 4.2.4."""
    quotations = [(hit, quotation) for hit in hits for quotation in hit.quotations]
    wanted = [each for each in _EXTENDED if each in asked.motivations] or list(_EXTENDED)
    for motivation in wanted:
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
                    "source": addresses.annotation(hit.photograph_id or searched, hit.reading_id),
                    "selector": [selector],
                },
            }
