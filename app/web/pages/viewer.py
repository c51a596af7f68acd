"""The viewer: deep zoom on a photograph, opened on a side or on words that were searched for."""

from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.analysis import LONGEST_QUERY
from app.iiif.content_state import PARAMETER
from app.iiif.content_state_reading import OfAnotherCatalogue, Place, read_state
from app.services.show_photograph import show_photograph
from app.web.pages.compare import compare_these
from app.web.pages.desk import desk_of
from app.web.pages.elsewhere import elsewhere_fields
from app.web.pages.links import local
from app.web.pages.rendering import respond
from app.web.pages.viewer_fields import viewer_fields

router = APIRouter(include_in_schema=False)


@router.get("/viewer")
def viewer(
    request: Request, photograph: str = "", side: str = "", q: str = "", reading: str = ""
) -> Response:
    """Open the viewer on a photograph. An address without one was cut short: nothing is there.

    A content state (IIIF Content State API 1.0, 3.1) wins over the other parameters; a unit has no
    viewer but its page, several sides are shown beside each other, and what is of another catalogue
    is told how to be opened.
    """
    desk = desk_of(request)
    place = Place(photograph, side, reading_id=reading)
    state = request.query_params.get(PARAMETER)
    if state is not None:
        try:
            places = read_state(state, addresses=desk.holding.addresses)
        except OfAnotherCatalogue as elsewhere:
            return respond(request, "elsewhere.html", elsewhere_fields(elsewhere), status=404)
        sides = [(one.photograph_id, one.side_id) for one in places if one.photograph_id]
        if len(set(sides)) > 1:
            return compare_these(request, sides)
        place = places[0]
    if place.unit_id:
        return RedirectResponse(
            local(desk.server.addresses.unit(place.unit_id)), HTTPStatus.SEE_OTHER
        )
    shown = show_photograph(desk.holding, desk.viewer, place.photograph_id)
    fields = viewer_fields(
        shown.photograph,
        side_id=place.side_id,
        reading_id=place.reading_id,
        region=place.region,
        query=q.strip()[:LONGEST_QUERY],
        server=desk.server,
        words=desk.words,
    )
    return respond(request, "viewer.html", fields)
