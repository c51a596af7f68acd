"""Keeping what is handed in of a photograph: checked, matched with what is there, and recorded."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace

from sqlalchemy import ColumnElement

from app.domain.changes import ChangeKind
from app.domain.errors import Conflict, NotFound, Problem, Rejected
from app.domain.identifiers import known_form, new_id
from app.domain.imagery import SHOWN
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.saving import AccessionedScan, Outcome, Saved, ScanPlace
from app.domain.work import JobKind
from app.persistence.changes import keep_revision, log_change
from app.persistence.checking import faults_of, refuse_shared_scans
from app.persistence.fulltext.entries import write_entry
from app.persistence.matching import Matching
from app.persistence.originals import keep_files, known_files, scan_places, with_facts
from app.persistence.queueing import ask_for
from app.persistence.reading_photographs import described, load_whole
from app.persistence.reading_units import trails
from app.persistence.records.photograph import Photograph
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs
from app.persistence.writing_photographs import PhotographWriter
from app.persistence.writing_units import publish_units, unit_record

_NOBODY = PhotographDescription("")
_PARTS = (
    "sides", "dates", "custody", "agents", "places", "subjects", "identifiers", "rights", "notes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Handed:
    """What is handed in, and how."""

    description: PhotographDescription
    scans: Mapping[str, AccessionedScan] = field(default_factory=dict)
    photograph_id: str | None = None
    expected_version: int | None = None
    reason: str = ""
    batch_id: str | None = None


def save(transaction: Transaction, handed: Handed) -> Saved:
    """Keep a description; what says the same as what is kept already changes nothing."""
    record = _record(transaction, handed)
    before = _NOBODY if record is None else describe(transaction, record)
    digests = {scan.sha256 for side in handed.description.sides for scan in side.scans}
    files = known_files(transaction.session, digests, told=handed.scans)
    description, unit_id = _checked(transaction, handed, before, files)
    refuse_shared_scans(description, _elsewhere(transaction, record, digests))
    changed = changed_fields(before, description)
    if record is not None and not changed:
        return Saved(record.id, record.version, Outcome.UNCHANGED)
    outcome = Outcome.CHANGED if record else Outcome.MADE
    record = _dated(transaction, record)
    originals = keep_files(transaction.session, files.values(), at=record.modified_at)
    PhotographWriter(
        transaction.session,
        record,
        span_of=transaction.analyser.span_of,
        originals=originals,
    ).write(description, unit_id=unit_id, changed=changed)
    transaction.session.flush()
    _record_all(transaction, record, handed, outcome)
    _ask_for_derivatives(transaction, before, files.values())
    return Saved(record.id, record.version, outcome, changed)


def describe(transaction: Transaction, record: Photograph) -> PhotographDescription:
    """Give the description of a photograph that was loaded whole, as the catalogue knows it."""
    trail = trails(transaction.session, THE_CATALOGUE, [record.unit_id]).get(record.unit_id, ())
    code = trail[-1].description.reference_code if trail else ""
    return described(record, unit_code=code)


def changed_fields(before: PhotographDescription, after: PhotographDescription) -> tuple[str, ...]:
    """Name the fields of a description that do not say the same."""
    names = (field.name for field in fields(PhotographDescription))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _record(transaction: Transaction, handed: Handed) -> Photograph | None:
    """Load the photograph that is meant; None for a new one."""
    code = handed.description.reference_code
    by_code = _load(transaction, Photograph.reference_code == code)
    record = by_code
    if handed.photograph_id is not None:
        record = _load(transaction, Photograph.id == known_form(handed.photograph_id))
        if record is None:
            raise NotFound("There is no such photograph.")
        if by_code is not None and by_code is not record:
            raise Conflict(f"Another photograph has the reference code {code} already.")
    if handed.expected_version is not None:
        _refuse_outdated(record, code, handed.expected_version)
    return record


def _refuse_outdated(record: Photograph | None, code: str, expected: int) -> None:
    if expected == 0:  # it is to be a new one
        if record is None:
            return
        raise Conflict(f"There is a photograph {code} already. Change that one instead.")
    if record is None:
        raise Conflict(f"There is no photograph {code} any more.")
    if record.version != expected:
        raise Conflict(
            f"{code} is at version {record.version}, not {expected}: somebody has changed it "
            "since it was read. Read it again, and repeat the change."
        )


def _load(transaction: Transaction, which: ColumnElement[bool]) -> Photograph | None:
    found = load_whole(transaction.session, photographs(THE_CATALOGUE, Photograph).where(which))
    return next(iter(found), None)


def _checked(
    transaction: Transaction,
    handed: Handed,
    before: PhotographDescription,
    files: Mapping[str, AccessionedScan],
) -> tuple[PhotographDescription, str | None]:
    """Match a description with what is kept, fill in what is known of its files, and check it."""
    matching = Matching(before.sides)
    description = _with_facts(matching.matched(handed.description), files)
    unit = unit_record(transaction, description.unit) if description.unit else None
    span_of = transaction.analyser.span_of
    problems = [*matching.problems, *faults_of(description, files=files, span_of=span_of)]
    if description.unit and unit is None:
        reason = (
            "no unit has this reference code; describe it first: an import does it with units in "
            "its mapping, another program with POST /api/units"
        )
        problems.append(Problem("unit", description.unit, reason))
    if problems:
        told = "; ".join(map(str, problems))
        raise Rejected(f"{description.reference_code} can't be kept. {told}.", tuple(problems))
    return description, unit.id if unit else None


def _with_facts(
    description: PhotographDescription, files: Mapping[str, AccessionedScan]
) -> PhotographDescription:
    sides = tuple(
        replace(
            side,
            scans=tuple(
                with_facts(scan, files[scan.sha256]) if scan.sha256 in files else scan
                for scan in side.scans
            ),
        )
        for side in description.sides
    )
    return replace(description, sides=sides)


def _elsewhere(
    transaction: Transaction, record: Photograph | None, digests: Collection[str]
) -> dict[str, ScanPlace]:
    """Where these files are used in other photographs."""
    own_id = record.id if record else None
    places = scan_places(transaction.session, digests)
    return {sha256: place for sha256, place in places if place.photograph_id != own_id}


def _dated(transaction: Transaction, record: Photograph | None) -> Photograph:
    """Count a change of a photograph, or begin a new one."""
    now = transaction.now()
    if record is None:
        record = Photograph(
            id=new_id(),
            state=PublicationState.DRAFT,
            version=1,
            created_at=now,
            modified_at=now,
            **{part: [] for part in _PARTS},
        )
        transaction.session.add(record)
        return record
    record.version += 1
    record.modified_at = now
    return record


def _record_all(
    transaction: Transaction, record: Photograph, handed: Handed, outcome: Outcome
) -> None:
    """Write what goes with a change: its revision, its event, its words, and its manifest."""
    description = describe(transaction, record)
    keep_revision(transaction, record, description, reason=handed.reason, batch_id=handed.batch_id)
    kind = ChangeKind.CREATE if outcome is Outcome.MADE else ChangeKind.UPDATE
    log_change(transaction, kind, record, reason=handed.reason)
    write_entry(transaction, record.id, description)
    if record.state is PublicationState.PUBLISHED:
        publish_units(transaction, record.unit_id)
        ask_for(transaction, JobKind.MANIFEST, record.id)
    transaction.session.flush()


def _ask_for_derivatives(
    transaction: Transaction, before: PhotographDescription, files: Iterable[AccessionedScan]
) -> None:
    """Ask for a derivative of each scan that is new to the photograph, and shows something."""
    had = {scan.sha256 for side in before.sides for scan in side.scans}
    for file in files:
        if file.original.sha256 not in had and file.characteristics.condition in SHOWN:
            ask_for(transaction, JobKind.DERIVE, file.original.sha256)
