"""What is known of the originals' bytes: when each was held against its digests, and what came."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, func, select, update

from app.domain.catalogued import Page
from app.domain.fixity import (
    CheckedOriginal,
    FixityKind,
    FixityLine,
    FixityOutcome,
    FixitySummary,
)
from app.domain.viewers import Scope
from app.persistence.batches import record_fixity
from app.persistence.portions import portions
from app.persistence.postgresql import lock_name
from app.persistence.records.fixity_event import FixityEvent
from app.persistence.records.original import Original
from app.persistence.transaction import Transaction

_LINE: Final = (
    Original.sha256, Original.size_bytes, Original.media_type, Original.catalogued_at,
    Original.checked_at, Original.is_damaged,
)  # fmt: skip
_AT_ONCE: Final = 500


class FixityLedger:
    """The checks of a catalogue's originals. Reading it needs the scope `read`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def second_digests(self, digests: Collection[str]) -> dict[str, str | None]:
        """Give the SHA-512 that was kept of each of these files; None where none was."""
        self._transaction.require(Scope.READ)
        found: dict[str, str | None] = {}
        for some in portions(sorted(digests), _AT_ONCE):
            which = Original.sha256.in_(some)
            rows = self._session.execute(select(Original.sha256, Original.sha512).where(which))
            found |= {sha256: sha512 for sha256, sha512 in rows}  # noqa: C416 - plain pairs, not rows
        return found

    def due(self, *, before: datetime, limit: int) -> tuple[tuple[str, int], ...]:
        """Give digest and length of originals that nobody has read since then, the oldest first."""
        self._transaction.require(Scope.READ)
        oldest = (
            select(Original.sha256, Original.size_bytes)
            .where(Original.checked_at < before)
            .order_by(Original.checked_at, Original.sha256)
            .limit(limit)
        )
        return tuple((sha256, size) for sha256, size in self._session.execute(oldest))

    def note(self, checked: Iterable[CheckedOriginal]) -> None:
        """Keep what was found; PREMIS events tell each failure, and that one is right again.

        A sound file that was sound before has no event, or they would outgrow the catalogue, and
        its record as a file is not written again for it.
        """
        self._transaction.require_to_write(Scope.WRITE)
        for one in checked:
            self._note(one)
        self._session.flush()

    def note_deletion(self, sha256: str, *, since: datetime, note: str) -> None:
        """Keep that a file was taken away at a moment, or after it; once only."""
        self._transaction.require_to_write(Scope.WRITE)
        lock_name(self._session, f"deletion {sha256}")
        kind, outcome = FixityKind.DELETION, FixityOutcome.SUCCESS
        same = select(FixityEvent.id).where(
            FixityEvent.sha256 == sha256,
            FixityEvent.kind == kind,
            FixityEvent.outcome == outcome,
            FixityEvent.happened_at >= since,
        )
        if self._session.scalar(same.limit(1)) is None:
            record_fixity(self._transaction, sha256, kind, outcome, note=note)

    def replicated(self, digests: Collection[str], *, notes: Collection[str]) -> set[str]:
        """Name those of some files of which an event with such a note tells that they were copied.

        At most 500 at a time.
        """
        self._transaction.require(Scope.READ)
        told = select(FixityEvent.sha256).where(
            FixityEvent.sha256.in_(digests),
            FixityEvent.kind == FixityKind.REPLICATION,
            FixityEvent.outcome == FixityOutcome.SUCCESS,
            FixityEvent.note.in_(notes),
        )
        return set(self._session.scalars(told))

    def summary(self) -> FixitySummary:
        """Give the counts of all originals, and of those that are damaged."""
        self._transaction.require(Scope.READ)
        of_all = select(
            func.count(), func.coalesce(func.sum(Original.size_bytes), 0),
            func.min(Original.checked_at),
        ).select_from(Original)  # fmt: skip
        count, size_bytes, oldest = self._session.execute(of_all).one()
        damaged = select(func.count()).select_from(Original).where(Original.is_damaged)
        return FixitySummary(count, size_bytes, self._session.scalar(damaged) or 0, oldest)

    def checked_since(self, moment: datetime) -> tuple[int, int]:
        """Count the originals, and their bytes, that were read since a moment."""
        self._transaction.require(Scope.READ)
        counted = select(func.count(), func.coalesce(func.sum(Original.size_bytes), 0))
        count, size_bytes = self._session.execute(
            counted.where(Original.checked_at >= moment)
        ).one()
        return count, size_bytes

    def has_damage(self) -> bool:
        """Whether any original is known to be damaged or missing. One light query."""
        first = select(Original.sha256).where(Original.is_damaged).limit(1)
        return self._session.scalar(first) is not None

    def is_damaged(self, sha256: str) -> bool:
        """Whether this one is."""
        which = select(Original.is_damaged).where(Original.sha256 == sha256)
        return bool(self._session.scalar(which))

    def damaged(self, *, after: str | None = None, limit: int) -> Page[FixityLine]:
        """List the damaged originals by digest, some at a time."""
        return self._page(select(*_LINE).where(Original.is_damaged), after, limit)

    def page(self, *, after: str | None, limit: int) -> Page[FixityLine]:
        """List all originals by digest, some at a time."""
        return self._page(select(*_LINE), after, limit)

    def _page(
        self, lines: Select[*tuple[Any, ...]], after: str | None, limit: int
    ) -> Page[FixityLine]:
        self._transaction.require(Scope.READ)
        rows = lines.order_by(Original.sha256).limit(limit + 1)
        if after is not None:
            rows = rows.where(Original.sha256 > after)
        found = [FixityLine(*row) for row in self._session.execute(rows)]
        more = found[limit - 1].sha256 if len(found) > limit else None
        return Page(tuple(found[:limit]), more)

    def _note(self, one: CheckedOriginal) -> None:
        before = self._session.execute(
            select(Original.is_damaged, Original.sha512).where(Original.sha256 == one.sha256)
        ).one_or_none()
        if before is None:
            return
        values: dict[str, object] = {
            "checked_at": self._transaction.now(),
            "is_damaged": bool(one.fault),
        }
        is_new_digest = bool(one.sha512 and not one.fault and before.sha512 is None)
        if is_new_digest:
            values["sha512"] = one.sha512
            self._tell(one, FixityKind.MESSAGE_DIGEST_CALCULATION, "SHA-512")
        if one.fault:
            self._tell(one, FixityKind.FIXITY_CHECK, one.fault)
        elif before.is_damaged:
            self._tell(one, FixityKind.FIXITY_CHECK, "its bytes are right again")
        falls_due = is_new_digest or bool(one.fault) != before.is_damaged
        self._session.execute(
            update(Original).where(Original.sha256 == one.sha256).values(**values),
            execution_options={"synchronize_session": False, "falls_due": falls_due},
        )

    def _tell(self, one: CheckedOriginal, kind: FixityKind, note: str) -> None:
        outcome = FixityOutcome.FAIL if one.fault else FixityOutcome.SUCCESS
        record_fixity(self._transaction, one.sha256, kind, outcome, note=note)
