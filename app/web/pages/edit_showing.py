"""Answering with the page of a form."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.embedded_facts import EmbeddedFact, Fact, together
from app.domain.viewers import Scope
from app.services.keep_form import kept_in_short, templates
from app.services.list_units import list_units
from app.services.name_agents import name_agents
from app.services.open_for_editing import NEW_FORMS
from app.services.read_embedded_facts import read_embedded_facts
from app.services.suggest_photographs import codes_without_photographs
from app.web.forms.shape import LINE
from app.web.forms.tree import FormTree
from app.web.pages.desk import Desk
from app.web.pages.edit_fields import Editing, edit_fields
from app.web.pages.edit_sheets import ShownSheet, shown_sheets
from app.web.pages.rendering import respond

_MOST_UNITS: Final = 200
LANGUAGES: Final = (
    "en", "pl", "pl-Latn", "uk", "ru", "ru-Cyrl", "ru-Latn", "de", "fr", "lt", "be", "yi",
    "yi-Hebr", "he", "la", "none",
)  # fmt: skip
RIGHTS: Final = (
    "http://rightsstatements.org/vocab/InC/1.0/",
    "http://rightsstatements.org/vocab/NoC-OKLR/1.0/",
    "http://rightsstatements.org/vocab/NKC/1.0/",
    "http://rightsstatements.org/vocab/CNE/1.0/",
    "http://rightsstatements.org/vocab/UND/1.0/",
    "http://creativecommons.org/publicdomain/mark/1.0/",
    "http://creativecommons.org/publicdomain/zero/1.0/",
    "http://creativecommons.org/licenses/by/4.0/",
    "http://creativecommons.org/licenses/by-sa/4.0/",
)


def show(
    request: Request, desk: Desk, editing: Editing, *, status: int = HTTPStatus.OK
) -> HTMLResponse:
    """Answer with a form, in whatever state it is."""
    said = _said(desk, editing.tree)
    fields = edit_fields(
        editing,
        server=desk.server,
        words=desk.words,
        root=urlsplit(desk.holding.settings.base_url).path,
        offers=_offers(desk, editing.tree, said),
        may_publish=desk.viewer.may(Scope.PUBLISH),
        templates=() if editing.opened else templates(desk.holding, desk.viewer),
        said=said,
        unmet=_unmet(desk, editing.tree),
        known=name_agents(desk.holding, desk.viewer, _in_chain(editing)),
        sheets=() if editing.opened else _sheets(desk, editing.sheet),
    )
    return respond(request, "edit/photograph.html", fields, status=status)


def _in_chain(editing: Editing) -> frozenset[str]:
    """Who gave and received, as typed and as handed down."""
    inherited = editing.opened.photograph.inherited_custody if editing.opened else ()
    typed = (row[name] for row in editing.tree["custody"] for name in ("from_agent", "to_agent"))
    handed_down = (name for event in inherited for name in (event.from_agent, event.to_agent))
    return frozenset((*typed, *handed_down)) - {""}


def _sheets(desk: Desk, here: str) -> tuple[ShownSheet, ...]:
    """The other new photographs that this editor has begun and not saved."""
    kept = kept_in_short(desk.holding, desk.viewer, NEW_FORMS)
    return shown_sheets(kept, desk.root, here=here)


def _unmet(desk: Desk, tree: FormTree) -> frozenset[str]:
    """The codes of related photographs that no photograph has."""
    codes = frozenset(row["photograph"] for row in tree["related"]) - {""}
    return codes_without_photographs(desk.holding, desk.viewer, codes)


def _said(desk: Desk, tree: FormTree) -> dict[str, tuple[EmbeddedFact, ...]]:
    """What the files of each side say of themselves, by the side's name in the form."""
    sides = {
        f"sides-{place}": [scan["sha256"] for scan in side["scans"]]
        for place, side in enumerate(tree["sides"])
    }
    every = [digest for digests in sides.values() for digest in digests]
    known = read_embedded_facts(desk.holding, desk.viewer, every)
    told = {
        name: together(known[digest] for digest in digests if digest in known).facts
        for name, digests in sides.items()
    }
    return {name: facts for name, facts in told.items() if facts}


def _offers(
    desk: Desk, tree: FormTree, said: dict[str, tuple[EmbeddedFact, ...]]
) -> dict[str, tuple[str, ...]]:
    """Values to choose from: what this form says elsewhere is likely to be said again."""
    units = list_units(desk.holding, desk.viewer, limit=_MOST_UNITS)
    creators = (one.text for facts in said.values() for one in facts if one.fact is Fact.CREATOR)
    return {
        "units": tuple(unit.description.reference_code for unit in units.items),
        "languages": LANGUAGES,
        "rights": RIGHTS,
        "agents": tuple(dict.fromkeys((*_agents(tree), *creators))),
        "subjects": tuple(row[LINE] for row in tree["subjects"] if row[LINE]),
        "hands": tuple(dict.fromkeys(_written(tree, "hand"))),
        "stamps": tuple(dict.fromkeys(_written(tree, "stamp"))),
        "photographs": (),
        "places": tuple(dict.fromkeys(row["name"] for row in tree["places"] if row["name"])),
    }


def _written(tree: FormTree, name: str) -> Iterator[str]:
    for side in tree["sides"]:
        yield from (row[name] for row in side["inscriptions"] if row[name])


def _agents(tree: FormTree) -> Iterator[str]:
    for event in tree["custody"]:
        yield from (event[name] for name in ("from_agent", "to_agent") if event[name])
    yield from (row["name"] for row in tree["agents"] if row["name"])
    yield from (row[LINE] for row in tree["holder"]["names"] if row[LINE])


def markup_notice(desk: Desk) -> str:
    """Say what became of what was pasted: it is looked at before it is saved."""
    return desk.words.say(
        "There was HTML in what you typed or pasted: it is plain text now. Look through it, and "
        "save it then."
    )
