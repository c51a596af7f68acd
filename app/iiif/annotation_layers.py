"""The layers of what is written: IIIF Presentation API 3.0, 5.8 Annotation Collection.

A layer is how far readings stand from what is on the photograph. Its pages hold the readings of
that layer alone, a page for each side, and the same annotations as the pages of the sides do.
"""

from typing import Any

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.domain.inscriptions import ReadingLayer
from app.iiif.addresses import Addresses
from app.iiif.annotations import Written, annotations, layer_link, readings_of
from app.iiif.document import json_document
from app.iiif.presentation_version import PresentationVersion

_CONTEXT = PresentationVersion.V3.context


def layer_collection(
    photograph: CataloguedPhotograph, layer: ReadingLayer, *, addresses: Addresses
) -> bytes:
    """Write a layer, by its first and last page; `NotFound` where nothing is read in it."""
    sides = _sides(photograph, layer)
    pages = [addresses.layer_page(photograph.id, layer, side_id) for side_id in sides]
    document = {
        **layer_link(photograph.id, layer, addresses),
        "total": sum(map(len, sides.values())),
        "first": _page_link(pages[0]),
        "last": _page_link(pages[-1]),
    }
    return json_document(_CONTEXT, document)


def layer_page(
    photograph: CataloguedPhotograph, layer: ReadingLayer, side_id: str, *, addresses: Addresses
) -> bytes:
    """Write the readings of one layer on one side; `NotFound` where there are none."""
    sides = _sides(photograph, layer)
    if side_id not in sides:
        raise NotFound("There is nothing at this address.")
    order = list(sides)
    at = order.index(side_id)
    beside = {"prev": order[at - 1 : at] if at else [], "next": order[at + 1 : at + 2]}
    document: dict[str, Any] = {
        "id": addresses.layer_page(photograph.id, layer, side_id),
        "type": "AnnotationPage",
        "partOf": [layer_link(photograph.id, layer, addresses)],
        **{
            name: _page_link(addresses.layer_page(photograph.id, layer, other))
            for name, others in beside.items()
            for other in others
        },
        "items": annotations(photograph.id, sides[side_id], addresses=addresses),
    }
    return json_document(_CONTEXT, document)


def _sides(photograph: CataloguedPhotograph, layer: ReadingLayer) -> dict[str, list[Written]]:
    """Gather the readings of a layer by their sides; `NotFound` where there are none at all."""
    sides: dict[str, list[Written]] = {}
    for one in readings_of(photograph):
        if one.reading.layer is layer:
            sides.setdefault(one.side_id, []).append(one)
    if not sides:
        raise NotFound("There is nothing at this address.")
    return sides


def _page_link(address: str) -> dict[str, str]:
    return {"id": address, "type": "AnnotationPage"}
