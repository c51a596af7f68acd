"""The originals: when each was last read through, how fast that goes, and which are damaged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.fixity import FixityLine, FixitySummary
from app.domain.saving import ScanPlace
from app.domain.viewers import Scope
from app.services.check_fixity import fixity_overview
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
    """What is known of all originals, a leaf of those that are damaged, and one of all, by digest.

    Each list is turned over by itself: `damaged_links` lead to its first and its next leaf.
    """

    summary: FixitySummary
    days: int
    rate_mb_per_s: int
    checked_today: int
    checked_today_mb: int
    damaged: tuple[OriginalLine, ...]
    damaged_links: tuple[str, str]
    lines: tuple[OriginalLine, ...]
    next_link: str
    first_link: str


@router.get("/admin/originals")
def show(request: Request, after: _Digest = None, damaged_after: _Digest = None) -> HTMLResponse:
    """Show the originals."""
    desk = desk_of(request)
    desk.viewer.must(Scope.ADMINISTER)
    found = fixity_overview(
        desk.holding, desk.viewer, after=after, damaged_after=damaged_after, limit=_LEAF
    )
    settings = desk.holding.settings
    count, size_bytes = found.checked_today
    fields = OriginalsFields(
        found.summary,
        settings.fixity_days,
        settings.fixity_mb_per_s,
        count,
        size_bytes // _MEGABYTE,
        tuple(_line(desk, one, found.places) for one in found.damaged.items),
        (
            _leaf(desk, after=after) if damaged_after is not None else "",
            _leaf(desk, after=after, damaged_after=found.damaged.after)
            if found.damaged.after
            else "",
        ),
        tuple(_line(desk, one, found.places) for one in found.all.items),
        next_link=_leaf(desk, after=found.all.after, damaged_after=damaged_after)
        if found.all.after
        else "",
        first_link=_leaf(desk, damaged_after=damaged_after) if after is not None else "",
    )
    return respond(request, "admin_originals.html", fields)


def _leaf(desk: Desk, **turned: str | None) -> str:
    """Lead to a leaf of one list, and stay on that of the other."""
    return with_query(f"{desk.root}/admin/originals", **{k: v for k, v in turned.items() if v})


def _line(desk: Desk, line: FixityLine, places: Mapping[str, ScanPlace]) -> OriginalLine:
    place = places.get(line.sha256)
    was_checked = line.checked_at is not None and line.checked_at >= line.catalogued_at
    if place is None:
        return OriginalLine(line, was_checked, "", "")
    link = f"{desk.root}/photographs/{place.photograph_id}"
    return OriginalLine(line, was_checked, place.reference_code, link)
