"""The layers of what is written, and the containers of the Web Annotation Protocol."""

import re
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.delivered import DeliveredDocument
from app.domain.errors import BadQuery, Problem
from app.domain.identifiers import known_form
from app.iiif.annotation_container import ANNO, Contained
from app.iiif.presentation_version import PresentationVersion
from app.services.deliver_annotations import (
    deliver_container,
    deliver_container_page,
    deliver_layer,
)
from app.web.iiif.documents import answer_document
from app.web.viewing import holding_of, viewer_of

_CONTEXT: Final = PresentationVersion.V3.context
_INCLUDE: Final = re.compile(r'include="?([^";,]*)', re.IGNORECASE)
_DIGITS: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
ALLOW: Final = "GET, HEAD, OPTIONS"
RESOURCE: Final = '<http://www.w3.org/ns/ldp#Resource>; rel="type"'
CONTAINER: Final = (
    '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type", '
    '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"'
)

router = APIRouter(prefix="/iiif", include_in_schema=False)


@router.get("/presentation/3/{photograph_id}/layer/{layer}")
def give_layer(request: Request, photograph_id: str, layer: str) -> Response:
    """Presentation API 3.0, 5.8 Annotation Collection."""
    holding, viewer = holding_of(request), viewer_of(request)
    document = deliver_layer(holding, viewer, known_form(photograph_id), layer)
    return answer_document(request, document, context=_CONTEXT, json_ld=True)


@router.get("/presentation/3/{photograph_id}/layer/{layer}/{side_id}")
def give_layer_page(request: Request, photograph_id: str, layer: str, side_id: str) -> Response:
    """5.5 Annotation Page: the readings of one layer on one side."""
    holding, viewer = holding_of(request), viewer_of(request)
    document = deliver_layer(
        holding, viewer, known_form(photograph_id), layer, side_id=known_form(side_id)
    )
    return answer_document(request, document, context=_CONTEXT, json_ld=True)


@router.get("/annotations/{photograph_id}/")
def give_container(
    request: Request,
    photograph_id: str,
    iris: Annotated[str, Query()] = "",
    page: Annotated[str | None, Query()] = None,
) -> Response:
    """Web Annotation Protocol, 4.1 Container Retrieval, 4.3 Annotation Pages."""
    holding, viewer = holding_of(request), viewer_of(request)
    wants_names = _flag("iris", iris)
    if page is not None:
        number = _number("page", page)
        document = deliver_container_page(
            holding, viewer, known_form(photograph_id), number, iris=wants_names
        )
        return answer_annotations(request, document, RESOURCE)
    contained, names = _preferred(request, otherwise=wants_names)
    photograph_id = known_form(photograph_id)
    document = deliver_container(holding, viewer, photograph_id, contained, iris=names)
    location = holding.addresses.container(photograph_id, iris=names)
    return answer_annotations(request, document, CONTAINER, location=location)


def answer_annotations(
    request: Request, document: DeliveredDocument, link: str, *, location: str = ""
) -> Response:
    """Answer as 3.1 and 4.1 want it: what it is, and what can be done with it.

    `location` is the address of this form of a container (4.2).
    """
    answer = answer_document(request, document, context=ANNO, json_ld=True, location=location)
    answer.headers["vary"] = f"{answer.headers['vary']}, Prefer"
    return described(answer, link)


def described(answer: Response, link: str) -> Response:
    """Add to an answer what it is of, and what can be done with it: Link and Allow."""
    links = [answer.headers.get("link", ""), link]
    answer.headers["link"] = ", ".join(filter(None, links))
    answer.headers["allow"] = ALLOW
    return answer


def _preferred(request: Request, *, otherwise: bool) -> tuple[Contained, bool]:
    """Read the preference of 4.2, and whether pages are to hold names alone.

    The least that is asked for counts; what is unknown is passed over.
    """
    asked = ",".join(request.headers.getlist("prefer"))
    named = {name for found in _INCLUDE.findall(asked) for name in found.split()}
    kinds = {Contained.NAMES: True, Contained.WHOLE: False}
    names = next((wants for kind, wants in kinds.items() if kind.value in named), otherwise)
    if Contained.NOTHING.value in named:
        return Contained.NOTHING, names
    return Contained.NAMES if names else Contained.WHOLE, names


def _flag(name: str, value: str) -> bool:
    if value not in {"", "0", "1"}:
        raise _refused(name, value, "must be 0 or 1")
    return value == "1"


def _number(name: str, value: str) -> int:
    if not _DIGITS.fullmatch(value):
        raise _refused(name, value, "must be the number of a page, counted from 0")
    return int(value)


def _refused(name: str, value: str, reason: str) -> BadQuery:
    problem = Problem(name, value[:60], reason)
    return BadQuery(f"This can't be asked so. {problem}", (problem,))
