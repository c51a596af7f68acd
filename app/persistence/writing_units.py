"""From descriptions to records: the units above photographs."""

from dataclasses import replace

from sqlalchemy import func, select, update

from app.domain.audit import Subject, Verb
from app.domain.clashes import UnitClash
from app.domain.custody import unremarked
from app.domain.dating import DateSpan
from app.domain.errors import Conflict
from app.domain.identifiers import filing_order, new_id
from app.domain.kept_rules import keeping_unit_rules
from app.domain.publication import PublicationState
from app.domain.saving import Outcome, SavedUnit
from app.domain.units import Level, UnitDescription
from app.domain.work import JobKind
from app.persistence.audit import note
from app.persistence.authorities import custodians_of
from app.persistence.checking_units import parent_of, refuse_unit_faults
from app.persistence.finding_units import (
    code_of,
    coded_unit,
    keep_code,
    unit_by_id,
    unit_record,
)
from app.persistence.inherited_access import write_unit_access
from app.persistence.preferred_names import chain_with_preferred_names
from app.persistence.queueing import ask_for
from app.persistence.reading_custody import load_unit_chains
from app.persistence.reading_units import described_unit, trail_ids
from app.persistence.records.custody_event import UnitCustodyEvent
from app.persistence.records.unit import Unit
from app.persistence.touching_units import cap_of, touch_unit
from app.persistence.transaction import Transaction
from app.persistence.unit_revisions import (
    description_at,
    keep_former_unit,
    keep_unit_revision,
    note_shown,
)
from app.persistence.visibility import THE_CATALOGUE, units
from app.persistence.writing_custody import custody_events


def save_unit(  # noqa: PLR0913 - which one, as of when, and why
    transaction: Transaction,
    description: UnitDescription,
    *,
    keeps_rules: bool = False,
    unit_id: str | None = None,
    expected_version: int | None = None,
    reason: str = "",
    former: UnitDescription | None = None,
) -> SavedUnit:
    """Keep a unit, by its id or else by its reference code; what lies below it moves with it.

    A description that knows nothing of access and custody `keeps_rules` and the chain that stand.
    `former` is the state that is brought back, where one is: it may be beyond limits of today.
    `UnitClash` where the unit is not at the version that was expected (0: it must be new).
    """
    chain = chain_with_preferred_names(transaction.session, description.custody)
    description = replace(description, custody=chain)
    record = _meant(transaction, description, unit_id, is_new=expected_version == 0)
    if record is not None and unit_id is None:  # a code that it had once does not come back
        description = replace(description, reference_code=record.reference_code)
    parent = parent_of(transaction, description, record)
    description = replace(description, parent=parent.reference_code if parent else "")
    before = description_of(transaction, record) if record is not None else None
    refuse_unit_faults(transaction, description, record, before, former)
    if record is not None and before is not None:
        _refuse_outdated(transaction, record, before, description, expected_version)
        if keeps_rules:
            description = keeping_unit_rules(description, before)
        if replace(description, id=record.id) == before:
            return SavedUnit(record.id, record.version, Outcome.UNCHANGED)
        keep_former_unit(transaction, record)
        record.version += 1
        outcome = Outcome.CHANGED
    else:
        before = description
        record = Unit(
            id=new_id(), state=PublicationState.DRAFT, version=1, path="", custody=[],
            reference_code="",
        )  # fmt: skip
        transaction.session.add(record)
        outcome = Outcome.MADE
    _write(transaction, record, description, parent)
    verb = Verb.CREATE if outcome is Outcome.MADE else Verb.CHANGE
    note(transaction, verb, Subject.UNIT, record.id, version=record.version)
    transaction.session.flush()
    touch_unit(transaction, record, before, description)
    if record.state is PublicationState.PUBLISHED:
        publish_units(transaction, record.id)
    keep_unit_revision(transaction, record, reason=reason)
    _count_what_is_shown(transaction, record, before, description)
    if record.level is Level.ALBUM and record.state is PublicationState.PUBLISHED:
        ask_for(transaction, JobKind.ALBUM, record.id)
    return SavedUnit(record.id, record.version, outcome)


def description_of(transaction: Transaction, record: Unit) -> UnitDescription:
    """Say what a unit's record says."""
    load_unit_chains(transaction.session, [record])
    return described_unit(record, parent_code=code_of(transaction, record.parent_id))


