"""A record as the file that stands beside its originals: JSON that says what it is.

What it holds is written so that it can be read in fifty years without Verso: each row by the
names of its columns, and the newest revision of a photograph is its whole description. `digest`
is the SHA-256 of `records` in its shortest form, so that rot in the file itself is noticed.
"""

import hashlib
from collections.abc import Sequence
from typing import Any, Final

import orjson

from app.domain.imagery import Digests
from app.domain.kept_records import KeptRecord, RecordKind

FORMAT: Final = "verso-record-1"
_WHAT: Final = (
    "A record of the photographic catalogue Verso: `verso rebuild` makes the database again from "
    "such files and the originals beside them."
)


class UnfitRecord(ValueError):  # noqa: N818 - what the file is, as the others in this house
    """A file that is no record, or not as it was written."""


def record_document(records: Sequence[KeptRecord], original: Digests | None = None) -> bytes:
    """Write records down, with the digests of the original that they stand beside."""
    told = [
        {
            "kind": record.kind.value,
            "subject": record.subject,
            "schema": record.schema,
            "stamp": record.stamp,
            "rows": record.rows,
        }
        for record in records
    ]
    document: dict[str, Any] = {"format": FORMAT, "what": _WHAT}
    if original is not None:
        document["original"] = {
            "sha256": original.sha256,
            "sha512": original.sha512,
            "size_bytes": original.size_bytes,
        }
    document |= {"digest": _digest(told), "records": told}
    return orjson.dumps(document, option=orjson.OPT_INDENT_2)


def read_record_document(body: bytes) -> tuple[KeptRecord, ...]:
    """Read a file of records back; `UnfitRecord` where it is none, or was altered."""
    try:
        document = orjson.loads(body)
    except orjson.JSONDecodeError as fault:
        raise UnfitRecord("it is cut off, or no JSON") from fault
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise UnfitRecord(f"it is not of the format {FORMAT}")
    told = document.get("records")
    if not isinstance(told, list) or document.get("digest") != _digest(told):
        raise UnfitRecord("it is not as it was written")
    return tuple(
        KeptRecord(
            RecordKind(one["kind"]), one["subject"], one["schema"], one["stamp"], one["rows"]
        )
        for one in told
    )


def original_told(body: bytes) -> Digests | None:
    """Read what a file says of the original beside it; None where it says nothing of use."""
    try:
        document = orjson.loads(body)
        told = document["original"]
        return Digests(told["sha256"], told["sha512"], told["size_bytes"])
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return None


def _digest(records: Any) -> str:
    return hashlib.sha256(orjson.dumps(records)).hexdigest()
