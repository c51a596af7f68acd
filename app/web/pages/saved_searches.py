"""The searches that somebody keeps with their account."""

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.errors import Conflict, Rejected
from app.domain.saved_searches import LONGEST_ASKED
from app.exchange.search_address_reading import read_search
from app.services.save_search import drop_search, save_search, saved_searches
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import local
from app.web.pages.notices import Notice, fault
from app.web.pages.rendering import respond
from app.web.pages.small_forms import read_form

router = APIRouter(prefix="/account/searches", include_in_schema=False)
_MOST_PARAMETERS = 1000


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search that somebody keeps; `link` makes it again, `collection` is it for viewers."""

    id: str
    name: str
    link: str
    collection: str


@dataclass(frozen=True, slots=True)
class KeptSearches:
    """All that somebody keeps, by name."""

    searches: tuple[KeptSearch, ...]
    action: str
    notice: Notice | None = None


@router.get("")
def show(request: Request) -> HTMLResponse:
    """Show what somebody keeps."""
    return _page(request, desk_of(request))


@router.post("")
def change(request: Request) -> Response:
    """Keep a search, or drop one."""
    desk = desk_of(request)
    saved_searches(desk.holding, desk.viewer)  # or they are led to sign in
    form = read_form(request)
    try:
        if form["do"] == "drop":
            drop_search(desk.holding, desk.viewer, form["search"])
        else:
            save_search(desk.holding, desk.viewer, form["name"], _plain(form["asked"]))
    except (Rejected, Conflict) as error:
        notice = fault(error, desk.words)
        return _page(request, desk, notice, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return RedirectResponse(f"{desk.root}/account/searches", HTTPStatus.SEE_OTHER)


def _plain(asked: str) -> str:
    """Write a search as addresses have it: what is none of its parameters is left out."""
    pairs = parse_qsl(asked[:LONGEST_ASKED], max_num_fields=_MOST_PARAMETERS)
    return read_search(pairs)[0].address_query()


def _page(
    request: Request, desk: Desk, notice: Notice | None = None, *, status: int = HTTPStatus.OK
) -> HTMLResponse:
    addresses = desk.server.addresses
    searches = tuple(
        KeptSearch(
            one.id,
            one.name,
            local(addresses.found(one.asked)),
            addresses.search_collection(one.asked),
        )
        for one in saved_searches(desk.holding, desk.viewer)
    )
    fields = KeptSearches(searches, f"{desk.root}/account/searches", notice)
    return respond(request, "saved_searches.html", fields, status=status)
