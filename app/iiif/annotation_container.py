"""All annotations on a photograph in a container: Web Annotation Protocol, 4 (to be read)."""

from collections.abc import Sequence
from enum import Enum
from typing import Any, Final

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.iiif.addresses import Addresses
from app.iiif.annotations import Written, annotations, readings_of
from app.iiif.document import json_document

ANNO: Final = "http://www.w3.org/ns/anno.jsonld"
_LDP: Final = "http://www.w3.org/ns/ldp.jsonld"
_MOTIVATION: Final = ["http://iiif.io/api/presentation/3#supplementing", "commenting"]
"""The first is no word of the W3C's context, so it stands whole."""
ON_A_PAGE: Final = 100


class Contained(Enum):
    """What a container should say of what is in it. 4.2 Container Representations."""

    NOTHING = "http://www.w3.org/ns/ldp#PreferMinimalContainer"
    NAMES = "http://www.w3.org/ns/oa#PreferContainedIRIs"
    WHOLE = "http://www.w3.org/ns/oa#PreferContainedDescriptions"


def annotation_container(
    photograph: CataloguedPhotograph,
    contained: Contained,
    *,
    addresses: Addresses,
    iris: bool = False,
) -> bytes:
    """Write the container, with its first page in it unless nothing of what it has is wanted.

    `iris`: the pages that it leads to hold the names of annotations alone.
    """
    pages = _pages(photograph)
    iris = iris or contained is Contained.NAMES
    document = _summary(photograph, pages, iris=iris, addresses=addresses)
    document["type"] = ["BasicContainer", "AnnotationCollection"]
    document["label"] = photograph.description.reference_code
    if pages:
        document["first"] = addresses.container(photograph.id, iris=iris, page=0)
        document["last"] = addresses.container(photograph.id, iris=iris, page=len(pages) - 1)
        if contained is not Contained.NOTHING:
            document["first"] = _page(photograph, pages, 0, iris=iris, addresses=addresses)
    return json_document([ANNO, _LDP], document)


def container_page(
    photograph: CataloguedPhotograph, number: int, *, iris: bool, addresses: Addresses
) -> bytes:
    """Write a page of the container, counted from 0; `NotFound` past its end. 4.3."""
    pages = _pages(photograph)
    if not 0 <= number < len(pages):
        raise NotFound("There is no such page of annotations.")
    document = _page(photograph, pages, number, iris=iris, addresses=addresses)
    document["partOf"] = _summary(photograph, pages, iris=iris, addresses=addresses)
    return json_document(ANNO, document)


def annotation_alone(
    photograph: CataloguedPhotograph, reading_id: str, addresses: Addresses
) -> bytes:
    """Write one annotation in the words of the W3C alone; `NotFound` where there is none."""
    for one in readings_of(photograph):
        if one.reading.id == reading_id:
            (item,) = _items(photograph, [one], addresses)
            return json_document(ANNO, item)
    raise NotFound("There is nothing at this address.")


def _pages(photograph: CataloguedPhotograph) -> list[Sequence[Written]]:
    written = readings_of(photograph)
    return [written[at : at + ON_A_PAGE] for at in range(0, len(written), ON_A_PAGE)]


def _summary(
    photograph: CataloguedPhotograph,
    pages: list[Sequence[Written]],
    *,
    iris: bool,
    addresses: Addresses,
) -> dict[str, Any]:
    return {
        "id": addresses.container(photograph.id, iris=iris),
        "total": sum(map(len, pages)),
        "modified": f"{photograph.modified_at:%Y-%m-%dT%H:%M:%SZ}",
    }


def _page(
    photograph: CataloguedPhotograph,
    pages: list[Sequence[Written]],
    number: int,
    *,
    iris: bool,
    addresses: Addresses,
) -> dict[str, Any]:
    items = _items(photograph, pages[number], addresses)
    beside = {"prev": number - 1, "next": number + 1}
    return {
        "id": addresses.container(photograph.id, iris=iris, page=number),
        "type": "AnnotationPage",
        "startIndex": number * ON_A_PAGE,
        **{
            name: addresses.container(photograph.id, iris=iris, page=at)
            for name, at in beside.items()
            if 0 <= at < len(pages)
        },
        "items": [item["id"] for item in items] if iris else items,
    }


def _items(
    photograph: CataloguedPhotograph, written: Sequence[Written], addresses: Addresses
) -> list[dict[str, Any]]:
    made = annotations(photograph.id, written, addresses=addresses)
    return [item | {"motivation": _MOTIVATION} for item in made]
