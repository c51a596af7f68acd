"""Answers of IIIF Content Search API 1.0, which the viewers of today ask."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from app.domain.content_search import ContentQuestion, FoundReadings, Paging
from app.domain.hits import Quotation, ReadingHit
from app.domain.languages import best
from app.iiif.addresses import Addresses
from app.iiif.annotations import target
from app.iiif.content_search_request import page_asked, pages_beside
from app.iiif.document import json_document
from app.iiif.language_maps import body_language

MOTIVATIONS: Final = frozenset({"painting", "sc:painting"})
"""3.2.1: what is transcribed is painted on its canvas, to version 2 of the Presentation API."""

_SEARCH: Final = "http://iiif.io/api/search/1/context.json"
_CONTEXTS: Final = ["http://iiif.io/api/presentation/2/context.json", _SEARCH]
"""3.4: both, in this order."""


def answer(
    found: FoundReadings,
    *,
    searched: str,
    asked: ContentQuestion,
    addresses: Addresses,
    is_bound: bool = False,
) -> bytes:
    """Write what was found: annotations, and a hit for each place in them.

    `searched` is the id of the photograph or unit, or `root`. 3.3 Presentation API Compatible
    Responses; 3.4 Search API Specific Responses. All that stands around a match, and the match
    itself, is verbatim. `is_bound` says that one manifest, an album's, holds all canvases: they
    are named alone then, since Mirador 4.0.0 and Universal Viewer 4.4 take nothing else.
    """
    hits = [hit for one in found.hits for hit in _hits(one, searched, addresses)]
    layer: dict[str, Any] = {"@type": "sc:Layer"}
    total = found.paging.total if found.paging else len(hits)
    if total is not None:
        layer["total"] = total
    pages = _pages(found.paging, searched, asked, addresses)
    layer |= {name: pages[name] for name in ("first", "last") if name in pages}
    if asked.ignored:
        layer["ignored"] = list(asked.ignored)
    return json_document(
        _CONTEXTS,
        {
            "@id": addresses.search(searched, 1, asked=asked.told),
            "@type": "sc:AnnotationList",
            "within": layer,
            "resources": [
                _annotation(one, searched, addresses, is_bound=is_bound) for one in found.hits
            ],
            "hits": hits,
            **({"startIndex": found.paging.here.start} if found.paging else {}),
            **{name: pages[name] for name in ("next", "prev") if name in pages},
        },
    )


def counted(hits: Iterable[ReadingHit]) -> int:
    """Count what a layer has in all: hits, of which a reading may hold several. 3.3.2."""
    return sum(len(hit.quotations) for hit in hits)


def _pages(
    paging: Paging | None, searched: str, asked: ContentQuestion, addresses: Addresses
) -> dict[str, str]:
    """3.3.2 Paging Results: the addresses of the pages beside this one."""
    return {
        name: addresses.search(searched, 1, asked=page_asked(asked, page))
        for name, page in pages_beside(paging).items()
    }


def autocomplete(
    words: Sequence[tuple[str, int]],
    *,
    searched: str,
    asked: ContentQuestion,
    addresses: Addresses,
) -> bytes:
    """Write the words that begin so, each with the number of its places. 4.3 Response."""
    terms = [
        {"match": word, "count": count, "url": addresses.search(searched, 1, query=word)}
        for word, count in words
    ]
    return json_document(
        _SEARCH,
        {
            "@id": addresses.autocomplete(searched, 1, query=asked.query),
            "@type": "search:TermList",
            "terms": terms,
            **({"ignored": list(asked.ignored)} if asked.ignored else {}),
        },
    )


def _annotation(
    hit: ReadingHit, searched: str, addresses: Addresses, *, is_bound: bool
) -> dict[str, Any]:
    """Write a reading as an annotation of Presentation 2. 3.3.1 Simple Lists."""
    photograph_id = hit.photograph_id or searched
    canvas = target(addresses.canvas(photograph_id, hit.side_id), hit.region)
    is_elsewhere = bool(hit.photograph_id) and not is_bound
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
        "on": _within(canvas, hit, addresses) if is_elsewhere else canvas,
    }


def _within(canvas: str, hit: ReadingHit, addresses: Addresses) -> dict[str, Any]:
    """3.3.3 Target Resource Structure: in which manifest the canvas is."""
    manifest = {
        "@id": addresses.manifest(hit.photograph_id),
        "@type": "sc:Manifest",
        "label": best(hit.title),
    }
    return {"@id": canvas, "within": manifest}


def _hits(hit: ReadingHit, searched: str, addresses: Addresses) -> Iterator[dict[str, Any]]:
    """3.4.2 Search Term Snippets. Mirador looks for the first annotation of each hit."""
    annotations = [addresses.annotation(hit.photograph_id or searched, hit.reading_id)]
    for quotation in hit.quotations:
        yield {"@type": "search:Hit", "annotations": annotations, **_snippet(quotation)}


def _snippet(quotation: Quotation) -> dict[str, str]:
    return {
        "before": quotation.prefix,
        "match": quotation.exact,
        "after": quotation.suffix,
    }
