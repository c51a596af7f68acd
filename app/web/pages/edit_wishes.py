"""What the buttons of a form do; each is named by what it does, and to what: `add:dates`."""

import re
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.clashes import Clash
from app.domain.errors import Conflict, Problem, Rejected
from app.domain.kept_forms import LASTING, LONGEST_TEMPLATE
from app.domain.saving import Saved
from app.domain.viewers import Scope
from app.exchange.markup import without_markup
from app.services.describe import describe
from app.services.keep_form import drop_form, keep_form
from app.services.open_for_editing import OpenedPhotograph, form_key, open_for_editing
from app.services.publish import publish
from app.web.forms.faults import faults_by_field
from app.web.forms.filling import fill
from app.web.forms.moving import MOVES, move
from app.web.forms.offering import without_untouched
from app.web.forms.reading import read_form
from app.web.forms.starting import called, series_of, with_offers
from app.web.forms.tree import flatten, name_of, steps_of
from app.web.pages.desk import Desk
from app.web.pages.edit_clash import merged, still_clashing, with_theirs
from app.web.pages.edit_dates import mean, take_over
from app.web.pages.edit_fields import Editing
from app.web.pages.edit_receiving import Received
from app.web.pages.edit_showing import markup_notice, show
from app.web.pages.shown_differences import label_of

SAVE: Final = "save"
NEXT: Final = "next"
PUBLISH: Final = "publish"
DISCARD: Final = "discard"
THEIRS: Final = "theirs"
UNDERSTAND: Final = "understand"
MEAN: Final = "mean"
UPLOAD: Final = "upload"
TEMPLATE: Final = "template"
_STEP: Final = re.compile(r"[^.\[\]]+")
_UNFIT: Final = HTTPStatus.UNPROCESSABLE_ENTITY


def fulfil(
    request: Request, desk: Desk, received: Received, opened: OpenedPhotograph | None
) -> Response:
    """Do what was wished; a wish that is not known has the form checked."""
    verb, _, where = received.wish.partition(":")
    editing = Editing(
        received.tree, opened, received.version, received.reason, faults=received.faults,
        sheet=received.sheet,
    )  # fmt: skip
    if verb == DISCARD:
        drop_form(desk.holding, desk.viewer, _key(editing))
        return _go(desk, request.url.path)
    if verb == TEMPLATE:
        return _template(request, desk, editing, received.template.strip())
    if verb in (SAVE, NEXT, PUBLISH) and not received.faults:
        tree, held_markup = without_markup(editing.tree)
        if held_markup:
            told = replace(editing, tree=tree, notice=markup_notice(desk))
            return _again(request, desk, told)
        return _save(request, desk, editing, verb)
    try:
        editing = _changed(desk, editing, verb, where)
    except Rejected as error:
        return _again(request, desk, replace(editing, message=str(error)), status=_UNFIT)
    return _again(request, desk, _with_clashes(desk, editing, received.clashes, taken=where))


def _with_clashes(desk: Desk, editing: Editing, paths: tuple[str, ...], *, taken: str) -> Editing:
    """Show those places again where another editor has written something else."""
    if editing.opened is None or not paths:
        return editing
    theirs, standing = editing.opened.description, frozenset(paths) - {taken}
    clashes = still_clashing(editing.tree, theirs, standing, desk.words)
    return replace(editing, clashes=clashes)


def _template(request: Request, desk: Desk, editing: Editing, name: str) -> Response:
    """Keep what a series has in common under a name, to begin others from it."""
    if why := _why_no_template(name):
        faults = {"template": (Problem("template", name[:60], why),)}
        message = "A template can't have this name." if name else "A template needs a name."
        told = replace(editing, message=message, faults=faults)
        return _again(request, desk, told, status=_UNFIT)
    fields = list(flatten(series_of(editing.tree)))
    keep_form(desk.holding, desk.viewer, f"{LASTING}{name}", fields, based_on=0)
    notice = desk.words.say("The template is kept. New photographs can begin from it.")
    return _again(request, desk, replace(editing, notice=notice))


def _why_no_template(name: str) -> str:
    """Say why nothing could be begun from a template of this name; empty where it could."""
    if not name:
        return "must say something"
    if not name.isprintable():
        return "holds a control character or a line break; take it out"
    if len(name) > LONGEST_TEMPLATE:
        return f"has {len(name)} characters; at most {LONGEST_TEMPLATE} are permitted"
    return ""


