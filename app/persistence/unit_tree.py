"""The tree of units as its keepers work on it: one unit changed, moved, shown, hidden."""

from datetime import date

from sqlalchemy import func, select

from app.domain.access import AccessRule
from app.domain.audit import Subject, Verb
from app.domain.catalogued import Page
from app.domain.custody import CustodyEventDescription
from app.domain.errors import Conflict
from app.domain.publication import PublicationState
from app.domain.saving import SavedUnit
from app.domain.size_caps import in_force
from app.domain.units import UnitDescription, UnitMove, UnitRevision
from app.domain.viewers import Scope
from app.persistence.access_rules import rule_of
from app.persistence.audit import note
from app.persistence.finding_units import code_of, unit_by_id, unit_record
from app.persistence.reading_units import trail_ids, trails
from app.persistence.records.photograph import Photograph
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.unit_revisions import (
    keep_former_unit,
    keep_unit_revision,
    unit_revision,
    unit_revisions,
    versions_beside,
)
from app.persistence.visibility import THE_CATALOGUE, photographs, units
from app.persistence.writing_units import publish_units, save_unit


class UnitTree:
    """The units of a catalogue, for those who keep it."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def change(
        self,
        description: UnitDescription,
        *,
        unit_id: str | None,
        expected_version: int | None,
        reason: str = "",
        former: UnitDescription | None = None,
    ) -> SavedUnit:
        """Keep a unit by its id, which gives it a new code too; a new one where no id is given.

        `UnitClash` where it is not at the version that was expected (None: any); what is new takes
        no code that another unit has. `former` is the state that is brought back, where one is.
        """
        self._transaction.require_to_write(Scope.WRITE)
        expected = 0 if unit_id is None else expected_version
        return save_unit(
            self._transaction,
            description,
            unit_id=unit_id,
            expected_version=expected,
            reason=reason,
            former=former,
        )

    def revisions(self, unit_id: str, *, before: int | None, limit: int) -> Page[UnitRevision]:
        """List the states that a unit has had, the newest first: the public ones, or all."""
        return unit_revisions(self._transaction, unit_id, before=before, limit=limit)

    def revision(self, unit_id: str, version: int) -> UnitRevision:
        """Give a state whole, or raise `NotFound`."""
        return unit_revision(self._transaction, unit_id, version)

    def versions_beside(self, unit_id: str, version: int) -> tuple[int | None, int | None]:
        """Give the versions right before and after one that this viewer may see."""
        return versions_beside(self._transaction, unit_id, version)

    def move(self, unit_id: str, parent: str) -> UnitMove | None:
        """Say what it would change if a unit went below another one (empty: to the top).

        None where it stands there, or where it can't go there.
        """
        self._transaction.require(Scope.WRITE)
        record = unit_by_id(self._transaction, unit_id)
        above = unit_record(self._transaction, parent) if parent else None
        is_unknown = bool(parent) and above is None
        if is_unknown or record.parent_id == (above.id if above else None):
            return None
        if above is not None and record.id in trail_ids(above.path):
            return None
        former = self._handed_down(record.parent_id)
        following = self._handed_down(above.id if above else None)
        return UnitMove(
            came_from=code_of(self._transaction, record.parent_id),
            goes_to=above.reference_code if above else "",
            units=self._units_below(record) - 1,
            photographs=self._photographs_below(record),
            lost=tuple(event for event in former if event not in following),
            gained=tuple(event for event in following if event not in former),
            closed_before=self._closed_until(record.parent_id),
            closed_after=self._closed_until(above.id if above else None),
            capped_before=self._cap_of(record.parent_id),
            capped_after=self._cap_of(above.id if above else None),
            becomes_public=record.state is PublicationState.PUBLISHED
            and above is not None
            and above.state is not PublicationState.PUBLISHED,
        )

    def show(self, unit_id: str) -> bool:
        """Show a unit, and all above it, to everybody. False: it was shown already."""
        self._transaction.require_to_write(Scope.PUBLISH)
        record = unit_by_id(self._transaction, unit_id)
        if record.state is PublicationState.PUBLISHED:
            return False
        keep_former_unit(self._transaction, record)
        record.version += 1
        publish_units(self._transaction, record.id)
        keep_unit_revision(self._transaction, record)
        note(self._transaction, Verb.PUBLISH, Subject.UNIT, record.id, version=record.version)
        return True

    def hide(self, unit_id: str) -> bool:
        """Take a unit back from the public. False: it was not shown.

        `Conflict` while anything below it is public: nobody could find their way to it else.
        """
        self._transaction.require_to_write(Scope.PUBLISH)
        record = unit_by_id(self._transaction, unit_id)
        if record.state is not PublicationState.PUBLISHED:
            return False
        if self._is_way_to_something_public(record):
            code = record.reference_code
            raise Conflict(
                f"{code} leads to what is public. Withdraw that first, or close the unit to the "
                "public with all that is in it."
            )
        keep_former_unit(self._transaction, record)
        record.state = PublicationState.DRAFT
        record.version += 1
        keep_unit_revision(self._transaction, record)
        self._transaction.touched.unit(record.id)
        note(self._transaction, Verb.WITHDRAW, Subject.UNIT, record.id, version=record.version)
        self._session.flush()
        return True

    def _is_way_to_something_public(self, record: Unit) -> bool:
        within = Unit.path.startswith(record.path, autoescape=True)
        below = units(THE_CATALOGUE, Unit.id).where(
            within, Unit.id != record.id, Unit.state == PublicationState.PUBLISHED
        )
        shown = photographs(THE_CATALOGUE, Photograph.id).where(
            Photograph.unit_id.in_(select(Unit.id).where(within)),
            Photograph.state == PublicationState.PUBLISHED,
        )
        return any(
            self._session.scalar(statement.limit(1)) is not None for statement in (below, shown)
        )

    def _units_below(self, record: Unit) -> int:
        within = Unit.path.startswith(record.path, autoescape=True)
        return self._session.scalar(units(THE_CATALOGUE, func.count()).where(within)) or 0

    def _photographs_below(self, record: Unit) -> int:
        within = select(Unit.id).where(Unit.path.startswith(record.path, autoescape=True))
        statement = photographs(THE_CATALOGUE, func.count()).where(Photograph.unit_id.in_(within))
        return self._session.scalar(statement) or 0

    def _handed_down(self, unit_id: str | None) -> list[CustodyEventDescription]:
        """Give the events that a unit hands down, with those from above it."""
        trail = trails(self._session, THE_CATALOGUE, [unit_id]).get(unit_id, ())
        return [event for unit in trail for event in unit.description.custody]

    def _closed_until(self, unit_id: str | None) -> date | None:
        last = self._session.scalar(select(Unit.closed_until).where(Unit.id == unit_id))
        return last if last is not None and last >= self._transaction.now().date() else None

    def _cap_of(self, unit_id: str | None) -> AccessRule | None:
        """Sum up the rules that cap the pictures of what lies in a unit today."""
        rules = self._session.scalar(select(Unit.image_rules).where(Unit.id == unit_id))
        return in_force(map(rule_of, rules or ()), self._transaction.now().date())
