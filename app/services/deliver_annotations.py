"""Handing out what is written on a photograph, as annotations."""

from app.domain.catalogued import CataloguedPhotograph
from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound
from app.domain.inscriptions import ReadingLayer
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.iiif.annotation_container import (
    Contained,
    annotation_alone,
    annotation_container,
    container_page,
)
from app.iiif.annotation_layers import layer_collection, layer_page
from app.iiif.annotation_list import annotation_list
from app.iiif.annotations import annotation_page
from app.iiif.presentation_version import PresentationVersion

_WRITERS = {PresentationVersion.V2: annotation_list, PresentationVersion.V3: annotation_page}


def deliver_annotations(
    holding: Holding,
    viewer: Viewer,
    photograph_id: str,
    side_id: str,
    *,
    version: PresentationVersion = PresentationVersion.V3,
) -> DeliveredDocument:
    """Give what is written on a side; `NotFound` where photograph or side isn't there."""
    photograph = _photograph(holding, viewer, photograph_id)
    body = _WRITERS[version](photograph, side_id, addresses=holding.addresses)
    return DeliveredDocument.to(viewer, body)


def deliver_layer(
    holding: Holding, viewer: Viewer, photograph_id: str, layer: str, *, side_id: str = ""
) -> DeliveredDocument:
    """Give a layer of the readings, or its page of one side; `NotFound` where there are none."""
    if layer not in set(ReadingLayer):
        raise NotFound("There is nothing at this address.")
    photograph, meant = _photograph(holding, viewer, photograph_id), ReadingLayer(layer)
    addresses = holding.addresses
    if side_id:
        body = layer_page(photograph, meant, side_id, addresses=addresses)
    else:
        body = layer_collection(photograph, meant, addresses=addresses)
    return DeliveredDocument.to(viewer, body)


def deliver_container(
    holding: Holding, viewer: Viewer, photograph_id: str, contained: Contained, *, iris: bool
) -> DeliveredDocument:
    """Give the container of all annotations on a photograph; `iris`: its pages hold names alone."""
    photograph = _photograph(holding, viewer, photograph_id)
    body = annotation_container(photograph, contained, iris=iris, addresses=holding.addresses)
    return DeliveredDocument.to(viewer, body)


def deliver_container_page(
    holding: Holding, viewer: Viewer, photograph_id: str, number: int, *, iris: bool
) -> DeliveredDocument:
    """Give a page of that container, counted from 0; `NotFound` past its end."""
    photograph = _photograph(holding, viewer, photograph_id)
    body = container_page(photograph, number, iris=iris, addresses=holding.addresses)
    return DeliveredDocument.to(viewer, body)


def deliver_annotation(
    holding: Holding, viewer: Viewer, photograph_id: str, reading_id: str
) -> DeliveredDocument:
    """Give one annotation in the words of the W3C; `NotFound` where it isn't there."""
    photograph = _photograph(holding, viewer, photograph_id)
    body = annotation_alone(photograph, reading_id, addresses=holding.addresses)
    return DeliveredDocument.to(viewer, body)


def _photograph(holding: Holding, viewer: Viewer, photograph_id: str) -> CataloguedPhotograph:
    with holding.open(viewer) as catalogue:
        return catalogue.photograph(photograph_id)
