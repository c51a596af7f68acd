"""How far a description has come: sent on, shown, taken back, by buttons beside its form."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.errors import Conflict, Rejected
from app.domain.identifiers import known_form
from app.domain.photographs import PhotographDescription
from app.domain.viewers import Scope
from app.services.discard_working_copy import discard_working_copy
from app.services.open_for_editing import open_for_editing
from app.services.publish import publish
from app.services.send_for_review import return_to_draft, send_for_review
from app.services.withdraw import withdraw
from app.web.forms.filling import fill
from app.web.forms.tree import grow
from app.web.pages.desk import Desk, desk_of
from app.web.pages.edit_fields import Editing
from app.web.pages.edit_showing import show
from app.web.pages.small_forms import read_form

router = APIRouter(include_in_schema=False)

_Step = Callable[[Desk, str, str], object]
_STEPS: Final[Mapping[str, _Step]] = {
    "review": lambda desk, which, why: send_for_review(desk.holding, desk.viewer, which, note=why),
    "draft": lambda desk, which, why: return_to_draft(desk.holding, desk.viewer, which, note=why),
    "publish": lambda desk, which, why: publish(desk.holding, desk.viewer, which, reason=why),
    "withdraw": lambda desk, which, why: withdraw(desk.holding, desk.viewer, which, reason=why),
    "discard": lambda desk, which, _: discard_working_copy(desk.holding, desk.viewer, which),
}


@router.post("/photographs/{photograph_id}/state")
def go_on(request: Request, photograph_id: str) -> Response:
    """Take a description a step further or back; what can't be is told on the form's page."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    photograph_id = known_form(photograph_id)
    sent = read_form(request)
    step = _STEPS.get(sent["step"])
    try:
        if step is not None:
            step(desk, photograph_id, sent["why"])
    except (Rejected, Conflict) as error:
        return _told(request, desk, photograph_id, str(error))
    root = urlsplit(desk.holding.settings.base_url).path
    return RedirectResponse(f"{root}/edit/photographs/{photograph_id}", HTTPStatus.SEE_OTHER)


def _told(request: Request, desk: Desk, photograph_id: str, message: str) -> Response:
    opened = open_for_editing(desk.holding, desk.viewer, photograph_id)
    kept = opened.kept
    tree = grow(kept.fields, PhotographDescription) if kept else fill(opened.description)
    version = kept.based_on if kept else opened.version
    editing = Editing(tree, opened, version, message=message, is_kept=kept is not None)
    return show(request, desk, editing, status=HTTPStatus.CONFLICT)
