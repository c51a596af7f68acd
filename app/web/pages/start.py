"""The start page: a search, what was published last, and the way into the tree."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.services.show_start import show_start
from app.web.pages.cards import PhotographCard, UnitCard, photograph_cards, unit_cards
from app.web.pages.desk import desk_of
from app.web.pages.rendering import respond

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class StartFields:
    """What the start page shows.

    The photographs stand newest first. `more_units` counts the units in all, 0 where all are shown.
    """

    newest: tuple[PhotographCard, ...]
    units: tuple[UnitCard, ...]
    more_units: int = 0


@router.get("/")
def start(request: Request) -> HTMLResponse:
    """Show the start page."""
    desk = desk_of(request)
    shown = show_start(desk.holding, desk.viewer)
    fields = StartFields(
        newest=photograph_cards(shown.newest, desk.server, desk.words),
        units=unit_cards(shown.units.items, desk.server, desk.words),
        more_units=(shown.units.total or 0) if shown.units.after else 0,
    )
    return respond(request, "start.html", fields)
