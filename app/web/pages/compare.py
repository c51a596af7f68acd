"""Up to four sides beside each other: recto and verso, or prints of one negative."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.domain.selection import Selection
from app.domain.sides import SideDescription, SideKind
from app.iiif.addresses import Addresses
from app.services.show_selection import whole_selection
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import local
from app.web.pages.mirador_settings import mirador_settings, mirador_window
from app.web.pages.pictures import Picture
from app.web.pages.rendering import respond
from app.web.pages.text import Text

MOST_COMPARED: Final = 4
_LONGEST: Final = 80

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """A side beside others. `link` leads to its photograph's page."""

    title: Text
    kind: SideKind
    picture: Picture
    link: str


@dataclass(frozen=True, slots=True)
class CompareFields:
    """The page. `missing` counts what was asked for and can't be shown, or not to this reader.

    `settings` is what `static/viewer.js` starts Mirador with.
    """

    sides: tuple[ComparedSide, ...]
    missing: int
    settings: dict[str, Any]


Wanted = tuple[str, str]
"""A photograph's id, and a side's; no side: the one that it is known by."""


@router.get("/compare")
def compare(
    request: Request, of: Annotated[list[str] | None, Query(max_length=_LONGEST)] = None
) -> HTMLResponse:
    """Show sides beside each other: `of=PHOTOGRAPH` or `of=PHOTOGRAPH.SIDE`, up to four of them."""
    return compare_these(request, [_wanted(told) for told in of or ()])


def compare_these(request: Request, wanted: Sequence[Wanted]) -> HTMLResponse:
    """Show these sides beside each other; `NotFound` where none of them can be shown."""
    desk = desk_of(request)
    wanted = list(dict.fromkeys(wanted))[:MOST_COMPARED]
    chosen = Selection().with_more(photograph_id for photograph_id, _ in wanted)
    found = {one.id: one for one in whole_selection(desk.holding, desk.viewer, chosen)}
    known = list(_known(wanted, found))
    if not known:
        raise NotFound("There is nothing to compare at this address.")
    addresses = desk.server.addresses
    windows = [
        {"id": f"side-{number}"} | mirador_window(one.id, side.id, addresses=addresses)
        for number, (one, side) in enumerate(known)
    ]
    fields = CompareFields(
        sides=tuple(_compared(known, desk)),
        missing=len(wanted) - len(known),
        settings={"mirador": mirador_settings(windows, desk.words.language)},
    )
    return respond(request, "compare.html", fields)


def compare_link(addresses: Addresses, wanted: Iterable[Wanted]) -> str:
    """Name the page that shows sides beside each other; empty for fewer than two."""
    told = [f"{photograph}.{side}" if side else photograph for photograph, side in wanted]
    if len(told) < 2:  # noqa: PLR2004 - one is compared with nothing
        return ""
    return local(addresses.compare(told[:MOST_COMPARED]))


def _wanted(told: str) -> Wanted:
    photograph_id, _, side_id = told.partition(".")
    return photograph_id, side_id


def _known(
    wanted: Iterable[Wanted], found: dict[str, CataloguedPhotograph]
) -> Iterator[tuple[CataloguedPhotograph, SideDescription]]:
    """Give the sides that have a picture to show."""
    for photograph_id, side_id in wanted:
        photograph = found.get(photograph_id)
        if photograph is None:
            continue
        described = photograph.description
        named = next((side for side in described.sides if side.id == side_id), described.cover)
        if named is not None and named.shown_scan is not None:
            yield photograph, named


def _compared(
    known: Iterable[tuple[CataloguedPhotograph, SideDescription]], desk: Desk
) -> Iterator[ComparedSide]:
    for photograph, side in known:
        described, scan = photograph.description, side.shown_scan
        if scan is None:
            continue
        yield ComparedSide(
            title=desk.words.text(described.title) or Text(described.reference_code),
            kind=side.kind,
            picture=desk.server.whole(scan),
            link=local(desk.server.addresses.photograph(photograph.id)),
        )
