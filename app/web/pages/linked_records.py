"""Records of units and authorities as JSON-LD, in the words of schema.org, beside their pages."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.authorities import AuthorityNoun
from app.services.deliver_record import deliver_linked_authority, deliver_linked_unit
from app.web.api.sending import send
from app.web.pages.records import JSON_LD
from app.web.viewing import holding_of, viewer_of

router = APIRouter(include_in_schema=False)


@router.get("/units/{unit_id}.jsonld")
def linked_unit(request: Request, unit_id: str) -> Response:
    """Give a unit's record as JSON-LD."""
    viewer = viewer_of(request)
    body = deliver_linked_unit(holding_of(request), viewer, unit_id)
    return send(body, viewer=viewer, media_type=JSON_LD)


def _serve(noun: AuthorityNoun) -> None:
    """Serve the records of one kind of authority."""

    @router.get(f"/{noun}s/{{authority_id}}.jsonld")
    def linked_authority(request: Request, authority_id: str) -> Response:
        viewer = viewer_of(request)
        body = deliver_linked_authority(holding_of(request), viewer, noun, authority_id)
        return send(body, viewer=viewer, media_type=JSON_LD)


for _noun in AuthorityNoun:
    _serve(_noun)
