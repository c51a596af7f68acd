"""What is handed in of a photograph, before anything is written: matched, checked, understood."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import ColumnElement

from app.domain.clashes import Clash
from app.domain.custody_faults import refusal
from app.domain.errors import Conflict, NotFound, Problem
from app.domain.identifiers import known_form
from app.domain.kept_rules import keeping_rules
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan, ScanPlace
from app.domain.text_lengths import length_faults
from app.persistence.checking import faults_of, refuse_shared_scans
from app.persistence.finding_units import unit_record
from app.persistence.matching import Matching
from app.persistence.originals import known_files, scan_places, with_facts
from app.persistence.preferred_names import with_preferred_names
from app.persistence.reading_photographs import described, load_whole
from app.persistence.reading_units import trails
from app.persistence.records.photograph import Photograph
from app.persistence.relations import contradictions
from app.persistence.revisions import description_at
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs

_NOBODY = PhotographDescription("")


@dataclass(frozen=True, slots=True)
class Handed:
    """What is handed in, and how. `former` are kept states, of which it brings parts back.

    `keeps_rules` says that it does not know of rules of access: those that stand stay.
    """

    description: PhotographDescription
    scans: Mapping[str, AccessionedScan] = field(default_factory=dict)
    photograph_id: str | None = None
    expected_version: int | None = None
    reason: str = ""
    batch_id: str | None = None
    former: tuple[PhotographDescription, ...] = ()
    keeps_rules: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """What there is to be changed: the record, what is said of it now, and at which version.

    The last two may be those of its working copy. `record` is None for a new photograph.
    """

    record: Photograph | None
    description: PhotographDescription = _NOBODY
    version: int = 0


@dataclass(frozen=True, slots=True)
class Received:
    """What was handed in, as it can be kept: with the ids of what is known and facts of files."""

    description: PhotographDescription
    unit_id: str | None
    files: Mapping[str, AccessionedScan]


def record_meant(transaction: Transaction, handed: Handed) -> Photograph | None:
    """Load the photograph that is meant, whole; None for a new one."""
    code = handed.description.reference_code
    by_code = _load(transaction, Photograph.reference_code == code)
    if handed.photograph_id is None:
        return by_code
    if by_code is not None and by_code.id == known_form(handed.photograph_id):
        return by_code  # as nearly always: it is loaded once
    record = load_record(transaction, handed.photograph_id)
    if record is None:
        raise NotFound("There is no such photograph.")
    if by_code is not None and by_code is not record:
        raise Conflict(f"Another photograph has the reference code {code} already.")
    return record


def load_record(transaction: Transaction, photograph_id: str) -> Photograph | None:
    """Load a photograph whole, whether it is hidden or not."""
    return _load(transaction, Photograph.id == known_form(photograph_id))


def receive(transaction: Transaction, handed: Handed, present: Present) -> Received:
    """Match what is handed in with what there is, and check it; nothing is written.

    `Clash` where `expected_version` is past, `Conflict` where another photograph has a scan of it,
    `Rejected` with all else that can't be.
    """
    if handed.expected_version is not None:
        _refuse_outdated(transaction, handed, present)
    digests = {scan.sha256 for side in handed.description.sides for scan in side.scans}
    files = known_files(transaction.session, digests, told=handed.scans)
    received = _checked(transaction, _called_as_today(transaction, handed, present), present, files)
    refuse_shared_scans(received.description, _elsewhere(transaction, present.record, digests))
    return received


def describe(transaction: Transaction, record: Photograph) -> PhotographDescription:
    """Give the description of a photograph that was loaded whole, as the catalogue knows it."""
    trail = trails(transaction.session, THE_CATALOGUE, [record.unit_id]).get(record.unit_id, ())
    code = trail[-1].description.reference_code if trail else ""
    return described(record, unit_code=code)


def _refuse_outdated(transaction: Transaction, handed: Handed, present: Present) -> None:
    code, expected = handed.description.reference_code, handed.expected_version
    if expected == 0:  # it is to be a new one
        if present.record is None:
            return
        raise Conflict(f"There is a photograph {code} already. Change that one instead.")
    if present.record is None:
        raise Conflict(f"There is no photograph {code} any more.")
    if present.version != expected and expected is not None:
        base = description_at(transaction.session, present.record.id, expected)
        raise Clash(
            f"{present.description.reference_code} is at version {present.version}, not "
            f"{expected}: somebody has changed it since it was read. Read it again, and repeat the "
            "change.",
            base=base,
            mine=Matching(present.description.sides).matched(handed.description),
            theirs=present.description,
            version=present.version,
        )


def _load(transaction: Transaction, which: ColumnElement[bool]) -> Photograph | None:
    found = load_whole(transaction.session, photographs(THE_CATALOGUE, Photograph).where(which))
    return next(iter(found), None)


def _called_as_today(transaction: Transaction, handed: Handed, present: Present) -> Handed:
    """Give what is handed in with the preferred names of its authorities."""
    own_id = present.record.id if present.record else None
    called = with_preferred_names(transaction.session, handed.description, photograph_id=own_id)
    return replace(handed, description=called)


def _checked(
    transaction: Transaction,
    handed: Handed,
    present: Present,
    files: Mapping[str, AccessionedScan],
) -> Received:
    before = present.description
    matching = Matching(before.sides, [side for one in handed.former for side in one.sides])
    description = _with_facts(matching.matched(handed.description), files)
    if handed.keeps_rules:
        description = keeping_rules(description, before)
    unit = unit_record(transaction, description.unit) if description.unit else None
    span_of = transaction.analyser.span_of
    problems = [
        *matching.problems,
        *length_faults(description, before, *handed.former),
        *faults_of(description, files=files, span_of=span_of),
    ]
    own_id = present.record.id if present.record else None
    problems += contradictions(transaction.session, description, own_id)
    if description.unit and unit is None:
        reason = (
            "no unit has this reference code; describe it first: an import does it with units in "
            "its mapping, another program with POST /api/units"
        )
        problems.append(Problem("unit", description.unit, reason))
    if problems:
        told = "; ".join(map(str, problems))
        raise refusal(f"{description.reference_code} can't be kept. {told}.", tuple(problems))
    return Received(description, unit.id if unit else None, files)


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
