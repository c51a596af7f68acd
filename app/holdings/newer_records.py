"""What records here say that those of a backup do not: restoring it would lose that."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from app.domain.errors import Conflict
from app.domain.kept_records import KeptRecord, RecordKind
from app.exchange.record_document import UnfitRecord, read_record_document
from app.storage.record_files import RecordFiles

_NAMED: Final = 3
_Known = dict[tuple[RecordKind, str], KeptRecord]


def refuse_what_would_be_lost(here: RecordFiles, store: RecordFiles) -> None:
    """Raise `Conflict` where records here are newer than those of a store, or not in it.

    What runs have done (PREMIS events, batches) is not looked at: it stays told. Neither is a file
    that can't be read.
    """
    found = list(islice(_newer(here, store), _NAMED))
    if found:
        raise Conflict(
            "Records here were saved since the backup, or are not in it, and would be lost: "
            f"{', '.join(found)}{' ...' if len(found) == _NAMED else ''}. `verso rebuild` makes "
            "the catalogue from them. To have it as the backup has it, use --anyway."
        )


def _newer(here: RecordFiles, store: RecordFiles) -> Iterator[str]:
    """Name such records, each by what it is of."""
    for place, body in here.bodies():
        theirs = store.body(place)
        if theirs != body:
            known = _known(theirs or b"")
            yield from (
                f"{kind} {subject}"
                for (kind, subject), record in _known(body).items()
                if _would_be_lost(record, known.get((kind, subject)))
            )


def _would_be_lost(record: KeptRecord, other: KeptRecord | None) -> bool:
    if record.kind is RecordKind.BATCH:
        return False
    if other is None:
        return True
    is_of_file = record.kind is RecordKind.ORIGINAL  # nothing but events is added to those
    return not is_of_file and record.stamp > other.stamp and record.rows != other.rows


def _known(body: bytes) -> _Known:
    try:
        return {(one.kind, one.subject): one for one in read_record_document(body)}
    except UnfitRecord:
        return {}
