"""IIIF Content State API 1.0, 2.2.2: content states at addresses of their own."""

import re
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.errors import BadQuery, Problem, Rejected
from app.domain.identifiers import known_form
from app.domain.region import Region
from app.services.deliver_content_state import deliver_content_state
from app.web.iiif.documents import answer_document
from app.web.viewing import holding_of, viewer_of

_CONTEXT: Final = "http://iiif.io/api/presentation/3/context.json"
_XYWH: Final = re.compile(r"\d{1,9},\d{1,9},\d{1,9},\d{1,9}", re.ASCII)

router = APIRouter(prefix="/iiif/content-state", include_in_schema=False)


@router.get("/{photograph_id}/{side_id}")
def give_state(request: Request, photograph_id: str, side_id: str, xywh: str = "") -> Response:
    """Give what opens a side, or the region of it that `xywh` tells in its pixels."""
    document = deliver_content_state(
        holding_of(request),
        viewer_of(request),
        known_form(photograph_id),
        known_form(side_id),
        _region(xywh) if xywh else None,
    )
    return answer_document(request, document, context=_CONTEXT, json_ld=True)


def _region(xywh: str) -> Region:
    problem = Problem("xywh", xywh[:60], "must be x,y,width,height in whole pixels")
    refusal = BadQuery(f"This region can't be read. {problem}", (problem,))
    if not _XYWH.fullmatch(xywh):
        raise refusal
    left, top, width, height = map(int, xywh.split(","))
    try:
        return Region(left, top, width, height)
    except Rejected:
        raise refusal from None
