"""IIIF Image API 3.0 and 2.1.1, level 2: images by address."""

from functools import partial
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.errors import ShownSmaller, Withheld
from app.domain.size_caps import known_image
from app.iiif.image_version import ImageVersion
from app.services.deliver_image import ask_for_better, find_image, make_image, order_image
from app.services.describe_image import describe_closed_image, describe_image
from app.web.client import client_of
from app.web.conditional import is_held
from app.web.iiif.documents import answer_document
from app.web.iiif.image_headers import image_headers, profile_link
from app.web.iiif.ranges import wanted_part
from app.web.language import language_of
from app.web.viewing import image_holding_of, viewer_by_any_token, viewer_of

_INSTEAD: Final = "instead"  # how a smaller image is asked for which was met in place of a whole
_NOBODY_KEEPS: Final = {"cache-control": "private, no-store"}

router = APIRouter(include_in_schema=False)


def give_information(version: ImageVersion, request: Request, image_id: str) -> Response:
    """3.0, 5.1 Image Information Request: JSON, and JSON-LD for who asks for it.

    A closed image is described all the same to whom it is withheld from, with the way to sign in;
    one that they may see smaller is led on to as that: Authorization Flow 1.0, 3.2 Tiered Access.
    """
    holding, language = image_holding_of(request), language_of(request)
    known_image(image_id)
    is_closed, is_instead = False, _INSTEAD in request.query_params
    try:
        document = describe_image(
            holding,
            viewer_by_any_token(request),
            image_id,
            version=version,
            language=language,
            instead=is_instead,
        )
    except ShownSmaller as smaller:
        return _lead_to_smaller(holding.addresses.image_service(smaller.name, version))
    except Withheld:
        document = describe_closed_image(holding, image_id, version=version, language=language)
        is_closed = True
    answer = answer_document(request, document, context=version.context, json_ld=False)
    answer.headers.append("link", profile_link(version))
    if is_closed:  # Authorization Flow 1.0, 2.3
        answer.status_code = HTTPStatus.UNAUTHORIZED
        answer.headers["www-authenticate"] = "Bearer"
    return answer


def _lead_to_smaller(service: str) -> Response:
    """1.0, 3.2: 302. It depends on who asks, so nobody keeps it."""
    return RedirectResponse(
        f"{service}/info.json?{_INSTEAD}", status_code=302, headers=dict(_NOBODY_KEEPS)
    )


def give_image(version: ImageVersion, request: Request, image_id: str, tail: str) -> Response:
    """3.0, 4 Image Requests; and 2, the base address leads on to info.json."""
    holding, viewer = image_holding_of(request), viewer_of(request)
    known_image(image_id)
    if not tail:
        find_image(holding, viewer, image_id)  # 404 where there is none
        target = f"{holding.addresses.image_service(image_id, version)}/info.json"
        return RedirectResponse(target, status_code=303)
    ordered = order_image(holding, viewer, image_id, tail, version=version)
    headers = image_headers(ordered, version, shared_cache_s=holding.settings.shared_cache_s)
    after = None  # done once the reader has the answer
    if not ordered.is_lasting:
        after = BackgroundTask(ask_for_better, holding, ordered)
    if is_held(request, ordered.etag):
        return Response(status_code=304, headers=headers, background=after)
    headers["content-type"] = ordered.plan.format.media_type
    body = make_image(holding, ordered, client=client_of(request.scope))
    asked, only_of = request.headers.get("range", ""), request.headers.get("if-range", "")
    part = wanted_part(asked, only_of=only_of, etag=ordered.etag, length=len(body))
    if part is None:
        return Response(body, headers=headers, background=after)
    headers["content-range"] = part.content_range
    return Response(part.of(body), 206, headers, background=after)


def lead_to_information(version: ImageVersion, request: Request, image_id: str) -> Response:
    """3.0, 2 URI Syntax: the base address leads on to info.json (303)."""
    return give_image(version, request, image_id, "")


for _version in ImageVersion:
    _base = f"/iiif/{_version.value}/{{image_id}}"
    router.add_api_route(_base, partial(lead_to_information, _version))
    router.add_api_route(f"{_base}/info.json", partial(give_information, _version))
    router.add_api_route(f"{_base}/{{tail:path}}", partial(give_image, _version))
