"""IIIF Change Discovery API 1.0: what became of all that the public sees."""

from typing import Annotated, Final

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from app.iiif.change_discovery import CONTEXT
from app.services.tell_changes import tell_all_changes, tell_page_of_changes
from app.web.iiif.documents import answer_document
from app.web.viewing import holding_of

_FARTHEST: Final = 10**12

router = APIRouter(prefix="/iiif/discovery", include_in_schema=False)


@router.get("/activities")
def give_all(request: Request) -> Response:
    """3.1 Ordered Collection."""
    document = tell_all_changes(holding_of(request))
    return answer_document(request, document, context=CONTEXT, json_ld=True)


@router.get("/activities/{page}")
def give_page(request: Request, page: Annotated[int, Path(ge=0, le=_FARTHEST)]) -> Response:
    """3.2 Ordered Collection Page."""
    document = tell_page_of_changes(holding_of(request), page)
    return answer_document(request, document, context=CONTEXT, json_ld=True)
