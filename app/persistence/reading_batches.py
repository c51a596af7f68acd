"""From records to what a batch does, and what became of its photographs."""

from typing import Final

from app.domain.batches import BatchItem, Operation
from app.domain.documents_read_back import read_back
from app.persistence.records.batch_edit import BatchEdit
from app.persistence.records.batch_edit import BatchItem as ItemRecord

UNDOES: Final = "undoes"
"""The only operation of a batch that takes another one back: which one."""


def operations_of(edit: BatchEdit) -> tuple[Operation, ...]:
    """Give what a batch does to each photograph; nothing for one that takes another back."""
    return tuple(read_back(Operation, one) for one in edit.operations if UNDOES not in one)


def undone_by(edit: BatchEdit) -> str:
    """Name the batch that one takes back; empty where it takes none."""
    return next((str(one[UNDOES]) for one in edit.operations if UNDOES in one), "")


def described_item(record: ItemRecord) -> BatchItem:
    """Say what became of one photograph."""
    return BatchItem(
        record.position,
        record.photograph_id,
        record.state,
        record.version_before,
        record.version_after,
        record.note,
    )
