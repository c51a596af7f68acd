"""Making photographs of the scans that were brought in: one draft a group."""

from dataclasses import dataclass, replace

from app.domain.accession_form import fields_of
from app.domain.accessions import Accession, ScanGroup
from app.domain.beginnings import begun
from app.domain.embedded_facts import EmbeddedFacts, together
from app.domain.errors import Conflict, NotFound, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.relations import RelationDescription, RelationKind
from app.domain.saving import AccessionedScan
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.imaging.darkroom.orders import embedded_facts

_REASON = "brought in by hand"


@dataclass(frozen=True, slots=True)
class DraftMade:
    """A photograph that was made."""

    photograph_id: str
    reference_code: str
    scan_count: int


@dataclass(frozen=True, slots=True)
class DraftRefused:
    """A group that became no photograph, and why. Its scans wait as before."""

    group: ScanGroup
    reason: str


@dataclass(frozen=True, slots=True)
class DraftsMade:
    """What became of an accession: `left` is what waits still."""

    made: tuple[DraftMade, ...]
    refused: tuple[DraftRefused, ...]
    left: Accession


def make_drafts(
    holding: Holding, viewer: Viewer, accession: Accession, *, form_key: str, language: str = ""
) -> DraftsMade:
    """Make a draft of each group, all in one batch; each in a transaction of its own.

    What is made is taken out of the form that is kept under `form_key` in the same transaction,
    so that a process may end at any moment. `language` is that of what is taken over from files.
    """
    viewer.must(Scope.WRITE)
    if not accession.groups:
        return DraftsMade((), (), accession)
    making = _Making(holding, viewer, form_key, _begin(holding, viewer, len(accession.groups)))
    made: list[DraftMade] = []
    refused: list[DraftRefused] = []
    left = accession
    for group in accession.groups:
        rest = left.without(group)
        try:
            described = _described(holding, group, unit=accession.unit, language=language)
            made.append(making.make(group, described, rest))
        except (Rejected, Conflict, NotFound) as fault:
            refused.append(DraftRefused(group, str(fault)))
        else:
            left = rest
    making.end(f"{len(accession.groups)} groups: {len(made)} made, {len(refused)} refused", left)
    return DraftsMade(tuple(made), tuple(refused), left)


@dataclass(frozen=True, slots=True)
class _Making:
    """One batch of drafts: who makes them, and from which kept form they are taken."""

    holding: Holding
    viewer: Viewer
    form_key: str
    batch_id: str

    def make(
        self, group: ScanGroup, described: PhotographDescription, rest: Accession
    ) -> DraftMade:
        """Make one draft; `rest` is what waits when it is made."""
        scans = _looked_at(self.holding, group)
        with self.holding.open(self.viewer, writes=True) as catalogue:
            codes = catalogue.likenesses.same_negative_as([scan.sha256 for scan in group.scans])
            related = (RelationDescription(RelationKind.SAME_NEGATIVE, code) for code in codes)
            saved = catalogue.edit(
                replace(described, related=tuple(related)),
                scans=scans,
                expected_version=0,
                reason=_REASON,
                batch_id=self.batch_id,
            )
            for scan in group.scans:
                if scan.likeness is not None:
                    catalogue.likenesses.keep(scan.sha256, scan.likeness)
            catalogue.forms.keep(self.form_key, fields_of(rest), based_on=0)
            catalogue.commit()
        return DraftMade(saved.id, group.reference_code, len(group.scans))

    def end(self, summary: str, left: Accession) -> None:
        """Close the batch."""
        with self.holding.open(self.viewer, writes=True) as catalogue:
            catalogue.close_batch(self.batch_id, summary=summary)
            catalogue.forms.keep(self.form_key, fields_of(left), based_on=0)
            catalogue.commit()


def _begin(holding: Holding, viewer: Viewer, count: int) -> str:
    with holding.open(viewer, writes=True) as catalogue:
        batch_id = catalogue.open_batch(f"{_REASON}: {count} groups of scans")
        catalogue.commit()
        return batch_id


def _described(
    holding: Holding, group: ScanGroup, *, unit: str, language: str
) -> PhotographDescription:
    if not group.reference_code:
        raise Rejected("These scans need a reference code.")
    facts = EmbeddedFacts()
    if group.taken:
        paths = (holding.originals.path(scan.sha256) for scan in group.scans)
        facts = together(embedded_facts(path, limits=holding.limits) for path in paths)
    return replace(begun(group, facts, language=language), unit=unit)


def _looked_at(holding: Holding, group: ScanGroup) -> dict[str, AccessionedScan]:
    """Look at the scans in the store, before the transaction; one that is gone is refused."""
    found = {scan.sha256: holding.intake.claimed(scan.sha256) for scan in group.scans}
    if gone := [scan.file_name for scan in group.scans if found[scan.sha256] is None]:
        raise Rejected(f"The store has lost {', '.join(gone)}. Bring it in again.")
    return {sha256: scan for sha256, scan in found.items() if scan is not None}
