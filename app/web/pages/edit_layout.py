"""How the fields of a description are named and laid out on the page where they are edited.

Length: one table of fields for each part of a description, which reads best whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.access import AccessRule
from app.domain.agents import ContributionDescription
from app.domain.authorities import AuthorityDescription, NameForm
from app.domain.custody import AcceptedRemark, CustodyEventDescription
from app.domain.dating import DateDescription
from app.domain.inscriptions import InscriptionDescription, ReadingDescription
from app.domain.institutions import InstitutionDescription
from app.domain.naming import IdentifierDescription
from app.domain.notes import NoteDescription
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription
from app.domain.region import Region
from app.domain.relations import RelationDescription
from app.domain.rights import RightsDescription
from app.domain.sides import ScanDescription, SideDescription
from app.domain.units import UnitDescription


class Widget(StrEnum):
    """With what a field is filled in, where its kind alone does not say."""

    BY_KIND = ""
    LONG = "long"
    HIDDEN = "hidden"
    LANGUAGE = "language"
    INSCRIPTION = "inscription"
    READING = "reading"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Look:
    """A field: its label in English, its widget, what helps to fill it in.

    `is_minor` puts it behind "More"; `is_short` beside its neighbours. `offers` names a list of
    values to choose from. `one` says in a word what each of several is; `another` adds one.
    """

    label: str
    widget: Widget = Widget.BY_KIND
    hint: str = ""
    is_minor: bool = False
    is_short: bool = False
    offers: str = ""
    one: str = ""
    another: str = ""


def say(english: str) -> str:
    """Mark a text for translation."""
    return english


_ID: Final = Look("id", Widget.HIDDEN)
_TOLD: Final = Look("", Widget.HIDDEN)  # by the catalogue; kept for the pictures of the form
_PREFERRED: Final = Look(say("Preferred"), is_short=True)
_EDTF: Final = say("EDTF: 1941-12, 1941?, 1939/1941, 193X")
_ACCESS: Final = Look(say("Access"), is_minor=True)

LOOKS: Final[Mapping[type, Mapping[str, Look]]] = {
    PhotographDescription: {
        "reference_code": Look(say("Reference code"), is_short=True),
        "unit": Look(say("Unit"), is_short=True, offers="units"),
        "title": Look(say("Title"), one=say("Title"), another=say("Add a title")),
        "title_kind": Look(say("Where the title comes from"), is_short=True),
        "description": Look(
            say("Description"),
            Widget.LONG,
            one=say("Description"),
            another=say("Add a description"),
        ),
        "holder": Look(say("Holder")),
        "carrier": Look(say("Carrier"), is_short=True),
        "process": Look(say("Process"), is_short=True),
        "generation": Look(say("Generation"), is_short=True),
        "condition": Look(say("Condition"), is_short=True),
        "width_mm": Look(say("Width in mm"), is_short=True),
        "height_mm": Look(say("Height in mm"), is_short=True),
        "credit_lines": Look(
            say("Credit line, where the chain above does not tell it as it should be"),
            one=say("Credit line"),
            another=say("Write a credit line"),
        ),
        "credit_line": Look(say("Credit line in no language"), Widget.LONG),
        "sides": Look(say("Sides"), one=say("Side"), another=say("Add a side")),
        "dates": Look(say("Dates"), one=say("Date"), another=say("Add a date")),
        "custody": Look(
            say("Chain of custody, the oldest first"), one=say("Event"), another=say("Add an event")
        ),
        "agents": Look(
            say("People and bodies"), one=say("Person"), another=say("Add a person or body")
        ),
        "places": Look(say("Places"), one=say("Place"), another=say("Add a place")),
        "subjects": Look(
            say("Subjects"), offers="subjects", one=say("Subject"), another=say("Add a subject")
        ),
        "identifiers": Look(say("Other numbers"), one=say("Number"), another=say("Add a number")),
        "rights": Look(say("Rights"), one=say("Assertion"), another=say("Add an assertion")),
        "notes": Look(say("Notes"), one=say("Note"), another=say("Add a note")),
        "related": Look(
            say("Related photographs"),
            one=say("Related photograph"),
            another=say("Add a related photograph"),
        ),
        "access": Look(say("Access")),
    },
    UnitDescription: {
        "reference_code": Look(say("Reference code"), is_short=True),
        "level": Look(say("Level"), is_short=True),
        "parent": Look(
            say("Below this unit"),
            is_short=True,
            offers="units",
            hint=say("Its reference code; empty: at the top of the tree"),
        ),
        "title": Look(say("Title"), one=say("Title"), another=say("Add a title")),
        "date_as_written": Look(say("Date as written"), is_short=True),
        "date_edtf": Look(say("Date in EDTF"), is_short=True, hint=_EDTF),
        "scope_and_content": Look(
            say("Scope and content"),
            Widget.LONG,
            one=say("Scope and content"),
            another=say("Add a text"),
        ),
        "custody": Look(
            say("Chain of custody, the oldest first"), one=say("Event"), another=say("Add an event")
        ),
        "access": Look(say("Access")),
        "id": _ID,
    },
    AuthorityDescription: {
        "name": Look(say("Preferred name")),
        "language": Look(say("Language")),
        "kind": Look(say("Kind")),
        "forms": Look(say("Other names"), one=say("Other name")),
        "from_edtf": Look(say("Born, founded, first known")),
        "until_edtf": Look(say("Died, ended, last known")),
        "identifiers": Look(say("In other authority files"), one=say("Identifier")),
        "note": Look(say("Note")),
        "is_unidentified": Look(say("Not identified")),
        "latitude": Look(say("Latitude")),
        "longitude": Look(say("Longitude")),
    },
    NameForm: {
        "name": Look(say("Name")),
        "language": Look(say("Language")),
        "from_edtf": Look(say("In use since")),
        "until_edtf": Look(say("In use until")),
    },
    InstitutionDescription: {
        "names": Look(say("Name"), one=say("Name"), another=say("Add a name")),
        "acronym": Look(say("Acronym"), is_short=True),
        "homepage": Look(say("Web address"), is_minor=True),
        "logo": Look(say("Web address of its logo"), is_minor=True),
        "credit_line": Look(say("Its credit line"), is_minor=True),
    },
    SideDescription: {
        "kind": Look(say("Which side"), is_short=True),
        "presence": Look(say("Is it digitised?"), is_short=True),
        "label": Look(say("Label"), is_minor=True, one=say("Label"), another=say("Add a label")),
        "scans": Look(say("Scans"), one=say("Scan"), another=say("Add a stored scan")),
        "inscriptions": Look(
            say("Inscriptions"), one=say("Inscription"), another=say("Add an inscription")
        ),
        "access": _ACCESS,
        "id": _ID,
    },
    ScanDescription: {
        "file_name": Look(say("Name of the file"), is_short=True),
        "role": Look(say("What it is for"), is_short=True),
        "sha256": Look(say("SHA-256 of a stored scan")),
        "id": _ID,
        "media_type": _TOLD,
        "width_px": _TOLD,
        "height_px": _TOLD,
        "bands": _TOLD,
        "size_bytes": _TOLD,
        "condition": _TOLD,
        "condition_note": _TOLD,
        "size_cap_px": _TOLD,
    },
    InscriptionDescription: {
        "kind": Look(say("Kind"), is_short=True),
        "rotation_deg": Look(
            say("Turned by"), is_short=True, hint=say("Degrees, clockwise from upright")
        ),
        "region": Look(say("Where on the side")),
        "readings": Look(say("Readings"), one=say("Reading"), another=say("Add a reading")),
        "writer": Look(say("Writer"), is_minor=True, is_short=True, offers="agents"),
        "hand": Look(say("Hand"), is_minor=True, is_short=True, offers="hands"),
        "stamp": Look(
            say("Stamp"),
            is_minor=True,
            is_short=True,
            offers="stamps",
            hint=say("Of a stamp or back-mark: which one it is"),
        ),
        "medium": Look(say("Medium"), is_minor=True, is_short=True, offers="media"),
        "condition": Look(say("Condition"), is_minor=True, is_short=True),
        "written_edtf": Look(say("Written on"), is_minor=True, is_short=True, hint=_EDTF),
        "access": _ACCESS,
        "id": _ID,
    },
    Region: {
        "x_px": Look(say("Left"), is_short=True),
        "y_px": Look(say("Top"), is_short=True),
        "width_px": Look(say("Width"), is_short=True),
        "height_px": Look(say("Height"), is_short=True),
        "points_px": Look(
            say("Corners of a polygon"),
            hint=say("x,y of each corner: 10,20 200,20 200,90. Empty: the rectangle is meant."),
        ),
    },
    ReadingDescription: {
        "text": Look(say("Text"), Widget.LONG),
        "layer": Look(say("Layer"), is_short=True),
        "language": Look(say("Language"), Widget.LANGUAGE, is_short=True),
        "source": Look(say("Source"), is_short=True),
        "preferred": _PREFERRED,
        "truncates": Look(say("Cut from"), Widget.READING, is_short=True),
        "source_note": Look(say("About the source"), Widget.LONG),
        "based_on": Look(say("Made from"), Widget.READING, is_short=True, is_minor=True),
        "author": Look(say("Read by"), is_minor=True, is_short=True),
        "certainty": Look(say("How certain"), is_minor=True, is_short=True),
        "review_state": Look(say("Review"), is_minor=True, is_short=True),
        "id": _ID,
    },
    DateDescription: {
        "of": Look(say("Date of what"), is_short=True),
        "as_written": Look(say("As written"), is_short=True),
        "edtf": Look(say("What it means"), is_short=True, hint=_EDTF),
        "basis": Look(say("Rests on"), is_short=True),
        "inscription": Look(say("On this inscription"), Widget.INSCRIPTION, is_short=True),
        "preferred": _PREFERRED,
        "note": Look(say("Note"), Widget.LONG),
        "asserted_by": Look(say("According to"), is_minor=True, is_short=True),
        "calendar": Look(say("Calendar"), is_minor=True, is_short=True),
    },
    CustodyEventDescription: {
        "kind": Look(say("What happened"), is_short=True),
        "from_agent": Look(say("From"), is_short=True, offers="agents"),
        "to_agent": Look(say("To"), is_short=True, offers="agents"),
        "gap_before": Look(say("Something before it is not known"), is_short=True),
        "date_as_written": Look(say("Date as written"), is_short=True),
        "date_edtf": Look(say("What it means"), is_short=True, hint=_EDTF),
        "source": Look(say("Known from")),
        "accepted_remarks": Look(say("Remarks that may stand"), one=say("Remark")),
        "calendar": Look(say("Calendar"), is_minor=True, is_short=True),
        "via_agent": Look(say("Through"), is_minor=True, is_short=True, offers="agents"),
        "place": Look(say("Place"), is_minor=True, is_short=True, offers="places"),
        "agreement": Look(say("Agreement"), is_minor=True, is_short=True),
        "passed": Look(say("What passed"), is_minor=True, is_short=True),
        "ownership_changed": Look(say("Ownership"), is_minor=True, is_short=True),
    },
    AcceptedRemark: {
        "code": Look(say("Remark"), is_short=True),
        "reason": Look(say("If it is right so: why?")),
    },
    ContributionDescription: {
        "name": Look(say("Name"), is_short=True, offers="agents"),
        "role": Look(say("Role"), is_short=True),
        "kind": Look(say("Kind"), is_short=True),
        "as_written": Look(say("As written"), Widget.LONG, is_minor=True),
        "inscription": Look(
            say("On this inscription"), Widget.INSCRIPTION, is_short=True, is_minor=True
        ),
        "side": Look(say("Shown on this side"), Widget.SIDE, is_short=True, is_minor=True),
        "region": Look(say("Where on the side"), is_minor=True),
    },
    PlaceDescription: {
        "name": Look(say("Place"), is_short=True, offers="places"),
        "role": Look(say("What it is to the photograph"), is_short=True),
        "inscription": Look(
            say("On this inscription"), Widget.INSCRIPTION, is_short=True, is_minor=True
        ),
    },
    IdentifierDescription: {
        "value": Look(say("Number"), is_short=True),
        "kind": Look(say("Kind"), is_short=True),
        "issuer": Look(say("Given by"), is_short=True),
        "is_current": Look(say("Still in use"), is_short=True),
    },
    RightsDescription: {
        "statement": Look(say("Statement"), Widget.LONG),
        "uri": Look(
            say("Address of the statement"),
            hint=say("Creative Commons or RightsStatements.org"),
            offers="rights",
        ),
        "holder": Look(say("Rights holder"), is_short=True),
        "basis": Look(say("Rests on"), is_short=True),
        "until_on": Look(say("Until"), is_short=True, hint=say("A day: 1941-12-31")),
    },
    NoteDescription: {
        "kind": Look(say("Kind"), is_short=True),
        "label": Look(say("In a word"), is_short=True),
        "text": Look(say("Text"), Widget.LONG),
    },
    RelationDescription: {
        "kind": Look(say("What this one is to it"), is_short=True),
        "photograph": Look(
            say("Reference code of the other photograph"), is_short=True, offers="photographs"
        ),
        "note": Look(say("Note")),
    },
    AccessRule: {
        "until_on": Look(
            say("The rule holds until"),
            is_short=True,
            hint=say("The last day: 1941-12-31; empty: without end"),
        ),
        "size_cap_px": Look(
            say("Pictures stay open up to"),
            is_short=True,
            hint=say(
                "Pixels of the longer side. With a number the description stays open, and pictures "
                "up to that size; 0 shows none without signing in. Empty: nothing stays open."
            ),
        ),
        "review_on": Look(say("To be looked at again on"), is_short=True),
        "reason": Look(say("Reason, for staff"), Widget.LONG),
        "notice": Look(
            say("What the public is told"), one=say("Notice"), another=say("Add a notice")
        ),
    },
}

SECTIONS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    (
        "identification",
        say("Identification"),
        (
            "reference_code", "unit", "title", "title_kind", "description", "holder", "carrier",
            "process", "generation", "condition", "width_mm", "height_mm",
        ),
    ),
    ("sides-section", say("Sides and what is written on them"), ("sides",)),
    ("dates-section", say("Dates"), ("dates",)),
    ("names-section", say("People, places, subjects"), ("agents", "places", "subjects")),
    ("related-section", say("Related photographs"), ("related",)),
    ("provenance", say("Provenance"), ("custody", "credit_lines", "credit_line")),
    ("identifiers-section", say("Other numbers"), ("identifiers",)),
    ("rights-section", say("Rights and access"), ("rights", "access")),
    ("notes-section", say("Notes"), ("notes",)),
)  # fmt: skip
"""The sections of the form: anchor, heading, fields of the photograph."""


def has_no_picture(path: Sequence[str | int]) -> bool:
    """Whether a field is the cap of an inscription's rule, which none can have: nobody is asked."""
    return path[-1] == "size_cap_px" and "inscriptions" in path


def looks_of(described: type, names: tuple[str, ...]) -> Mapping[str, Look]:
    """How the named fields look, in the order of the page; one that has no look shows its name."""
    known = LOOKS.get(described, {})
    ordered = [name for name in known if name in names]
    unknown = [name for name in names if name not in known]
    return {name: known.get(name) or Look(name, is_minor=True) for name in (*ordered, *unknown)}
