"""What the pages of a unit's history show, as those of a photograph's do."""

from typing import Any

from app.domain.documents import as_document
from app.domain.publication import PublicationState
from app.domain.units import UnitDescription, UnitRevision
from app.domain.viewers import Scope, Viewer
from app.iiif.addresses import Addresses
from app.services.show_unit_history import ComparedUnit, UnitHistory
from app.web.pages.desk import Desk
from app.web.pages.links import local, with_query
from app.web.pages.revision_fields import RevisionFields, RevisionRow, RevisionsFields
from app.web.pages.revision_record import difference_line
from app.web.pages.shown_differences import shown_differences, shown_fields
from app.web.pages.text import Text


def unit_history_fields(shown: UnitHistory, desk: Desk, *, is_first: bool) -> RevisionsFields:
    """Gather the fields of a history's page."""
    unit, addresses, found = shown.unit, desk.server.addresses, shown.revisions
    here = local(addresses.unit_revisions(unit.id))
    is_public = unit.state is PublicationState.PUBLISHED
    return RevisionsFields(
        title=_title(unit.description, desk),
        reference_code=unit.description.reference_code,
        photograph=local(addresses.unit(unit.id)),
        rows=tuple(_row(one, desk) for one in found.items),
        total=None,
        public_version=unit.version if is_public else None,
        working_version=None,
        is_staff=desk.viewer.may(Scope.READ),
        next_link=with_query(here, before=found.after) if found.after else "",
        first_link="" if is_first else here,
    )


def unit_state_fields(compared: ComparedUnit, desk: Desk) -> RevisionFields:
    """Gather the fields of the page of one state."""
    revision, addresses = compared.revision, desk.server.addresses
    said, unit_id = revision.description, revision.unit_id
    address = addresses.unit_revision(unit_id, revision.version)

    def beside(version: int | None) -> str:
        return local(addresses.unit_revision(unit_id, version)) if version else ""

    return RevisionFields(
        title=_title(said, desk),
        reference_code=said.reference_code,
        holder=Text(),
        photograph=local(addresses.unit(unit_id)),
        history=local(addresses.unit_revisions(unit_id)),
        address=address,
        here=local(address),
        record=f"{local(address)}.json",
        row=_row(revision, desk),
        against=_row(compared.against, desk) if compared.against else None,
        differences=shown_differences(compared.differences, desk.words, UnitDescription),
        fields=shown_fields(said, desk.words),
        earlier_link=beside(compared.earlier),
        later_link=beside(compared.later),
        restore=f"{local(address)}/restore" if desk.viewer.may(Scope.WRITE) else "",
        is_shown_at_once=True,
    )


def unit_revision_line(
    revision: UnitRevision, addresses: Addresses, *, viewer: Viewer
) -> dict[str, Any]:
    """Write down a line of a history; who made it and why is told to staff alone."""
    line: dict[str, Any] = {
        "version": revision.version,
        "state": revision.state.value,
        "made_at": revision.made_at.isoformat() if revision.made_at else None,
        "page": addresses.unit_revision(revision.unit_id, revision.version),
    }
    if viewer.may(Scope.READ):
        line |= {"made_by": revision.made_by, "reason": revision.reason}
    return line


def unit_revision_record(
    compared: ComparedUnit, addresses: Addresses, *, viewer: Viewer
) -> dict[str, Any]:
    """Write down a state whole, with what is not as in the one that it is compared with."""
    return unit_revision_line(compared.revision, addresses, viewer=viewer) | {
        "unit": as_document(compared.revision.description),
        "against": compared.against.version if compared.against else None,
        "differences": [difference_line(one) for one in compared.differences],
    }


def _row(revision: UnitRevision, desk: Desk) -> RevisionRow:
    made_at = revision.made_at
    return RevisionRow(
        link=local(desk.server.addresses.unit_revision(revision.unit_id, revision.version)),
        version=revision.version,
        state=revision.state,
        made_on=made_at.date() if made_at else None,
        made_at=made_at.strftime("%H:%M UTC") if made_at else "",
        made_by=revision.made_by,
        reason=revision.reason,
    )


def _title(description: UnitDescription, desk: Desk) -> Text:
    return desk.words.text(description.title) or Text(description.reference_code)
