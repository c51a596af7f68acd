"""What the page of a photograph shows, made from its record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.catalogued import CataloguedPhotograph, CataloguedRelation
from app.domain.dating import DateDescription, DateSpan
from app.domain.evidence import known_only_from_the_back
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.rights import RightsDescription
from app.domain.working_copy import WorkingCopy
from app.web.pages.cards import UnitCard, unit_cards
from app.web.pages.compare import compare_link
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer
from app.web.pages.shown_citation import ShownCitation, shown_citation
from app.web.pages.shown_copy import ShownCopy, shown_copy
from app.web.pages.shown_custody import ShownEvent, shown_custody
from app.web.pages.shown_inscriptions import ShownInscription, marks_used, shown_inscriptions
from app.web.pages.shown_names import (
    AuthorityLinks,
    ShownAuthority,
    authority_links,
    shown_names,
)
from app.web.pages.shown_relations import ShownRelation, shown_relations
from app.web.pages.shown_sides import ShownSide, first_numbers, shown_sides
from app.web.pages.shown_withholding import ShownWithholding, shown_rule
from app.web.pages.sigla_table import SiglaRow, sigla_rows
from app.web.pages.spans import span_of
from app.web.pages.text import Text
from app.web.pages.wording import Wording


@dataclass(frozen=True, slots=True)
class ShownDate:
    """An opinion on a date, with the days that its EDTF can mean (None: it says no EDTF).

    `name` is where it stands on the page; `evidence` the inscription that it rests on, if any.
    """

    date: DateDescription
    span: DateSpan | None
    name: str = ""
    evidence: ShownInscription | None = None

    @property
    def anchor(self) -> str:
        """Where the inscription that it rests on stands on the page, or empty."""
        return self.evidence.anchor if self.evidence else ""


@dataclass(frozen=True, slots=True)
class PhotographLinks:
    """Where else this photograph is: for IIIF viewers, for programs, for deep zoom.

    `manifest_address` is whole, for pasting and dragging into another program; `compare` shows the
    sides beside each other, and is empty where fewer than two have a picture.
    """

    manifest: str
    manifest_address: str
    record: str
    linked: str
    dublin_core: str
    viewer: str
    drag: str
    edit: str
    history: str
    similar: str
    compare: str


@dataclass(frozen=True, slots=True)
class PhotographFields:
    """Everything on a photograph's page. `record` is the description that the rest is made from.

    `linked` is the record in the words of schema.org, for machines that read the page.
    """

    title: Text
    description: Text
    holder: Text
    credit_line: Text
    state: PublicationState
    trail: tuple[UnitCard, ...]
    sides: tuple[ShownSide, ...]
    inscriptions: tuple[ShownInscription, ...]
    signs: tuple[SiglaRow, ...]
    dates: tuple[ShownDate, ...]
    chain: tuple[ShownEvent, ...]
    rights: tuple[RightsDescription, ...]
    record: PhotographDescription
    links: PhotographLinks
    citation: ShownCitation
    id: str = ""
    names: tuple[ShownAuthority, ...] = ()
    authority_links: AuthorityLinks = field(default_factory=dict)
    withheld: ShownWithholding | None = None
    working_copy: ShownCopy | None = None
    related: tuple[ShownRelation, ...] = ()
    linked: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_public(self) -> bool:
        """Whether everybody sees this page."""
        return self.state is PublicationState.PUBLISHED

    @property
    def is_known_only_from_the_back(self) -> bool:
        """Whether all that is known of when, where and who rests on what is written on a back."""
        return known_only_from_the_back(self.record)

    def authority_link(self, noun: str, name: str) -> str:
        """Give the page of whatever is named so; empty where there is none."""
        return self.authority_links.get((noun, name), "")

    @property
    def main_date(self) -> DateDescription | None:
        """The date to name beside the title."""
        dates = [shown.date for shown in self.dates if shown.date.as_written]
        return next((date for date in dates if date.preferred), next(iter(dates), None))


def photograph_fields(  # noqa: PLR0913 - what a page is made with
    photograph: CataloguedPhotograph,
    *,
    server: ImageServer,
    words: Wording,
    is_staff: bool = False,
    working_copy: WorkingCopy | None = None,
    related: Iterable[CataloguedRelation] = (),
    linked: Mapping[str, Any] | None = None,
) -> PhotographFields:
    """Gather the fields of a photograph's page.

    Staff see what is odd about its custody, and that something is prepared beside it.
    """
    record = photograph.description
    inscriptions = shown_inscriptions(record.sides, photograph.id, server=server, words=words)
    named = authority_links(photograph.authority_ids, server.addresses)
    return PhotographFields(
        title=words.text(record.title) or Text(record.reference_code),
        description=words.text(record.description),
        holder=words.text(record.holder.names if record.holder else None),
        credit_line=words.text(photograph.credit_lines),
        state=photograph.state,
        trail=unit_cards(photograph.units, server, words),
        sides=shown_sides(
            record.sides, photograph.id, server=server, words=words, people=record.agents
        ),
        inscriptions=inscriptions,
        signs=sigla_rows(words, only=marks_used(record.sides)),
        dates=tuple(_shown_dates(record, inscriptions)),
        chain=shown_custody(photograph.chain, server=server, words=words, is_staff=is_staff),
        rights=record.rights,
        record=record,
        links=_links(photograph, server),
        citation=shown_citation(photograph, server=server, words=words),
        id=photograph.id,
        names=tuple(shown_names(record, inscriptions, named, server)),
        authority_links=named,
        withheld=None if _is_told_of_sides(record) else shown_rule(record.access, words),
        working_copy=shown_copy(working_copy, server.addresses) if working_copy else None,
        related=shown_relations(related, server, words),
        linked=linked or {},
    )


def _shown_dates(
    record: PhotographDescription, inscriptions: Sequence[ShownInscription]
) -> Iterator[ShownDate]:
    numbers = first_numbers(record.sides)
    for number, date in enumerate(record.dates, start=1):
        evidence = None
        if date.inscription:
            side_place, place = date.inscription
            evidence = inscriptions[numbers[side_place] + place - 1]
        yield ShownDate(date, span_of(date.edtf), f"date-{number}", evidence)


def _is_told_of_sides(record: PhotographDescription) -> bool:
    """Whether each side tells that its picture is capped."""
    return any(scan.size_cap_px is not None for side in record.sides for scan in side.scans)


def _links(photograph: CataloguedPhotograph, server: ImageServer) -> PhotographLinks:
    addresses, photograph_id = server.addresses, photograph.id
    shown = [side for side in photograph.description.sides if side.shown_scan]
    manifest = addresses.manifest(photograph_id)
    return PhotographLinks(
        manifest=local(manifest),
        manifest_address=manifest,
        record=local(addresses.record(photograph_id)),
        linked=local(addresses.linked_record(photograph_id)),
        dublin_core=local(addresses.dublin_core(photograph_id)),
        viewer=local(addresses.viewer(photograph_id)),
        drag=f"{local(addresses.photograph(photograph_id))}?manifest={manifest}",
        edit=f"{local(addresses.base)}/edit/photographs/{photograph_id}",
        history=local(addresses.revisions(photograph_id)),
        similar=f"{local(addresses.photograph(photograph_id))}/similar",
        compare=compare_link(addresses, ((photograph_id, side.id) for side in shown)),
    )
