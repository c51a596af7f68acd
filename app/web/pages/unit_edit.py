"""The archivist's desk: one unit of the tree in one form, made, changed, moved, shown.

Length: every wish of the one form is answered here, each with the form shown again.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.catalogued import CataloguedUnit
from app.domain.clashes import UnitClash
from app.domain.errors import Conflict, Rejected
from app.domain.identifiers import known_form
from app.domain.units import Level, UnitDescription
from app.domain.viewers import Scope
from app.exchange.markup import without_markup
from app.exchange.unit_document import read_unit
from app.services.change_unit import change_unit, open_trail, plan_move
from app.services.keep_form import drop_form, keep_form, kept_form
from app.services.list_units import list_units
from app.services.show_or_hide_unit import hide_unit, publish_unit
from app.web.api.bodies import arriving
from app.web.forms.arriving import MOST_TEXT_BYTES, arrived
from app.web.forms.faults import faults_by_field
from app.web.forms.filling import blank, fill_part
from app.web.forms.moving import MOVES, move
from app.web.forms.offering import offered_text, without_untouched
from app.web.forms.reading import document_of
from app.web.forms.tree import FormTree, flatten, grow, steps_of
from app.web.pages.desk import Desk, desk_of
from app.web.pages.edit_dates import mean, take_over
from app.web.pages.edit_showing import LANGUAGES, markup_notice
from app.web.pages.rendering import respond
from app.web.pages.small_forms import read_form
from app.web.pages.unit_clash import met, still_clashing
from app.web.pages.unit_edit_fields import UnitEditing, unit_edit_fields

NEW: Final = "new"
_MOST_UNITS: Final = 200
_LONGEST_WHY: Final = 2000
_CLASH: Final = "clash"
_UNFIT: Final = HTTPStatus.UNPROCESSABLE_ENTITY
_DONE: Final = {"saved", "shown", "hidden"}

router = APIRouter(prefix="/edit/units", include_in_schema=False)


@router.get("/{unit_id}")
def edit(
    request: Request,
    unit_id: str,
    below: Annotated[str, Query(max_length=200)] = "",
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show a unit's form, as it was saved or as its editor left it; `below` begins a new one."""
    desk, trail = _opened(request, unit_id)
    kept = kept_form(desk.holding, desk.viewer, _key(trail))
    if kept is not None:
        tree = grow(kept.fields, UnitDescription)
        notice = desk.words.say("This is what you typed last and did not save.")
        editing = UnitEditing(tree, trail, kept.based_on, notice=notice, is_kept=True)
        return _shown(request, desk, editing)
    if not trail:
        return _shown(request, desk, UnitEditing(_begun(desk, below), focus="reference_code"))
    notice = _done(desk, done) if done in _DONE else ""
    tree = fill_part(trail[-1].description)
    return _shown(request, desk, UnitEditing(tree, trail, trail[-1].version, notice=notice))


@router.post("/{unit_id}")
def answer(request: Request, unit_id: str) -> Response:
    """Do what a button of the form says; whatever comes of it, everything typed stays."""
    desk, trail = _opened(request, unit_id)
    tree, sent, disputed = _received(request)
    version = sent.get("version", "")
    is_number = version.isascii() and version.isdecimal() and len(version) < 10  # noqa: PLR2004
    editing = UnitEditing(
        tree, trail, int(version) if is_number else 0, reason=sent.get("reason", "")[:_LONGEST_WHY]
    )
    verb, _, where = sent.get("do", "").partition(":")
    if verb == "discard":
        drop_form(desk.holding, desk.viewer, _key(trail))
        return RedirectResponse(f"{desk.root}/edit/units/{unit_id}", HTTPStatus.SEE_OTHER)
    if verb in ("save", "move"):
        return _save(
            request, desk, editing, moves_to=sent.get("goes_to") if verb == "move" else None
        )
    try:
        changed = _changed(desk, editing, verb, where)
        if verb == "theirs":
            changed = replace(changed, clashes=still_clashing(changed, disputed - {where}, desk))
        return _again(request, desk, changed)
    except Rejected as error:
        told = replace(editing, message=str(error))
        return _again(request, desk, told, status=_UNFIT)


@router.post("/{unit_id}/kept")
def keep(request: Request, unit_id: str) -> Response:
    """Keep what has been typed so far."""
    desk, trail = _opened(request, unit_id)
    tree, sent, _ = _received(request)
    version = sent.get("version", "")
    based_on = int(version) if version.isdecimal() and len(version) < 10 else 0  # noqa: PLR2004
    keep_form(desk.holding, desk.viewer, _key(trail), list(flatten(tree)), based_on=based_on)
    return Response(status_code=HTTPStatus.NO_CONTENT)


@router.post("/{unit_id}/state")
def go_on(request: Request, unit_id: str) -> Response:
    """Show a unit to everybody, or take it back; what can't be is told on the form's page."""
    desk, trail = _opened(request, unit_id)
    step = read_form(request)["step"]
    done = ""
    try:
        if step == "publish":
            publish_unit(desk.holding, desk.viewer, known_form(unit_id))
            done = "shown"
        elif step == "hide":
            hide_unit(desk.holding, desk.viewer, known_form(unit_id))
            done = "hidden"
    except Conflict as error:
        tree = fill_part(trail[-1].description)
        told = UnitEditing(tree, trail, trail[-1].version, message=str(error))
        return _shown(request, desk, told, status=HTTPStatus.CONFLICT)
    there = f"{desk.root}/edit/units/{unit_id}?done={done}"
    return RedirectResponse(there, HTTPStatus.SEE_OTHER)


