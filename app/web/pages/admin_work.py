"""The work that waits, and what of it was given up: to try again or to strike off."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.viewers import Scope
from app.domain.work import DeadJob, QueueSummary
from app.services.dead_work import discard_dead_work, list_dead_work, retry_dead_work
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import with_query
from app.web.pages.notices import Notice, done
from app.web.pages.rendering import respond
from app.web.pages.small_forms import read_form
from app.web.pages.text import Text

router = APIRouter(include_in_schema=False)
_LEAF: Final = 50


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A photograph or unit that work is about: its reference code, its title and its page."""

    code: str
    title: Text
    link: str


@dataclass(frozen=True, slots=True)
class DeadLine:
    """A piece of work that was given up, and what it is about; `told` names that in one line."""

    job: DeadJob
    about: tuple[SubjectLine, ...]
    told: str


@dataclass(frozen=True, slots=True)
class WorkFields:
    """How much work there is, and a leaf of what was given up, the oldest first."""

    queue: QueueSummary
    records_due: int
    lines: tuple[DeadLine, ...]
    next_link: str
    first_link: str
    notice: Notice | None


@router.get("/admin/work")
def show(request: Request, after: str | None = None, done_with: str = "") -> HTMLResponse:
    """Show the list."""
    desk = _desk(request)
    queue, leaf = list_dead_work(desk.holding, desk.viewer, after=after, limit=_LEAF)
    here = f"{desk.root}/admin/work"
    fields = WorkFields(
        queue,
        desk.holding.records.due_count(),
        tuple(_line(desk, job) for job in leaf.items),
        next_link=with_query(here, after=leaf.after) if leaf.after else "",
        first_link=here if after is not None else "",
        notice=done(done_with, desk.words),
    )
    return respond(request, "admin_work.html", fields)


@router.post("/admin/work")
def decide(request: Request) -> Response:
    """Try again, or strike off, what the pressed button names."""
    desk = _desk(request)
    form = read_form(request)
    acts = {"retried": retry_dead_work, "discarded": discard_dead_work}
    act = acts.get(form["do"])
    here = f"{desk.root}/admin/work"
    if act is None:
        return RedirectResponse(here, HTTPStatus.SEE_OTHER)
    act(desk.holding, desk.viewer, form["job"])
    return RedirectResponse(f"{here}?done_with={form['do']}", HTTPStatus.SEE_OTHER)


def _desk(request: Request) -> Desk:
    desk = desk_of(request)
    desk.viewer.must(Scope.ADMINISTER)
    return desk


def _line(desk: Desk, job: DeadJob) -> DeadLine:
    about = tuple(
        SubjectLine(
            one.reference_code,
            desk.words.text(one.title),
            f"{desk.root}/{'units' if one.is_unit else 'photographs'}/{one.id}",
        )
        for one in job.about
    )
    return DeadLine(job, about, ", ".join(one.code for one in about) or job.subject)
