"""IIIF Authorization Flow API 2.0 and 1.0: what a viewer needs to show closed images."""

from functools import partial
from http import HTTPStatus
from typing import Annotated, Any, Final

import orjson
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.authorization import VIEWING_PREFIX, origin_of
from app.domain.errors import BadQuery, Problem
from app.domain.identifiers import known_form
from app.domain.viewers import THE_PUBLIC
from app.iiif.authorization import probe_result, token_message, token_refusal
from app.services.grant_viewing import grant_viewing
from app.services.probe_image import probe_image
from app.services.sign_out import sign_out
from app.web.language import language_of
from app.web.leading_to_sign_in import lead_to_sign_in
from app.web.pages.authorization import Window, frame, window
from app.web.session_cookie import drop_cookie, sent_cookie
from app.web.viewing import address_of, bearer_token, holding_of, signed_in

_NOBODY_KEEPS: Final = {"cache-control": "private, no-store"}

router = APIRouter(prefix="/iiif/auth", include_in_schema=False)
MessageId = Annotated[str, Query(alias="messageId", max_length=500)]
Origin = Annotated[str, Query(max_length=500)]


@router.get("/probe/{image_id}")
def probe(request: Request, image_id: str) -> Response:
    """2.0, 3 Probe Service: it is asked with the token alone, whatever cookie comes along."""
    token = bearer_token(request) or ""
    holding = holding_of(request)
    known = holding.viewer_of_viewing(token) if token.startswith(VIEWING_PREFIX) else None
    probed = probe_image(holding, known or THE_PUBLIC, known_form(image_id))
    return _json(probe_result(probed.withheld, probed.smaller, addresses=holding.addresses))


@router.get("/access")
def let_in(request: Request) -> Response:
    """2.0, 4 Access Service; 1.0, 2.3: one signs in, then the window closes itself."""
    if signed_in(request) is None:
        return lead_to_sign_in(request)
    return window(request, Window.DONE)


def give_token(
    version: int, request: Request, message_id: MessageId = "", origin: Origin = ""
) -> Response:
    """2.0, 5 Access Token Service; 1.0, 3.2: a page in a frame that posts to the viewer's window.

    It posts to an origin that the catalogue knows: its own, or one of `viewer_origins`.
    """
    if version == 1 and not (message_id or origin):
        return _told_without_window(request)
    if version > 1 and not message_id:
        problem = Problem("messageId", "", "must be given, and comes back with the answer")
        raise BadQuery(f"This can't be asked so. {problem}", (problem,))
    target = origin_of(origin)
    language = language_of(request)
    if not _is_known_origin(request, target):
        told = token_refusal("invalidOrigin", message_id, version=version, language=language)
    else:
        told = _token(request, message_id, version=version)
    return frame(request, told, target=target)


def _token(request: Request, message_id: str, *, version: int) -> dict[str, Any]:
    known = signed_in(request)
    granted = grant_viewing(holding_of(request), known) if known else None
    if granted is None:
        language = language_of(request)
        return token_refusal("missingAspect", message_id, version=version, language=language)
    return token_message(granted, message_id, version=version)


def _told_without_window(request: Request) -> Response:
    """1.0, 3.2.1: a program that has no window is answered in JSON."""
    told = _token(request, "", version=1)
    return _json(told, status=HTTPStatus.UNAUTHORIZED if "error" in told else HTTPStatus.OK)


@router.get("/logout")
def ask_to_let_out(request: Request) -> Response:
    """2.0, 6 Logout Service: the window asks first, and then signs out.

    Pages of other sites may open it: nobody is to be signed out by that alone.
    """
    return window(request, Window.OUT if signed_in(request) is None else Window.ASK)


@router.post("/logout")
def let_out(request: Request) -> Response:
    """Sign out, and close the window."""
    sign_out(holding_of(request), sent_cookie(request), address=address_of(request))
    answer = window(request, Window.OUT)
    drop_cookie(request, answer)
    return answer


def _is_known_origin(request: Request, origin: str) -> bool:
    settings = holding_of(request).settings
    own = {origin_of(settings.base_url), origin_of(str(request.base_url))}
    return origin in own or origin in settings.viewer_origins


def _json(document: dict[str, Any], *, status: int = HTTPStatus.OK) -> Response:
    body = orjson.dumps(document)
    return Response(body, status, dict(_NOBODY_KEEPS), "application/json")


for _version in (1, 2):
    router.add_api_route(f"/{_version}/token", partial(give_token, _version))