def _opened(request: Request, unit_id: str) -> tuple[Desk, tuple[CataloguedUnit, ...]]:
    """Find the desk of one who may write, and the way down to the unit; none for a new one."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    if unit_id == NEW:
        return desk, ()
    return desk, open_trail(desk.holding, desk.viewer, known_form(unit_id))


def _received(request: Request) -> tuple[FormTree, dict[str, str], frozenset[str]]:
    """Read the form: what was typed, what else was sent, and in which fields two have met."""
    content_type = request.headers.get("content-type", "")
    chunks = arriving(request, most_bytes=MOST_TEXT_BYTES)
    fields = arrived(content_type, chunks, keep=_passed_by)
    disputed = frozenset(value for name, value in fields if name == _CLASH)
    return grow(fields, UnitDescription), dict(fields), disputed


def _passed_by(_: str, __: str, chunks: Iterator[bytes]) -> None:
    for _chunk in chunks:
        pass  # this form has no files


def _begun(desk: Desk, below: str) -> FormTree:
    tree: dict[str, Any] = blank(UnitDescription)
    tree["level"] = Level.SERIES.value if below else Level.FONDS.value
    if below:
        tree["parent"] = open_trail(desk.holding, desk.viewer, known_form(below))[
            -1
        ].description.reference_code
    return tree


def _with_offers(tree: FormTree, language: str) -> FormTree:
    """Offer an empty row where something is usually said, and nothing has been."""
    for name in ("title", "scope_and_content"):
        if not tree[name]:
            tree[name] = [offered_text([], language=language)]
    return tree


def _changed(desk: Desk, editing: UnitEditing, verb: str, where: str) -> UnitEditing:
    """Do what changes the form alone."""
    tree, language = editing.tree, desk.words.language
    if verb in MOVES:
        focus = move(tree, verb, steps_of(where), language=language, described=UnitDescription)
        return replace(editing, focus=focus)
    if verb == "theirs" and editing.unit is not None:
        theirs = fill_part(editing.unit.description)
        return replace(editing, tree=tree | {where: theirs[where]} if where in theirs else tree)
    if verb == "understand":
        return replace(editing, focus=take_over(tree, where, language))
    if verb == "mean":
        return replace(editing, focus=mean(tree, where))
    return editing


def _save(request: Request, desk: Desk, editing: UnitEditing, *, moves_to: str | None) -> Response:
    tree, held_markup = without_markup(without_untouched(editing.tree, UnitDescription))
    editing, unit = replace(editing, tree=tree), editing.unit
    if held_markup:
        return _again(request, desk, replace(editing, notice=markup_notice(desk)))
    try:
        description = read_unit(document_of(tree, UnitDescription))
        if unit is not None and moves_to != description.parent:
            found = plan_move(desk.holding, desk.viewer, unit.id, description.parent)
            if found is not None:
                return _again(request, desk, replace(editing, move=found))
        saved = change_unit(
            desk.holding,
            desk.viewer,
            replace(description, id=unit.id if unit else ""),
            unit_id=unit.id if unit else None,
            expected_version=editing.version,
            reason=editing.reason,
        )
    except Rejected as error:
        faults = faults_by_field(error.problems, tree)
        told = replace(editing, message=str(error), faults=faults)
        return _again(request, desk, told, status=_UNFIT)
    except UnitClash as clash:
        told = met(editing, clash, desk)
        return _again(request, desk, told, status=HTTPStatus.PRECONDITION_FAILED)
    except Conflict as error:
        told = replace(editing, message=str(error))
        return _again(request, desk, told, status=HTTPStatus.CONFLICT)
    drop_form(desk.holding, desk.viewer, _key(editing.trail))
    return RedirectResponse(f"{desk.root}/edit/units/{saved.id}?done=saved", HTTPStatus.SEE_OTHER)


def _again(
    request: Request, desk: Desk, editing: UnitEditing, *, status: int = HTTPStatus.OK
) -> Response:
    """Show the form again, and keep it: what is typed must outlast the browser."""
    fields = list(flatten(editing.tree))
    with suppress(Rejected):  # it is too long to be kept; then it stands on the page alone
        key = _key(editing.trail)
        keep_form(desk.holding, desk.viewer, key, fields, based_on=editing.version)
    return _shown(request, desk, editing, status=status)


def _shown(
    request: Request, desk: Desk, editing: UnitEditing, *, status: int = HTTPStatus.OK
) -> Response:
    tops = list_units(desk.holding, desk.viewer, limit=_MOST_UNITS).items
    codes = dict.fromkeys(one.description.reference_code for one in (*tops, *editing.trail[:-1]))
    editing = replace(editing, tree=_with_offers(editing.tree, desk.words.language))
    fields = unit_edit_fields(editing, desk, units=tuple(codes), languages=LANGUAGES)
    return respond(request, "edit/unit.html", fields, status=status)


def _done(desk: Desk, word: str) -> str:
    if word == "shown":
        return desk.words.say("Everybody can see this unit now, and those above it.")
    if word == "hidden":
        return desk.words.say("The public does not see this unit any more.")
    return desk.words.say("Saved.")


def _key(trail: tuple[CataloguedUnit, ...]) -> str:
    return f"unit:{trail[-1].id if trail else NEW}"
