"""What the page shows on which a photograph is edited."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.credit_lines import NOBODY_KNOWN, KnownAgents
from app.domain.custody import CustodyEventDescription
from app.domain.dating import DateUnderstanding
from app.domain.embedded_facts import EmbeddedFact
from app.domain.errors import Problem
from app.domain.photographs import PhotographDescription
from app.services.open_for_editing import OpenedPhotograph
from app.web.forms.faults import FieldFaults
from app.web.forms.remarks import derived_credit_lines, with_remarks
from app.web.forms.tree import FormTree
from app.web.pages.edit_dates import understood_dates
from app.web.pages.edit_layout import SECTIONS
from app.web.pages.edit_nodes import ShownClash, ShownField, ShownPart, ShownRows
from app.web.pages.edit_parts import Showing
from app.web.pages.edit_pictures import SidePicture, crops, side_pictures
from app.web.pages.edit_sheets import ShownSheet
from app.web.pages.pictures import ImageServer
from app.web.pages.shown_relations import ShownRelation, shown_relations
from app.web.pages.text import Text
from app.web.pages.wording import Wording


@dataclass(frozen=True, slots=True)
class EditSection:
    """A section of the form: where it stands, what it is called, what is in it."""

    anchor: str
    heading: str
    nodes: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A line of the summary of faults: it leads to the field (an empty name: to none)."""

    name: str
    label: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Editing:
    """A form on its way through a page: what was typed, of what, and what came of it.

    `version` is that of the record from which the form began, 0 for a new one. `focus` names the
    part or field where the eye should rest; `message` is a sentence in English, `notice` one in
    the reader's language, `remark` another beside it. `clashes` are what another editor has written
    meanwhile; `taken` names what was taken over from there. `sheet` tells apart the forms of
    several new photographs.
    """

    tree: FormTree
    opened: OpenedPhotograph | None = None
    version: int = 0
    reason: str = ""
    focus: str = ""
    message: str = ""
    notice: str = ""
    remark: str = ""
    is_kept: bool = False
    faults: FieldFaults = field(default_factory=dict)
    clashes: tuple[ShownClash, ...] = ()
    taken: tuple[str, ...] = ()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class EditFields:
    """Everything on the page of a form. `offers` are values to choose from, by the list's name.

    `inherited` are the events that units hand down, `derived` the credit lines that the whole
    chain of custody tells, by language, `said` what the files of a side say of themselves, by the
    side's name. `related` is what other photographs say of this one; `sheets` are forms of other
    new ones that this editor has not saved.
    """

    title: Text
    action: str
    link: str
    state: Any
    editing: Editing
    sections: tuple[EditSection, ...]
    summary: tuple[FaultLine, ...]
    pictures: dict[str, SidePicture]
    crops: dict[str, str]
    inherited: tuple[CustodyEventDescription, ...]
    derived: tuple[Text, ...]
    understood: dict[str, DateUnderstanding]
    offers: dict[str, tuple[str, ...]]
    focus: str
    may_publish: bool
    templates: tuple[str, ...]
    said: dict[str, tuple[EmbeddedFact, ...]] = field(default_factory=dict)
    related: tuple[ShownRelation, ...] = ()
    sheets: tuple[ShownSheet, ...] = ()


