"""Work lists: what is still to be done, each at an address that can be shared."""

from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.domain.catalogued import Page
from app.domain.errors import NotFound
from app.domain.work_lists import MOST_COUNTED, WorkLine, WorkList
from app.services.list_work import count_work, list_work
from app.web.api.sending import send
from app.web.pages.accession_terms import WORK_ADVICE
from app.web.pages.cards import PhotographCard, photograph_card
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import with_query
from app.web.pages.rendering import respond

router = APIRouter(prefix="/edit/work-lists", include_in_schema=False)
_LEAF: Final = 50
_Editor = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """A list as the overview names it. `has_more`: it is longer than anybody has counted."""

    work: WorkList
    link: str
    advice: str
    count: int
    has_more: bool


@dataclass(frozen=True, slots=True)
class WorkOverview:
    """The lists there are."""

    entries: tuple[WorkEntry, ...]
    record: str


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A photograph on a list, and where it is edited."""

    card: PhotographCard
    edit: str
    line: WorkLine


@dataclass(frozen=True, slots=True)
class WorkLeaf:
    """Part of one list. `share_link` shows a colleague the same, where a list is its reader's."""

    work: WorkList
    advice: str
    rows: tuple[WorkRow, ...]
    overview: str
    record: str
    next_link: str
    first_link: str
    share_link: str = ""


@router.get("")
def overview(request: Request) -> HTMLResponse:
    """Show the lists, each with how long it is."""
    desk = desk_of(request)
    here = f"{desk.root}/edit/work-lists"
    entries = tuple(
        WorkEntry(
            work,
            f"{here}/{work.value}",
            desk.words.marked(WORK_ADVICE[work]),
            min(count, MOST_COUNTED),
            count > MOST_COUNTED,
        )
        for work, count in count_work(desk.holding, desk.viewer).items()
    )
    return respond(request, "edit/work.html", WorkOverview(entries, f"{here}.json"))


@router.get(".json")
def overview_record(request: Request) -> Response:
    """Give the lists for programs; a count past the limit is told as `more_than`."""
    desk = desk_of(request)
    base = f"{desk.holding.settings.base_url}/edit/work-lists"
    lists = [
        {
            "list": work.value,
            "address": f"{base}/{work.value}.json",
            "count": min(count, MOST_COUNTED),
            "is_more_than_count": count > MOST_COUNTED,
        }
        for work, count in count_work(desk.holding, desk.viewer).items()
    ]
    return send({"lists": lists}, viewer=desk.viewer)


@router.get("/{name}.json")
def record(
    request: Request, name: str, after: str | None = None, but_for: _Editor = ""
) -> Response:
    """Give part of a list for programs; `next` is where it goes on, or null."""
    desk = desk_of(request)
    work, page = _page(desk, name, after, but_for)
    base = desk.holding.settings.base_url
    here = f"{base}/edit/work-lists/{work.value}.json"
    body = {
        "list": work.value,
        "photographs": [_line(line, base) for line in page.items],
        "next": with_query(here, but_for=but_for, after=page.after) if page.after else None,
    }
    return send(body, viewer=desk.viewer)


@router.get("/{name}")
def leaf(
    request: Request, name: str, after: str | None = None, but_for: _Editor = ""
) -> HTMLResponse:
    """Show part of a list."""
    desk = desk_of(request)
    work, page = _page(desk, name, after, but_for)
    here = f"{desk.root}/edit/work-lists/{work.value}"
    fields = WorkLeaf(
        work=work,
        advice=desk.words.marked(WORK_ADVICE[work]),
        rows=tuple(_row(line, desk) for line in page.items),
        overview=f"{desk.root}/edit/work-lists",
        record=with_query(f"{here}.json", but_for=but_for, after=after or ""),
        next_link=with_query(here, but_for=but_for, after=page.after) if page.after else "",
        first_link=with_query(here, but_for=but_for) if after is not None else "",
        share_link=_shared(desk, work, but_for),
    )
    return respond(request, "edit/work_list.html", fields)


def _page(
    desk: Desk, name: str, after: str | None, but_for: str
) -> tuple[WorkList, Page[WorkLine]]:
    work = next((each for each in WorkList if each == name), None)
    if work is None:
        raise NotFound("There is no such list.")
    page = list_work(desk.holding, desk.viewer, work, after=after, limit=_LEAF, but_for=but_for)
    return work, page


def _shared(desk: Desk, work: WorkList, but_for: str) -> str:
    """Give the address of a list that would be another one for another reader."""
    if work is not WorkList.CHANGED_BY_OTHERS:
        return ""
    base = f"{desk.holding.settings.base_url}/edit/work-lists/{work.value}"
    return with_query(base, but_for=but_for or desk.viewer.name)


def _row(line: WorkLine, desk: Desk) -> WorkRow:
    edit = f"{desk.root}/edit/photographs/{line.photograph.id}"
    return WorkRow(photograph_card(line.photograph, desk.server, desk.words), edit, line)


def _line(line: WorkLine, base: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": line.photograph.id,
        "reference_code": line.photograph.reference_code,
        "title": line.photograph.title,
        "address": f"{base}/photographs/{line.photograph.id}",
        "edit": f"{base}/edit/photographs/{line.photograph.id}",
        "is_working_copy": line.is_prepared,
    }
    if line.changed_at is not None:
        told |= {"changed_by": line.changed_by, "changed_at": line.changed_at.isoformat()}
    return told
