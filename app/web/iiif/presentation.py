"""IIIF Presentation API 3.0: manifests and collections, and every part of them by its address.

Whoever asks here for version 2 by its profile (2.1.1, 7) gets that. Canvases, ranges and
annotations have one address in every version.
"""

from typing import Annotated

import orjson
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound
from app.domain.identifiers import known_form
from app.iiif.addresses import Addresses
from app.iiif.annotation_container import ANNO
from app.iiif.presentation_version import PresentationVersion
from app.iiif.side_notice import NOTICE_FORMAT, notice_picture
from app.services.deliver_annotations import deliver_annotation, deliver_annotations
from app.services.deliver_manifest import deliver_manifest
from app.services.show_photograph import show_photograph
from app.web.iiif.annotation_layers import RESOURCE, answer_annotations, described
from app.web.iiif.collections import (
    collection_document,
    found_document,
    root_document,
    selection_document,
)
from app.web.iiif.documents import answer_document
from app.web.iiif.negotiation import wanted_version
from app.web.iiif.parts import part_of
from app.web.viewing import holding_of, viewer_of

V2, V3 = PresentationVersion.V2, PresentationVersion.V3

router = APIRouter(prefix="/iiif/presentation/3", include_in_schema=False)
Place = Annotated[str, Query()]


@router.get("/collection/root")
def give_root(request: Request, after: Place = "") -> Response:
    """5.1 Collection: the units at the top of the tree."""
    version = _version(request)
    location = _addresses(request).root_collection(after=after, version=version)
    return send(request, root_document(request, after, version), version, location)


@router.get("/collection/selection/{selection}")
def give_selection(request: Request, selection: str) -> Response:
    """5.1 Collection: photographs that a reader has chosen."""
    version = _version(request)
    location = _addresses(request).selection_collection(selection, version=version)
    return send(request, selection_document(request, selection, version), version, location)


@router.get("/collection/search")
def give_found(request: Request) -> Response:
    """5.1 Collection: what a search finds, in parts; its parameters are those of the page."""
    version = _version(request)
    return send(request, found_document(request, version), version)


@router.get("/collection/{unit_id}")
def give_collection(
    request: Request, unit_id: str, after: Place = "", units_after: Place = ""
) -> Response:
    """5.1 Collection: a unit, with the units below it and its photographs."""
    version = _version(request)
    document = collection_document(request, unit_id, after, units_after, version)
    location = _addresses(request).collection(
        unit_id, after=after, units_after=units_after, version=version
    )
    return send(request, document, version, location)


@router.get("/{photograph_id}/manifest")
def give_manifest(request: Request, photograph_id: str) -> Response:
    """5.2 Manifest, of a photograph or an album."""
    version = _version(request)
    location = _addresses(request).manifest(photograph_id, version)
    return send(request, manifest_document(request, photograph_id, version), version, location)