def _changed(desk: Desk, editing: Editing, verb: str, where: str) -> Editing:
    """Do what changes the form alone. A scan that was refused is told of."""
    if verb in MOVES:
        focus = move(editing.tree, verb, steps_of(where), language=desk.words.language)
        return replace(editing, focus=focus)
    if verb == THEIRS and editing.opened is not None:
        tree = with_theirs(editing.tree, where, editing.opened.description)
        return replace(editing, tree=tree, focus=name_of(_STEP.findall(where)))
    if verb == UNDERSTAND:
        return replace(editing, focus=take_over(editing.tree, where, desk.words.language))
    if verb == MEAN:
        return replace(editing, focus=mean(editing.tree, where))
    if editing.faults:
        reasons = (problem.reason for told in editing.faults.values() for problem in told)
        return replace(editing, message="\n".join(reasons))
    return editing if verb == UPLOAD else checked(desk, editing)


def clashed(desk: Desk, editing: Editing, clash: Clash) -> Editing:
    """Show what another editor has saved meanwhile; the next saving replaces that knowingly."""
    found = merged(editing.tree, clash, desk.words)
    return replace(
        editing,
        tree=found.tree,
        version=clash.version,
        message=clash.happened,
        clashes=found.clashes,
        taken=tuple(label_of(name, desk.words) for name in found.taken),
    )


def checked(desk: Desk, editing: Editing) -> Editing:
    """Look for faults without saving anything."""
    tree = without_untouched(editing.tree)
    try:
        read_form(tree)
    except Rejected as error:
        return _faulty(desk, editing, error)
    tree = with_offers(tree, language=desk.words.language) if not editing.opened else tree
    notice = desk.words.say("No fault was found. It is not saved yet.")
    return replace(editing, tree=tree, notice=notice)


def _save(request: Request, desk: Desk, editing: Editing, verb: str) -> Response:
    editing = replace(editing, tree=without_untouched(editing.tree))
    try:
        saved = _described(desk, editing)
    except Rejected as error:
        return _again(request, desk, _faulty(desk, editing, error), status=_UNFIT)
    except Clash as clash:
        return _again(request, desk, clashed(desk, editing, clash), status=HTTPStatus.CONFLICT)
    except Conflict as error:
        editing = replace(editing, message=str(error))
        return _again(request, desk, editing, status=HTTPStatus.CONFLICT)
    drop_form(desk.holding, desk.viewer, _key(editing))
    if verb == PUBLISH and desk.viewer.may(Scope.PUBLISH):
        try:
            publish(desk.holding, desk.viewer, saved.id, reason=editing.reason)
        except (Rejected, Conflict) as error:  # it is saved; why it can't be shown is told there
            opened = open_for_editing(desk.holding, desk.viewer, saved.id)
            told = Editing(fill(opened.description), opened, opened.version, message=str(error))
            return show(request, desk, told, status=HTTPStatus.CONFLICT)
    if verb == NEXT:
        return _go(desk, f"/edit/photographs/new?like={saved.id}")
    return _go(desk, f"/edit/photographs/{saved.id}?saved=yes")


def _described(desk: Desk, editing: Editing) -> Saved:
    return describe(
        desk.holding,
        desk.viewer,
        read_form(editing.tree),
        photograph_id=editing.opened.photograph.id if editing.opened else None,
        expected_version=editing.version,
        reason=editing.reason,
    )


def _faulty(desk: Desk, editing: Editing, error: Rejected) -> Editing:
    faults = faults_by_field(error.problems, editing.tree)
    tree = editing.tree
    if editing.opened is None:
        tree = with_offers(tree, language=desk.words.language)
    return replace(editing, tree=tree, message=str(error), faults=faults)


def _again(
    request: Request, desk: Desk, editing: Editing, *, status: int = HTTPStatus.OK
) -> Response:
    """Show the form again, and keep it: what is typed must outlast the browser."""
    with suppress(Rejected):  # it is too long to be kept; then it stands on the page alone
        keep_form(
            desk.holding,
            desk.viewer,
            _key(editing),
            list(flatten(editing.tree)),
            based_on=editing.version,
            called=called(editing.tree),
        )
    return show(request, desk, editing, status=status)


def _key(editing: Editing) -> str:
    return form_key(editing.opened.photograph.id if editing.opened else None, editing.sheet)


def _go(desk: Desk, path: str) -> Response:
    root = urlsplit(desk.holding.settings.base_url).path
    return RedirectResponse(f"{root}{path}", HTTPStatus.SEE_OTHER)
