"""What is deleted: listed, and purged once nobody can want it back."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, delete, func, select, tuple_

from app.domain.audit import Subject, Verb
from app.domain.catalogued import Page
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.identifiers import known_form
from app.domain.tombstones import DeletedPhotograph, digests_named
from app.domain.viewers import Scope
from app.persistence.audit import note
from app.persistence.batches import record_fixity
from app.persistence.deleting import delete_photograph
from app.persistence.looking_up import there
from app.persistence.originals import scan_places
from app.persistence.portions import portions
from app.persistence.records.kept_form import KeptFormRecord
from app.persistence.records.original import Original
from app.persistence.records.revision import Revision
from app.persistence.records.tombstone import TombstoneRecord
from app.persistence.transaction import Transaction

_AT_ONCE: Final = 500
_STREAMED_ROWS: Final = 200


class Deletions:
    """The deletions of a catalogue, and their tombstones, for its staff."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def delete(
        self, photograph_id: str, *, reason: str, expected_version: int | None = None
    ) -> None:
        """Take a photograph out that was never public; one that was withdrawn, as administrator."""
        self._transaction.require_to_write(Scope.WRITE)
        delete_photograph(
            self._transaction, photograph_id, reason=reason, expected_version=expected_version
        )

    def page(self, *, after: str | None = None, limit: int = 50) -> Page[DeletedPhotograph]:
        """List what was deleted, the newest first; `after` of the page before goes on."""
        self._transaction.require(Scope.READ)
        key = (TombstoneRecord.deleted_at, TombstoneRecord.photograph_id)
        listed = select(TombstoneRecord)
        if after is not None:
            last = there(self._session.get(TombstoneRecord, known_form(after)), "photograph")
            listed = listed.where(tuple_(*key) < (last.deleted_at, last.photograph_id))
        ordered = listed.order_by(*(column.desc() for column in key)).limit(limit + 1)
        found = [_told(record) for record in self._session.scalars(ordered)]
        return Page(tuple(found[:limit]), found[limit - 1].id if len(found) > limit else None)

    def kept_count(self) -> int:
        """Count the deleted photographs whose files and history are still kept."""
        self._transaction.require(Scope.READ)
        kept = select(func.count()).where(TombstoneRecord.purged_at.is_(None))
        return self._session.scalar(kept) or 0

    def due(self, *, before: datetime) -> tuple[DeletedPhotograph, ...]:
        """Give those deleted before a moment and not purged yet, the oldest first."""
        self._transaction.require(Scope.READ)
        statement = select(TombstoneRecord).where(*_is_due(before))
        found = self._session.scalars(statement.order_by(TombstoneRecord.deleted_at))
        return tuple(map(_told, found))

    def named_by_history(
        self, files: Collection[str], *, but_for: Collection[str], after: str = ""
    ) -> tuple[set[str], str]:
        """Name the files of which a history tells that is none of some photographs'.

        It goes through all states that there are, behind one: give that id with the last one's. So
        whoever writes looks again at what came meanwhile alone.
        """
        self._transaction.require(Scope.READ)
        every = (
            select(Revision.id, Revision.photograph_id, Revision.description)
            .where(Revision.id > after)
            .order_by(Revision.id)
            .execution_options(yield_per=_STREAMED_ROWS)
        )
        wanted, named, last = set(files), set[str](), after
        for revision_id, photograph_id, description in self._session.execute(every):
            last = revision_id
            if photograph_id not in but_for:
                named.update(wanted.intersection(digests_named([description])))
        return named, last

    def purge(self, due: Collection[DeletedPhotograph], doomed: Collection[str]) -> int:
        """Give up their history, and the records of files that nothing else names; count these.

        What is shown by now, or stands in an open form, is kept. The files themselves are left to
        a sweep, which finds that no record names them any more.
        """
        self._transaction.require_to_write(Scope.ADMINISTER)
        for one in due:
            which = Revision.photograph_id == one.id
            self._session.execute(delete(Revision).where(which))
            record = self._session.get_one(TombstoneRecord, one.id)
            record.purged_at = self._transaction.now()
            note(self._transaction, Verb.PURGE, Subject.PHOTOGRAPH, one.id)
        self._session.flush()
        given_up = sorted(set(doomed) - self._in_use(doomed))
        for some in portions(given_up, _AT_ONCE):
            self._give_up(some)
        return len(given_up)

    def _in_use(self, files: Collection[str]) -> set[str]:
        in_use = set[str]()
        for some in portions(sorted(files), _AT_ONCE):
            in_use |= {sha256 for sha256, _ in scan_places(self._session, some)}
        for digests in self._session.scalars(select(KeptFormRecord.digests)):
            in_use.update(digests)
        return in_use

    def _give_up(self, some: Collection[str]) -> None:
        which = Original.sha256.in_(some)
        for sha256 in self._session.scalars(select(Original.sha256).where(which)).all():
            record_fixity(
                self._transaction, sha256, FixityKind.DELETION, FixityOutcome.SUCCESS, note=""
            )
        self._session.execute(delete(Original).where(which))


def _is_due(before: datetime) -> tuple[ColumnElement[bool], ...]:
    return TombstoneRecord.deleted_at < before, TombstoneRecord.purged_at.is_(None)


def _told(record: TombstoneRecord) -> DeletedPhotograph:
    return DeletedPhotograph(
        id=record.photograph_id,
        reference_code=record.reference_code,
        was_public=record.was_public,
        deleted_at=record.deleted_at,
        deleted_by=record.deleted_by,
        reason=record.reason,
        originals=tuple(record.originals),
        purged_at=record.purged_at,
    )
