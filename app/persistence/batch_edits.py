"""Changes of many photographs: begun, gone through piece by piece, taken back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import func, insert, literal, select, update

from app.domain.audit import Subject, Verb
from app.domain.batches import BatchItem, BatchProgress, ItemState, Operation, RunningBatch
from app.domain.catalogued import Page
from app.domain.documents import as_document
from app.domain.errors import Conflict
from app.domain.identifiers import known_form
from app.domain.search_request import SearchRequest
from app.domain.viewers import Means, Scope, Viewer
from app.domain.work import JobKind
from app.persistence.audit import note
from app.persistence.batches import open_batch
from app.persistence.fulltext.searching import found_ids
from app.persistence.looking_up import there
from app.persistence.queueing import ask_for
from app.persistence.reading_batches import UNDOES, described_item, operations_of, undone_by
from app.persistence.records.batch import Batch
from app.persistence.records.batch_edit import BatchEdit
from app.persistence.records.batch_edit import BatchItem as ItemRecord
from app.persistence.records.photograph import Photograph
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs

_AT_ONCE: Final = 1000


class BatchEdits:
    """The batches of a catalogue. To read of them needs the scope `read`, to begin one `write`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def found(
        self, search: SearchRequest, *, limit: int, offset: int = 0
    ) -> tuple[int, tuple[str, ...]]:
        """Give the number of photographs that answer a search, and the ids of some, best first.

        What is only like it counts for nothing. Filters name things by their ids.
        """
        self._transaction.require(Scope.READ)
        return found_ids(self._transaction, search, limit=limit, offset=offset)

    def begin(
        self,
        operations: Sequence[Operation],
        photograph_ids: Sequence[str],
        *,
        reason: str,
        search: str = "",
    ) -> str:
        """Begin a batch of these photographs, in this order, and ask for it to be done.

        `search` is the query of the address of the search that found them.
        """
        self._transaction.require_to_write(Scope.READ, Scope.WRITE)
        batch_id = self._opened(
            "edit", [as_document(one) for one in operations], reason, search=search
        )
        for start in range(0, len(photograph_ids), _AT_ONCE):
            some = enumerate(photograph_ids[start : start + _AT_ONCE], start)
            rows = [
                {
                    "batch_id": batch_id,
                    "position": position,
                    "photograph_id": photograph_id,
                    "state": ItemState.WAITING,
                    "note": "",
                }
                for position, photograph_id in some
            ]
            self._session.execute(insert(ItemRecord), rows)
        ask_for(self._transaction, JobKind.BATCH, batch_id)
        return batch_id

    def begin_undo(self, batch_id: str) -> str:
        """Begin a batch that takes another one back, and give its id.

        What that one has not come to yet is left. `Conflict` where it was taken back already, or
        took one back itself.
        """
        self._transaction.require_to_write(Scope.READ, Scope.WRITE)
        edit = there(self._session.get(BatchEdit, known_form(batch_id)), "batch")
        if edit.is_undone:
            raise Conflict("This batch was taken back already.")
        if undone_by(edit):
            raise Conflict("This batch took another one back. Change the photographs anew instead.")
        edit.is_undone = True
        self._stop(batch_id)
        undo_id = self._opened("undo", [{UNDOES: batch_id}], f"undo of batch {batch_id}")
        of_it = (ItemRecord.batch_id == batch_id, ItemRecord.state == ItemState.CHANGED)
        columns = ("batch_id", "position", "photograph_id", "state", "version_before",
                   "version_after", "note")  # fmt: skip
        rows = select(
            literal(undo_id),
            ItemRecord.position,
            ItemRecord.photograph_id,
            literal(ItemState.WAITING, ItemRecord.state.type),
            ItemRecord.version_before,
            ItemRecord.version_after,
            literal(""),
        ).where(*of_it)
        self._session.execute(insert(ItemRecord).from_select(columns, rows))
        ask_for(self._transaction, JobKind.BATCH, undo_id)
        note(self._transaction, Verb.UNDO, Subject.BATCH, batch_id, batch_id=undo_id)
        return undo_id

    def running(self, batch_id: str) -> RunningBatch:
        """Say what a batch does and in whose name, or raise `NotFound`."""
        batch, edit = self._records(batch_id)
        scopes = frozenset(Scope(word) for word in edit.scopes.split())
        viewer = Viewer(batch.started_by, scopes, Means.BATCH, batch.id)
        return RunningBatch(
            batch.id, operations_of(edit), edit.reason, viewer, undoes=undone_by(edit)
        )

    def waiting(self, batch_id: str, *, limit: int) -> tuple[BatchItem, ...]:
        """Give the photographs that a batch has still to go through, the first ones first."""
        which = (ItemRecord.batch_id == batch_id, ItemRecord.state == ItemState.WAITING)
        statement = select(ItemRecord).where(*which).order_by(ItemRecord.position).limit(limit)
        return tuple(map(described_item, self._session.scalars(statement)))

    def settle(self, batch_id: str, item: BatchItem) -> None:
        """Keep what became of one photograph."""
        record = self._session.get_one(ItemRecord, (batch_id, item.position))
        record.state = item.state
        record.version_before = item.version_before
        record.version_after = item.version_after
        record.note = item.note
        self._session.flush()

    def go_on(self, batch_id: str) -> bool:
        """Ask for what is still to be done; end the batch where nothing is. Whether it goes on."""
        if self._waiting_count(batch_id):
            ask_for(self._transaction, JobKind.BATCH, batch_id)
            return True
        batch, _ = self._records(batch_id)
        counts = self._counts(batch_id)
        batch.ended_at = self._transaction.now()
        batch.summary = ", ".join(f"{count} {state}" for state, count in counts.items())
        self._session.flush()
        return False

    def progress(self, batch_id: str) -> BatchProgress:
        """Say how far a batch has come, or raise `NotFound`."""
        self._transaction.require(Scope.READ)
        batch, edit = self._records(batch_id)
        return self._progress(batch, edit)

    def newest(self, *, limit: int) -> tuple[BatchProgress, ...]:
        """List batches, the newest first."""
        self._transaction.require(Scope.READ)
        statement = (
            select(Batch, BatchEdit)
            .join(BatchEdit, BatchEdit.batch_id == Batch.id)
            .order_by(Batch.id.desc())
            .limit(limit)
        )
        found = self._session.execute(statement).all()
        return tuple(self._progress(batch, edit) for batch, edit in found)

    def items(
        self, batch_id: str, *, state: ItemState | None, after: int | None, limit: int
    ) -> Page[BatchItem]:
        """List the photographs of a batch in their order, those of one state or all."""
        self._transaction.require(Scope.READ)
        self._records(batch_id)
        statement = select(ItemRecord).where(ItemRecord.batch_id == batch_id)
        if state is not None:
            statement = statement.where(ItemRecord.state == state)
        if after is not None:
            statement = statement.where(ItemRecord.position > after)
        statement = statement.order_by(ItemRecord.position).limit(limit + 1)
        found = tuple(map(described_item, self._session.scalars(statement)))
        following = str(found[limit - 1].position) if len(found) > limit else None
        return Page(self._named(found[:limit]), following)

    def _stop(self, batch_id: str) -> None:
        still = (ItemRecord.batch_id == batch_id, ItemRecord.state == ItemState.WAITING)
        why = "The batch was taken back before it came to this photograph."
        self._session.execute(
            update(ItemRecord).where(*still).values(state=ItemState.REFUSED, note=why),
            execution_options={"synchronize_session": False},
        )

    def _named(self, items: tuple[BatchItem, ...]) -> tuple[BatchItem, ...]:
        """Say the reference codes of photographs that are still there."""
        which = Photograph.id.in_([item.photograph_id for item in items])
        statement = photographs(
            self._transaction.viewer, Photograph.id, Photograph.reference_code
        ).where(which)
        codes = {row[0]: row[1] for row in self._session.execute(statement)}
        return tuple(
            replace(item, reference_code=codes.get(item.photograph_id, "")) for item in items
        )

    def _opened(
        self, source: str, operations: list[dict[str, Any]], reason: str, *, search: str = ""
    ) -> str:
        batch_id = open_batch(self._transaction, source)
        scopes = " ".join(sorted(self._transaction.viewer.scopes))
        edit = BatchEdit(
            batch_id=batch_id, operations=operations, reason=reason, search=search, scopes=scopes
        )
        self._session.add(edit)
        self._session.flush()
        return batch_id

    def _records(self, batch_id: str) -> tuple[Batch, BatchEdit]:
        statement = (
            select(Batch, BatchEdit)
            .join(BatchEdit, BatchEdit.batch_id == Batch.id)
            .where(Batch.id == known_form(batch_id))
        )
        found = there(self._session.execute(statement).one_or_none(), "batch")
        return found[0], found[1]

    def _progress(self, batch: Batch, edit: BatchEdit) -> BatchProgress:
        return BatchProgress(
            id=batch.id,
            started_at=batch.started_at,
            started_by=batch.started_by,
            ended_at=batch.ended_at,
            reason=edit.reason,
            operations=operations_of(edit),
            undoes=undone_by(edit),
            is_undone=edit.is_undone,
            counts=self._counts(batch.id),
            search=edit.search,
        )

    def _counts(self, batch_id: str) -> dict[ItemState, int]:
        statement = (
            select(ItemRecord.state, func.count())
            .where(ItemRecord.batch_id == batch_id)
            .group_by(ItemRecord.state)
        )
        found = {row[0]: row[1] for row in self._session.execute(statement)}
        return {state: found[state] for state in ItemState if state in found}

    def _waiting_count(self, batch_id: str) -> int:
        return self._counts(batch_id).get(ItemState.WAITING, 0)
