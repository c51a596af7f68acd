"""What the page shows on which a unit of the tree is edited."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.catalogued import CataloguedUnit
from app.domain.custody import CustodyEventDescription
from app.domain.dating import DateUnderstanding
from app.domain.publication import PublicationState
from app.domain.units import UnitDescription, UnitMove
from app.domain.viewers import Scope
from app.web.forms.faults import FieldFaults
from app.web.forms.remarks import with_remarks
from app.web.forms.tree import FormTree
from app.web.pages.desk import Desk
from app.web.pages.edit_dates import understood_dates
from app.web.pages.edit_fields import EditSection, FaultLine, beside, focus_of, summary_of
from app.web.pages.edit_layout import say
from app.web.pages.edit_nodes import ShownClash
from app.web.pages.edit_parts import Showing
from app.web.pages.links import local
from app.web.pages.text import Text

SECTIONS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    (
        "identification",
        say("Identification"),
        ("reference_code", "level", "parent", "title", "date_as_written", "date_edtf", "id"),
    ),
    ("content", say("Scope and content"), ("scope_and_content",)),
    ("provenance", say("Provenance"), ("custody",)),
    ("access-section", say("Access"), ("access",)),
)
"""The sections of the form: anchor, heading, fields of the unit."""


@dataclass(frozen=True, slots=True)
class UnitEditing:
    """A unit's form on its way through a page: what was typed, of what, and what came of it.

    `trail` leads to the unit as it stands, itself at the end, and is empty for a new one.
    `version` is that from which the form began. `move` is asked back about before it is done;
    what else as for a photograph's form.
    """

    tree: FormTree
    trail: tuple[CataloguedUnit, ...] = ()
    version: int = 0
    focus: str = ""
    message: str = ""
    reason: str = ""
    notice: str = ""
    is_kept: bool = False
    faults: FieldFaults = field(default_factory=dict)
    clashes: tuple[ShownClash, ...] = ()
    taken: tuple[str, ...] = ()
    move: UnitMove | None = None

    @property
    def unit(self) -> CataloguedUnit | None:
        """The unit as it stands; None for a new one."""
        return self.trail[-1] if self.trail else None


@dataclass(frozen=True, slots=True)
class UnitEditFields:
    """Everything on the page of a unit's form. `offers` are values to choose from, by list."""

    title: Text
    action: str
    link: str
    state: PublicationState | None
    editing: UnitEditing
    sections: tuple[EditSection, ...]
    summary: tuple[FaultLine, ...]
    understood: dict[str, DateUnderstanding]
    inherited: tuple[CustodyEventDescription, ...]
    offers: Mapping[str, tuple[str, ...]]
    focus: str
    may_publish: bool


def unit_edit_fields(
    editing: UnitEditing, desk: Desk, *, units: tuple[str, ...], languages: tuple[str, ...]
) -> UnitEditFields:
    """Gather the fields of a unit's form."""
    unit, tree = editing.unit, editing.tree
    inherited = tuple(event for above in editing.trail[:-1] for event in above.description.custody)
    impossible = with_remarks(tree, inherited=inherited)
    whole = Showing(tree, desk.words, editing.faults, impossible).part(tree, UnitDescription)
    sections = tuple(
        EditSection(anchor, desk.words.say(heading), tuple(whole[name] for name in names))
        for anchor, heading, names in SECTIONS
    )
    code = unit.description.reference_code if unit else ""
    title = desk.words.text(unit.description.title) if unit else Text()
    return UnitEditFields(
        title=title or Text(code),
        action=f"{desk.root}/edit/units/{unit.id if unit else 'new'}",
        link=local(desk.server.addresses.unit(unit.id)) if unit else f"{desk.root}/units",
        state=unit.state if unit else None,
        editing=editing,
        sections=sections,
        summary=tuple(summary_of(sections, editing.faults, beside(desk.words))),
        understood=understood_dates(tree, desk.words.language),
        inherited=inherited,
        offers={"units": units, "languages": languages, "agents": tuple(_agents(tree))},
        focus=focus_of(sections, editing.focus),
        may_publish=desk.viewer.may(Scope.PUBLISH),
    )


def _agents(tree: FormTree) -> Iterator[str]:
    for event in tree["custody"]:
        yield from (event[name] for name in ("from_agent", "to_agent") if event[name])
