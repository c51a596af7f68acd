"""The tree of units: what belongs together, as the archive keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.catalogued import CataloguedUnit, ChainLink
from app.domain.publication import PublicationState
from app.domain.viewers import Scope
from app.services.deliver_record import linked_unit
from app.services.show_unit import UnitPage, show_unit
from app.web.pages.cards import PhotographCard, UnitCard, photograph_cards, unit_cards
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import local, with_query
from app.web.pages.rendering import respond
from app.web.pages.shown_custody import ShownEvent, shown_custody
from app.web.pages.text import Text

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class UnitFields:
    """A unit's page, or that of the tree's root (`unit` is None).

    `trail` leads from the root to the unit above; `total` counts the photographs directly in this
    unit, None where nobody has counted. `next_link` turns the leaf of the photographs,
    `units_next_link` that of the units; `first_link` goes back to the first one, empty on it.
    `record` is the address of its record as JSON-LD, `linked` that record, on the first leaf.
    `hidden` says in a word why the public does not see it. The last three are for editors.
    """

    unit: UnitCard | None
    description: Text
    trail: tuple[UnitCard, ...]
    units: tuple[UnitCard, ...]
    photographs: tuple[PhotographCard, ...]
    total: int | None
    collection: str
    next_link: str = ""
    first_link: str = ""
    units_next_link: str = ""
    record: str = ""
    linked: Mapping[str, Any] = field(default_factory=dict)
    chain: tuple[ShownEvent, ...] = ()
    hidden: str = ""
    history_link: str = ""
    edit_link: str = ""
    new_link: str = ""
    new_photograph_link: str = ""


@router.get("/units")
def units(request: Request, units_after: str | None = None) -> HTMLResponse:
    """Show the units at the top."""
    desk = desk_of(request)
    shown = show_unit(desk.holding, desk.viewer, units_after=units_after)
    fields = unit_fields(shown, desk, is_first=units_after is None)
    return respond(request, "unit.html", fields)


@router.get("/units/{unit_id}")
def unit(
    request: Request, unit_id: str, after: str | None = None, units_after: str | None = None
) -> HTMLResponse:
    """Show a unit."""
    desk = desk_of(request)
    shown = show_unit(desk.holding, desk.viewer, unit_id, after=after, units_after=units_after)
    fields = unit_fields(shown, desk, is_first=after is None and units_after is None)
    return respond(request, "unit.html", fields)


def unit_fields(shown: UnitPage, desk: Desk, *, is_first: bool) -> UnitFields:
    """Gather the fields of a unit's page."""
    here = shown.trail[-1] if shown.trail else None
    addresses = desk.server.addresses
    link = local(addresses.unit(here.id) if here else f"{addresses.base}/units")
    trail = unit_cards(shown.trail, desk.server, desk.words)
    following, units_following = shown.photographs.after, shown.units.after
    return UnitFields(
        unit=trail[-1] if trail else None,
        description=trail[-1].scope_and_content if trail else Text(),
        trail=trail[:-1],
        units=unit_cards(shown.units.items, desk.server, desk.words),
        photographs=photograph_cards(shown.photographs.items, desk.server, desk.words),
        total=shown.photographs.total,
        collection=_collection(here, desk),
        next_link=with_query(link, after=following) if following else "",
        first_link="" if is_first else link,
        units_next_link=with_query(link, units_after=units_following) if units_following else "",
        record=local(addresses.linked_unit(here.id)) if here else "",
        linked=linked_unit(desk.holding, shown.trail) if here and is_first else {},
        chain=_chain(here, desk),
        hidden=_hidden(here, desk),
        history_link=local(addresses.unit_revisions(here.id)) if here else "",
        **(_ways(here, desk) if desk.viewer.may(Scope.WRITE) else {}),
    )


def _hidden(here: CataloguedUnit | None, desk: Desk) -> str:
    """Say of a unit that staff alone see how far it has come; nothing of any other."""
    if here is None or here.state is PublicationState.PUBLISHED:
        return ""
    return desk.words.term(here.state)


def _ways(here: CataloguedUnit | None, desk: Desk) -> dict[str, str]:
    """Lead editors to the forms: of this unit, of one below it, of a photograph in it."""
    new_unit = f"{desk.root}/edit/units/new"
    if here is None:
        return {"new_link": new_unit}
    code = here.description.reference_code
    return {
        "edit_link": f"{desk.root}/edit/units/{here.id}",
        "new_link": with_query(new_unit, below=here.id),
        "new_photograph_link": with_query(f"{desk.root}/edit/photographs/new", unit=code),
    }


def _chain(here: CataloguedUnit | None, desk: Desk) -> tuple[ShownEvent, ...]:
    """What happened to the unit itself: what happened above it stands on the pages above."""
    links = [ChainLink(event) for event in here.description.custody] if here else []
    is_staff = desk.viewer.may(Scope.READ)
    return shown_custody(links, server=desk.server, words=desk.words, is_staff=is_staff)


def _collection(here: CataloguedUnit | None, desk: Desk) -> str:
    addresses = desk.server.addresses
    return local(addresses.collection(here.id) if here else addresses.root_collection())
