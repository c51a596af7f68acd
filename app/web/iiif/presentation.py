"""IIIF Presentation API 3.0: manifests and collections, and every part of them by its address."""

from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound
from app.domain.identifiers import known_form
from app.domain.selection import Selection
from app.exchange.search_address_reading import must_be_read
from app.iiif.addresses import Addresses
from app.services.deliver_annotations import deliver_annotations
from app.services.deliver_collection import deliver_collection, deliver_root_collection
from app.services.deliver_manifest import deliver_manifest
from app.services.find_photographs import deliver_found
from app.services.show_photograph import show_photograph
from app.services.show_selection import deliver_selection
from app.web.iiif.documents import answer_document
from app.web.iiif.parts import part_of
from app.web.viewing import holding_of, viewer_of

_CONTEXT: Final = "http://iiif.io/api/presentation/3/context.json"

router = APIRouter(prefix="/iiif/presentation/3", include_in_schema=False)


@router.get("/collection/root")
def give_root(request: Request, after: Annotated[str, Query()] = "") -> Response:
    """5.1 Collection: the units at the top of the tree."""
    holding, viewer = holding_of(request), viewer_of(request)
    return _send(request, deliver_root_collection(holding, viewer, after=after))


@router.get("/collection/selection/{selection}")
def give_selection(request: Request, selection: str) -> Response:
    """5.1 Collection: photographs that a reader has chosen."""
    holding, viewer = holding_of(request), viewer_of(request)
    return _send(request, deliver_selection(holding, viewer, Selection.read(selection)))


@router.get("/collection/search")
def give_found(request: Request) -> Response:
    """5.1 Collection: what a search finds, in parts; its parameters are those of the page."""
    holding, viewer = holding_of(request), viewer_of(request)
    asked = must_be_read(request.query_params.multi_items())
    return _send(request, deliver_found(holding, viewer, asked))


@router.get("/collection/{unit_id}")
def give_collection(
    request: Request,
    unit_id: str,
    after: Annotated[str, Query()] = "",
    units_after: Annotated[str, Query()] = "",
) -> Response:
    """5.1 Collection: a unit, with the units below it and its photographs."""
    holding, viewer = holding_of(request), viewer_of(request)
    document = deliver_collection(
        holding, viewer, known_form(unit_id), after=after, units_after=units_after
    )
    return _send(request, document)


@router.get("/{photograph_id}/manifest")
def give_manifest(request: Request, photograph_id: str) -> Response:
    """5.2 Manifest."""
    return _send(request, _manifest(request, photograph_id))


@router.get("/{photograph_id}/canvas/{side_id}")
def give_canvas(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.3 Canvas: a side, cut out of its manifest."""
    address = _addresses(request).canvas(known_form(photograph_id), known_form(side_id))
    return _send(request, part_of(_manifest(request, photograph_id), address))


@router.get("/{photograph_id}/painting/{side_id}")
def give_painting_page(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.5 Annotation Page: what is painted on a canvas."""
    address = _addresses(request).painting_page(known_form(photograph_id), known_form(side_id))
    return _send(request, part_of(_manifest(request, photograph_id), address))


@router.get("/{photograph_id}/painting/{side_id}/picture")
def give_painting(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.6 Annotation: the picture of a side."""
    address = _addresses(request).painting(known_form(photograph_id), known_form(side_id))
    return _send(request, part_of(_manifest(request, photograph_id), address))


@router.get("/{photograph_id}/annotations/{side_id}")
def give_annotations(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.5 Annotation Page: what is written on a side."""
    return _send(request, _annotations(request, photograph_id, side_id))


@router.get("/{photograph_id}/annotation/{reading_id}")
def give_annotation(request: Request, photograph_id: str, reading_id: str) -> Response:
    """5.6 Annotation: one reading, cut out of the page of its side."""
    photograph_id, reading_id = known_form(photograph_id), known_form(reading_id)
    address = _addresses(request).annotation(photograph_id, reading_id)
    shown = show_photograph(holding_of(request), viewer_of(request), photograph_id)
    for side, inscription in shown.photograph.description.inscriptions():
        if any(reading.id == reading_id for reading in inscription.readings):
            page = _annotations(request, photograph_id, side.id)
            return _send(request, part_of(page, address))
    raise NotFound("There is nothing at this address.")


def _send(request: Request, document: DeliveredDocument) -> Response:
    return answer_document(request, document, context=_CONTEXT, json_ld=True)


def _addresses(request: Request) -> Addresses:
    return holding_of(request).addresses


def _manifest(request: Request, photograph_id: str) -> DeliveredDocument:
    holding, viewer = holding_of(request), viewer_of(request)
    return deliver_manifest(holding, viewer, known_form(photograph_id))


def _annotations(request: Request, photograph_id: str, side_id: str) -> DeliveredDocument:
    holding, viewer = holding_of(request), viewer_of(request)
    return deliver_annotations(holding, viewer, known_form(photograph_id), known_form(side_id))
