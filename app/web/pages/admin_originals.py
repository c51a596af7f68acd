"""The originals: when each was last read through, how fast that goes, and which are damaged."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.fixity import FixityLine, FixitySummary
from app.domain.viewers import THE_DESK, Scope
from app.services.check_fixity import fixity_summary
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import with_query
from app.web.pages.rendering import respond

router = APIRouter(include_in_schema=False)
_LEAF: Final = 50
_MEGABYTE: Final = 1_000_000
_Digest = Annotated[str | None, Query(max_length=64, pattern="^[0-9a-f]*$")]


@dataclass(frozen=True, slots=True)
class OriginalLine:
    """An original with its last check; `was_checked` is False where only the old digest is known.

    `link` leads to the photograph that it is a scan of, `code` is that one's; empty for none.
    """

    line: FixityLine
    was_checked: bool
    code: str
    link: str


@dataclass(frozen=True, slots=True)
class OriginalsFields:
    """What is known of all originals, those that are damaged, and a leaf of all, by digest."""

    summary: FixitySummary
    days: int
    rate_mb_per_s: int
    checked_today: int
    checked_today_mb: int
    damaged: tuple[OriginalLine, ...]
    lines: tuple[OriginalLine, ...]
    next_link: str
    first_link: str


@router.get("/admin/originals")
def show(request: Request, after: _Digest = None) -> HTMLResponse:
    """Show the originals."""
    desk = desk_of(request)
    desk.viewer.must(Scope.ADMINISTER)
    summary, (count, size_bytes), damaged, lines, more = fixity_summary(
        desk.holding, desk.viewer, after=after, limit=_LEAF
    )
    here = f"{desk.root}/admin/originals"
    settings = desk.holding.settings
    fields = OriginalsFields(
        summary,
        settings.fixity_days,
        settings.fixity_mb_per_s,
        count,
        size_bytes // _MEGABYTE,
        tuple(_line(desk, one) for one in damaged),
        tuple(_line(desk, one) for one in lines),
        next_link=with_query(here, after=more) if more else "",
        first_link=here if after is not None else "",
    )
    return respond(request, "admin_originals.html", fields)


def _line(desk: Desk, line: FixityLine) -> OriginalLine:
    with desk.holding.open(THE_DESK) as catalogue:
        places = catalogue.scan_places(line.sha256)
    place = next(iter(places), None)
    was_checked = line.checked_at is not None and line.checked_at >= line.catalogued_at
    if place is None:
        return OriginalLine(line, was_checked, "", "")
    link = f"{desk.root}/photographs/{place.photograph_id}"
    return OriginalLine(line, was_checked, place.reference_code, link)
