"""What the pages of a photograph's history show."""

from dataclasses import dataclass
from datetime import date

from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.revisions import RevisionSummary
from app.domain.viewers import Scope
from app.services.compare_revisions import ComparedRevision
from app.services.show_revisions import RevisionsPage
from app.web.pages.desk import Desk
from app.web.pages.links import local, with_query
from app.web.pages.shown_differences import (
    ShownDifference,
    ShownField,
    shown_differences,
    shown_fields,
)
from app.web.pages.text import Text


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A line of a history. `made_by` and `reason` are empty for the public.

    `made_on` is None for what was said before states were kept.
    """

    link: str
    version: int
    state: PublicationState
    made_on: date | None
    made_at: str
    made_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class RevisionsFields:
    """A history, part by part. `public_version` is what everybody sees now.

    `total` is None where nobody has counted.
    """

    title: Text
    reference_code: str
    photograph: str
    rows: tuple[RevisionRow, ...]
    total: int | None
    public_version: int | None
    working_version: int | None
    is_staff: bool
    next_link: str
    first_link: str


@dataclass(frozen=True, slots=True)
class RevisionFields:
    """One state of a photograph. `address` is the permanent one, whole, to be cited.

    `against` is the state it is compared with, None for the first; `holder` who keeps the
    photograph. `restore` is where the state is brought back, empty for who may not; then
    `is_shown_at_once` says that the public may see it at once.
    """

    title: Text
    reference_code: str
    holder: Text
    photograph: str
    history: str
    address: str
    here: str
    record: str
    row: RevisionRow
    against: RevisionRow | None
    differences: tuple[ShownDifference, ...]
    fields: tuple[ShownField, ...]
    earlier_link: str
    later_link: str
    restore: str
    is_shown_at_once: bool = False


def revisions_fields(shown: RevisionsPage, desk: Desk, *, is_first: bool) -> RevisionsFields:
    """Gather the fields of a history's page."""
    photograph, addresses = shown.photograph, desk.server.addresses
    here = local(addresses.revisions(photograph.id))
    is_public = photograph.state is PublicationState.PUBLISHED
    return RevisionsFields(
        title=_title(photograph.description, desk),
        reference_code=photograph.description.reference_code,
        photograph=local(addresses.photograph(photograph.id)),
        rows=tuple(_row(one, desk) for one in shown.revisions.items),
        total=shown.revisions.total or 0,
        public_version=photograph.version if is_public else None,
        working_version=shown.working_copy.version if shown.working_copy else None,
        is_staff=desk.viewer.may(Scope.READ),
        next_link=with_query(here, before=shown.revisions.after) if shown.revisions.after else "",
        first_link="" if is_first else here,
    )


def revision_fields(compared: ComparedRevision, desk: Desk) -> RevisionFields:
    """Gather the fields of the page of one state."""
    summary, said = compared.revision.summary, compared.revision.description
    addresses = desk.server.addresses
    address = addresses.revision(summary.photograph_id, summary.version)

    def beside(version: int | None) -> str:
        return local(addresses.revision(summary.photograph_id, version)) if version else ""

    return RevisionFields(
        title=_title(said, desk),
        reference_code=said.reference_code,
        holder=desk.words.text(said.holder.names if said.holder else None),
        photograph=local(addresses.photograph(summary.photograph_id)),
        history=local(addresses.revisions(summary.photograph_id)),
        address=address,
        here=local(address),
        record=f"{local(address)}.json",
        row=_row(summary, desk),
        against=_row(compared.against.summary, desk) if compared.against else None,
        differences=shown_differences(compared.differences, desk.words),
        fields=shown_fields(said, desk.words),
        earlier_link=beside(compared.earlier),
        later_link=beside(compared.later),
        restore=f"{local(address)}/restore" if desk.viewer.may(Scope.WRITE) else "",
    )


def _row(summary: RevisionSummary, desk: Desk) -> RevisionRow:
    is_staff = desk.viewer.may(Scope.READ)
    return RevisionRow(
        link=local(desk.server.addresses.revision(summary.photograph_id, summary.version)),
        version=summary.version,
        state=summary.state,
        made_on=summary.made_at.date(),
        made_at=summary.made_at.strftime("%H:%M UTC"),
        made_by=summary.made_by if is_staff else "",
        reason=summary.reason if is_staff else "",
    )


def _title(description: PhotographDescription, desk: Desk) -> Text:
    return desk.words.text(description.title) or Text(description.reference_code)