def edit_fields(  # noqa: PLR0913 - what a page is made with
    editing: Editing,
    *,
    server: ImageServer,
    words: Wording,
    root: str,
    offers: dict[str, tuple[str, ...]],
    may_publish: bool,
    templates: tuple[str, ...],
    said: dict[str, tuple[EmbeddedFact, ...]] | None = None,
    unmet: frozenset[str] = frozenset(),
    sheets: tuple[ShownSheet, ...] = (),
    known: KnownAgents = NOBODY_KNOWN,
) -> EditFields:
    """Gather the fields of a form's page. `unmet` are codes that no photograph has yet.

    `known` is what the authority file knows of the agents in the chain of custody.
    """
    tree, opened = editing.tree, editing.opened
    inherited = opened.photograph.inherited_custody if opened else ()
    impossible = with_remarks(tree, inherited=inherited)
    showing = Showing(tree, words, editing.faults, impossible, unmet)
    whole = showing.part(tree, PhotographDescription)
    sections = tuple(_sections(whole, words))
    title = words.text(opened.description.title) if opened else Text()
    code = opened.description.reference_code if opened else ""
    photograph_id = opened.photograph.id if opened else ""
    return EditFields(
        title=title or Text(code),
        action=f"{root}/edit/photographs/{photograph_id or 'new'}",
        link=f"{root}/photographs/{photograph_id}" if photograph_id else "",
        state=opened.state if opened else None,
        editing=editing,
        sections=sections,
        summary=tuple(summary_of(sections, editing.faults, beside(words))),
        pictures=side_pictures(tree, server, root),
        crops=dict(crops(tree, root)),
        inherited=tuple(inherited),
        derived=tuple(_derived(derived_credit_lines(tree, inherited=inherited, known=known))),
        understood=understood_dates(tree, words.language),
        offers=offers,
        focus=focus_of(sections, editing.focus),
        may_publish=may_publish,
        templates=templates,
        said=said or {},
        related=shown_relations(
            (one for one in opened.related if not one.is_own) if opened else (), server, words
        ),
        sheets=sheets,
    )


def _derived(lines: Mapping[str, Sequence[str]]) -> Iterator[Text]:
    for tag, texts in lines.items():
        yield Text(" · ".join(texts), "" if tag == "none" else tag)


def _sections(whole: ShownPart, words: Wording) -> Iterator[EditSection]:
    named = {name for _, _, names in SECTIONS for name in names}
    rest = tuple(node for node in (*whole.nodes, *whole.minor) if node.name not in named)
    for anchor, heading, names in SECTIONS:
        nodes = tuple(whole[name] for name in names)
        nodes = (*nodes, *rest) if anchor == SECTIONS[-1][0] else nodes
        yield EditSection(anchor, words.say(heading), nodes)


def fields_of(node: Any) -> Iterator[ShownField]:
    """Every field within a node, in the order of the page."""
    if isinstance(node, ShownField):
        yield node
    elif isinstance(node, ShownRows):
        for row in node.rows:
            yield from fields_of(row)
    else:
        for inner in (*node.nodes, *node.minor):
            yield from fields_of(inner)


def beside(words: Wording) -> dict[str, str]:
    """Label the fields of the page that are none of the photograph's."""
    return {
        "reason": words.say("Why (for the history)"),
        "template": words.say("Name of the template"),
    }


def summary_of(
    sections: tuple[EditSection, ...], faults: FieldFaults, others: Mapping[str, str]
) -> Iterator[FaultLine]:
    """Every fault of a form with the field that it is about, in the order of the page.

    `others` labels fields that stand in none of the sections.
    """
    for problem in faults.get("", ()):
        name = problem.where if problem.where in others else ""
        yield FaultLine(name, others.get(name, problem.where), problem)
    shown = [one for section in sections for node in section.nodes for one in fields_of(node)]
    for told in shown:
        for problem in told.faults:
            yield FaultLine(told.name, told.label, problem)
    names = {told.name for told in shown}
    for name, problems in faults.items():
        if name and name not in names:
            label = others.get(name)
            yield from (FaultLine(name, label or one.where, one) for one in problems)


def focus_of(sections: tuple[EditSection, ...], wanted: str) -> str:
    """The first field to be filled in within a part; the part itself where it has none."""
    if not wanted:
        return ""
    shown = (one for section in sections for node in section.nodes for one in fields_of(node))
    within = (one.name for one in shown if one.widget != "hidden")
    return next((name for name in within if f"{name}-".startswith(f"{wanted}-")), wanted)
