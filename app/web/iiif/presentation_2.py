"""IIIF Presentation API 2.1.1 by its own addresses: what here is asked for, is of that version.

Canvases, ranges and annotations have the addresses that they have in version 3.
"""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.identifiers import known_form
from app.web.iiif.collections import (
    collection_document,
    found_document,
    root_document,
    selection_document,
)
from app.web.iiif.parts import part_of
from app.web.iiif.presentation import V2, manifest_document, send, written_document
from app.web.viewing import holding_of

router = APIRouter(prefix="/iiif/presentation/2", include_in_schema=False)
Place = Annotated[str, Query()]


@router.get("/collection/root")
def give_root(request: Request, after: Place = "") -> Response:
    """5.8 Collection: the units at the top of the tree."""
    return send(request, root_document(request, after, V2), V2)


@router.get("/collection/selection/{selection}")
def give_selection(request: Request, selection: str) -> Response:
    """5.8 Collection: photographs that a reader has chosen."""
    return send(request, selection_document(request, selection, V2), V2)


@router.get("/collection/search")
def give_found(request: Request) -> Response:
    """5.8 Collection: what a search finds, in parts."""
    return send(request, found_document(request, V2), V2)


@router.get("/collection/{unit_id}")
def give_collection(
    request: Request, unit_id: str, after: Place = "", units_after: Place = ""
) -> Response:
    """5.8 Collection: a unit, with the units below it and its photographs."""
    return send(request, collection_document(request, unit_id, after, units_after, V2), V2)


@router.get("/{photograph_id}/manifest")
def give_manifest(request: Request, photograph_id: str) -> Response:
    """5.1 Manifest, of a photograph or an album."""
    return send(request, manifest_document(request, photograph_id, V2), V2)


@router.get("/{photograph_id}/sequence/normal")
def give_sequence(request: Request, photograph_id: str) -> Response:
    """5.2 Sequence: the order of all sides, cut out of the manifest."""
    address = holding_of(request).addresses.sequence(known_form(photograph_id))
    return send(request, part_of(manifest_document(request, photograph_id, V2), address), V2)


@router.get("/{photograph_id}/list/{side_id}")
def give_list(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.6 Annotation List: what is written on a side."""
    return send(request, written_document(request, photograph_id, side_id, V2), V2)