def _meant(
    transaction: Transaction, description: UnitDescription, unit_id: str | None, *, is_new: bool
) -> Unit | None:
    """Find the unit that is meant; `Conflict` where another one has its reference code."""
    coded = coded_unit(transaction, description.reference_code)
    if unit_id is None:
        return coded if is_new else unit_record(transaction, description.reference_code)
    record = unit_by_id(transaction, unit_id)
    if coded is not None and coded.id != record.id:
        code = description.reference_code
        raise Conflict(f"Another unit has the reference code {code} already.")
    return record


def _refuse_outdated(
    transaction: Transaction,
    record: Unit,
    before: UnitDescription,
    mine: UnitDescription,
    expected: int | None,
) -> None:
    code = before.reference_code
    if expected == 0:
        raise Conflict(f"There is a unit {code} already. Change that one instead.")
    if expected is not None and expected != record.version:
        raise UnitClash(
            f"{code} is at version {record.version}, not {expected}: somebody has changed it since "
            "it was read. Read it again, and repeat the change.",
            base=description_at(transaction, record.id, expected),
            mine=mine,
            theirs=before,
            version=record.version,
        )


def publish_units(transaction: Transaction, unit_id: str | None) -> None:
    """Show a unit to everybody, and all above it: nobody could find their way to it else."""
    if unit_id is None:
        return
    path = transaction.session.scalar(select(Unit.path).where(Unit.id == unit_id))
    hidden = units(THE_CATALOGUE, Unit).where(
        Unit.id.in_(trail_ids(path or "")), Unit.state != PublicationState.PUBLISHED
    )
    for record in transaction.session.scalars(hidden):
        record.state = PublicationState.PUBLISHED
        note_shown(transaction, record)
        transaction.touched.unit(record.id)
    transaction.session.flush()


def _shows(unit: UnitDescription) -> tuple[object, ...]:
    """What photographs show of the unit that they lie in."""
    return unit.title, unit.reference_code, _hands_down(unit)


def _hands_down(unit: UnitDescription) -> tuple[object, ...]:
    """What makes up all that the units below inherit: events are told under the unit's name."""
    custody = unremarked(unit.custody)
    named = (unit.title, unit.reference_code) if custody else None
    return custody, unit.parent, named, cap_of(unit)


def _count_what_is_shown(
    transaction: Transaction, record: Unit, before: UnitDescription, now: UnitDescription
) -> None:
    """Make old the manifests that name this unit, or inherit from it: one number for each unit.

    Nothing is asked for. A manifest is made again when somebody asks for it next.
    """
    if _shows(before) == _shows(now):
        return
    old = Unit.id == record.id
    if _hands_down(before) != _hands_down(now):
        old = Unit.path.startswith(record.path, autoescape=True)
    transaction.session.execute(
        update(Unit).where(old).values(shown_version=Unit.shown_version + 1),
        execution_options={"synchronize_session": False},
    )
    transaction.session.expire(record, ["shown_version"])


def _write(
    transaction: Transaction, record: Unit, description: UnitDescription, parent: Unit | None
) -> None:
    edtf = description.date_edtf
    span = transaction.analyser.span_of(edtf) if edtf else DateSpan("", None, None)
    keep_code(transaction, record, description.reference_code)
    record.filing_order = filing_order(description.reference_code)
    record.level = description.level
    record.title = {language: list(texts) for language, texts in description.title.items()}
    record.date_as_written = description.date_as_written
    record.date_edtf = edtf
    record.earliest_on = span.earliest_on
    record.latest_on = span.latest_on
    record.scope_and_content = {
        language: list(texts) for language, texts in description.scope_and_content.items()
    }
    record.custody = list(
        custody_events(
            description.custody,
            UnitCustodyEvent,
            custodians=custodians_of(
                transaction.session, description.custody, words=transaction.analyser.words
            ),
            span_of=transaction.analyser.span_of,
        )
    )
    record.parent_id = parent.id if parent else None
    path = f"{parent.path if parent else ''}{record.id}/"
    if record.path and record.path != path:
        _move(transaction, record.path, path)
    else:
        record.path = path
    write_unit_access(transaction, record, description.access)


def _move(transaction: Transaction, old_path: str, new_path: str) -> None:
    """Give new paths to a unit and to all that lies below it."""
    transaction.session.flush()
    moved = new_path + func.substr(Unit.path, len(old_path) + 1)
    within = Unit.path.startswith(old_path, autoescape=True)
    transaction.session.execute(
        update(Unit).where(within).values(path=moved),
        execution_options={"synchronize_session": False},
    )
    transaction.session.expire_all()  # what was loaded before has the old paths