@router.get("/{photograph_id}/canvas/{side_id}")
def give_canvas(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.3 Canvas: a side, cut out of its manifest."""
    address = _addresses(request).canvas(known_form(photograph_id), known_form(side_id))
    return _send_part(request, photograph_id, address, _version(request))


@router.get("/{photograph_id}/range/{chapter_id}")
def give_range(request: Request, photograph_id: str, chapter_id: str) -> Response:
    """5.4 Range: a part of an album, cut out of its manifest."""
    address = _addresses(request).range(known_form(photograph_id), known_form(chapter_id))
    return _send_part(request, photograph_id, address, _version(request))


@router.get("/{photograph_id}/painting/{side_id}")
def give_painting_page(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.5 Annotation Page: what is painted on a canvas."""
    address = _addresses(request).painting_page(known_form(photograph_id), known_form(side_id))
    return _send_part(request, photograph_id, address, V3)


@router.get("/{photograph_id}/painting/{side_id}/picture")
def give_painting(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.6 Annotation: the picture of a side."""
    address = _addresses(request).painting(known_form(photograph_id), known_form(side_id))
    return _send_part(request, photograph_id, address, _version(request))


@router.get("/{photograph_id}/notice/{side_id}")
def give_notice(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.3 `placeholderCanvas`: why a side is withheld."""
    address = _addresses(request).notice_canvas(known_form(photograph_id), known_form(side_id))
    return _send_part(request, photograph_id, address, V3)


@router.get("/{photograph_id}/notice/{side_id}/painting")
def give_notice_page(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.5 Annotation Page: what is painted on that canvas."""
    address = _addresses(request).notice_painting(known_form(photograph_id), known_form(side_id))
    return _send_part(request, photograph_id, address, V3)


@router.get("/{photograph_id}/notice/{side_id}/painting/words")
def give_notice_painting(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.6 Annotation: the picture of words on that canvas."""
    address = _addresses(request).notice_painting(
        known_form(photograph_id), known_form(side_id), "words"
    )
    return _send_part(request, photograph_id, address, V3)


@router.get("/{photograph_id}/notice/{side_id}/words.svg")
def give_notice_picture(request: Request, photograph_id: str, side_id: str) -> Response:
    """Draw the words that say why a side is withheld."""
    address = _addresses(request).notice_canvas(known_form(photograph_id), known_form(side_id))
    canvas = part_of(manifest_document(request, photograph_id, V3), address)
    picture = notice_picture(orjson.loads(canvas.body)["summary"])
    headers = {"cache-control": "public, no-cache" if canvas.is_public else "private, no-store"}
    return Response(picture, headers=headers, media_type=NOTICE_FORMAT)


@router.get("/{photograph_id}/annotations/{side_id}")
def give_annotations(request: Request, photograph_id: str, side_id: str) -> Response:
    """5.5 Annotation Page: what is written on a side."""
    version = _version(request)
    return send(request, written_document(request, photograph_id, side_id, version), version)


@router.get("/{photograph_id}/annotation/{reading_id}")
def give_annotation(request: Request, photograph_id: str, reading_id: str) -> Response:
    """5.6 Annotation: one reading, cut out of the page of its side.

    Web Annotation Protocol, 3.1: whoever names the profile of the W3C gets it in those words.
    """
    photograph_id, reading_id = known_form(photograph_id), known_form(reading_id)
    holding, viewer, version = holding_of(request), viewer_of(request), _version(request)
    if ANNO in request.headers.get("accept", ""):
        document = deliver_annotation(holding, viewer, photograph_id, reading_id)
        return answer_annotations(request, document, RESOURCE)
    shown = show_photograph(holding, viewer, photograph_id)
    address = holding.addresses.annotation(photograph_id, reading_id)
    for side, inscription in shown.photograph.description.inscriptions():
        if any(reading.id == reading_id for reading in inscription.readings):
            page = written_document(request, photograph_id, side.id, version)
            return described(send(request, part_of(page, address), version), RESOURCE)
    raise NotFound("There is nothing at this address.")


def send(
    request: Request,
    document: DeliveredDocument,
    version: PresentationVersion,
    location: str = "",
) -> Response:
    """Answer a document of a version; `location` names it, in case that another one was asked."""
    is_elsewhere = bool(location) and location != str(request.url)
    return answer_document(
        request,
        document,
        context=version.context,
        json_ld=version is V3,
        location=location if version is V2 and is_elsewhere else "",
    )


def manifest_document(
    request: Request, record_id: str, version: PresentationVersion
) -> DeliveredDocument:
    """Give a manifest as whoever asks may see it."""
    holding, viewer = holding_of(request), viewer_of(request)
    return deliver_manifest(holding, viewer, known_form(record_id), version=version)


def written_document(
    request: Request, photograph_id: str, side_id: str, version: PresentationVersion
) -> DeliveredDocument:
    """Give what is written on a side as whoever asks may see it."""
    holding, viewer = holding_of(request), viewer_of(request)
    return deliver_annotations(
        holding, viewer, known_form(photograph_id), known_form(side_id), version=version
    )


def _send_part(
    request: Request, record_id: str, address: str, version: PresentationVersion
) -> Response:
    part = part_of(manifest_document(request, record_id, version), address)
    return send(request, part, version)


def _version(request: Request) -> PresentationVersion:
    return wanted_version(",".join(request.headers.getlist("accept")))


def _addresses(request: Request) -> Addresses:
    return holding_of(request).addresses
