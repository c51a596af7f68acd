"""What the public is told of changes: the stream of events, and the pages that are there now."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select

from app.domain.activities import Activity, PublicNoun, PublicState
from app.domain.harvesting import ListedPage, ListedPart
from app.persistence.records.activity import ActivityRecord
from app.persistence.records.announcement import Announcement
from app.persistence.records.photograph import Photograph
from app.persistence.records.standing import Standing
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs, units

LISTED_AT_ONCE: Final = 20_000
"""Events that a part of the list of pages comes from: it has at most as many pages."""


class PublicStream:
    """For one viewer, who is the public: what it is told is the same for all."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def count(self) -> int:
        """Count the events, which are numbered from 1 without gaps."""
        return self._session.scalar(select(func.max(ActivityRecord.sequence))) or 0

    def is_behind(self) -> bool:
        """Whether something is still to be told of that has changed already."""
        return self._session.scalar(select(Announcement.subject).limit(1)) is not None

    def activities(self, *, after: int, limit: int) -> tuple[Activity, ...]:
        """Give the events behind the one of a number, in their order."""
        statement = (
            select(ActivityRecord)
            .where(ActivityRecord.sequence > after, ActivityRecord.sequence <= after + limit)
            .order_by(ActivityRecord.sequence)
        )
        return tuple(
            Activity(
                one.sequence, one.kind, one.noun, one.subject_id, one.happened_at, one.former_base
            )
            for one in self._session.scalars(statement)
        )

    def parts(self) -> tuple[ListedPart, ...]:
        """List the parts of the pages that are there: part 0 has those of the first events.

        A page stands in the part of its last event: what changes goes to the last part, and the
        others stay as they are. A part of which nothing is left is not listed.
        """
        numbers = range(-(-self.count() // LISTED_AT_ONCE))
        return tuple(part for number in numbers for part in self._part(number))

    def pages(self, number: int) -> Iterator[ListedPage]:
        """Give the pages of one part, units first; none for a part that isn't there."""
        for noun, of_part in self._of_part(number):
            for row in self._session.execute(of_part.order_by(Standing.sequence)):
                yield ListedPage(noun, row[0], row[1])

    def _of_part(self, number: int) -> Iterator[tuple[PublicNoun, Select[Any]]]:
        """Query the pages of a part that the viewer may see, by what they are of."""
        viewer = self._transaction.viewer
        ways = (
            (PublicNoun.UNIT, units(viewer, Unit.id, Standing.changed_at), Unit.id),
            (
                PublicNoun.PHOTOGRAPH,
                photographs(viewer, Photograph.id, Standing.changed_at),
                Photograph.id,
            ),
        )
        for noun, statement, key in ways:
            yield (
                noun,
                statement.join(Standing, Standing.subject_id == key).where(
                    *_within(number), Standing.noun == noun, Standing.state == PublicState.SHOWN
                ),
            )

    def _part(self, number: int) -> Iterator[ListedPart]:
        found = (
            self._session.execute(of_part.limit(1)).one_or_none()
            for _, of_part in self._of_part(number)
        )
        if not any(found):
            return
        end = (number + 1) * LISTED_AT_ONCE
        last = (
            select(ActivityRecord.happened_at)
            .where(ActivityRecord.sequence <= end)
            .order_by(ActivityRecord.sequence.desc())
            .limit(1)
        )
        changed_at = self._session.scalar(last)
        if changed_at is not None:
            yield ListedPart(number, changed_at)


def _within(number: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    start = number * LISTED_AT_ONCE
    return Standing.sequence > start, Standing.sequence <= start + LISTED_AT_ONCE
