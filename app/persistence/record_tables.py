"""To which record each row of the catalogue belongs: what is written as files, and what is not.

A test holds every table against these lists, so that a new one can't be forgotten.
"""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import text

from app.domain.kept_records import RecordKind

FALL_DUE: Final = text(
    "INSERT INTO record_due (kind, subject, stamp) VALUES (:kind, :subject, :stamp) "
    "ON CONFLICT (kind, subject) DO UPDATE SET stamp = excluded.stamp"
)
"""Has a record written as a file again, however often it is said."""

OWNERS: Final[dict[str, tuple[RecordKind, str]]] = {
    "photograph": (RecordKind.PHOTOGRAPH, "id"),
    "side": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "asset": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "inscription": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "reading": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "contribution": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "custody_event": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "date_assertion": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "identifier": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "note": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "place_link": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "relation": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "rights_assertion": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "subject_link": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "work_item": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "working_copy": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "revision": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "change": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "tombstone": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "image_tombstone": (RecordKind.PHOTOGRAPH, "photograph_id"),
    "original": (RecordKind.ORIGINAL, "sha256"),
    "fixity_event": (RecordKind.ORIGINAL, "sha256"),
    "unit": (RecordKind.UNIT, "id"),
    "unit_custody_event": (RecordKind.UNIT, "unit_id"),
    "former_unit_code": (RecordKind.UNIT, "unit_id"),
    "unit_revision": (RecordKind.UNIT, "unit_id"),
    "agent": (RecordKind.AUTHORITY, "id"),
    "place": (RecordKind.AUTHORITY, "id"),
    "subject": (RecordKind.AUTHORITY, "id"),
    "hand": (RecordKind.AUTHORITY, "id"),
    "stamp": (RecordKind.AUTHORITY, "id"),
    "authority_name": (RecordKind.AUTHORITY, "authority_id"),
    "authority_identifier": (RecordKind.AUTHORITY, "authority_id"),
    "authority_revision": (RecordKind.AUTHORITY, "authority_id"),
    "authority_merge": (RecordKind.MERGE, "id"),
    "merged_link": (RecordKind.MERGE, "merge_id"),
    "institution": (RecordKind.INSTITUTION, "id"),
    "institution_name": (RecordKind.INSTITUTION, "institution_id"),
    "batch": (RecordKind.BATCH, "id"),
    "batch_edit": (RecordKind.BATCH, "batch_id"),
    "batch_item": (RecordKind.BATCH, "batch_id"),
    "likeness_decision": (RecordKind.LIKENESS, "first_sha256"),
}
"""By table: of what its rows tell, and the column that names it."""

HEADS: Final[dict[RecordKind, tuple[str, ...]]] = {
    RecordKind.PHOTOGRAPH: ("photograph", "tombstone"),  # what is left of a deleted one
    RecordKind.ORIGINAL: ("original",),
    RecordKind.UNIT: ("unit",),
    RecordKind.AUTHORITY: ("agent", "place", "subject", "hand", "stamp", "authority_revision"),
    RecordKind.MERGE: ("authority_merge",),
    RecordKind.INSTITUTION: ("institution",),
    RecordKind.BATCH: ("batch",),
    RecordKind.LIKENESS: ("likeness_decision",),
}
"""By kind: the tables of which one has a row for each record that there is."""

NOT_IN_FILES: Final[dict[str, str]] = {
    "account": "who may sign in, and their passwords, are no part of what is catalogued",
    "account_session": "as accounts",
    "api_token": "as accounts",
    "viewing_token": "as accounts",
    "sign_in_count": "as accounts",
    "saved_search": "it belongs to an account",
    "audit_entry": "it tells of accounts; a backup of the database has it, `verso audit` too",
    "kept_form": "what somebody types and has not saved; its scans are kept as originals",
    "job": "what waits is asked for again",
    "activity": "told anew from what is published, and when it came and went",
    "standing": "as the events of the public stream",
    "announcement": "as the events of the public stream",
    "record_due": "it tells which files are behind",
    "name_word": "made from names",
    "search_entry": "the search index is made from the records",
    "search_block": "as the search index",
    "search_unit": "as the search index",
    "search_value": "as the search index",
    "search_state": "as the search index",
    "term": "as the search index",
    "term_form": "as the search index",
    "term_key": "as the search index",
    "fuzzy_key": "as the search index",
    "fuzzy_deletion": "as the search index",
}
"""By table: why a catalogue that is made again does not have it, or makes it by itself."""


def tables_of(kind: RecordKind) -> Iterator[tuple[str, str]]:
    """Name the tables of a kind of record, each with the column that names its subject."""
    for table, (owner, column) in OWNERS.items():
        if owner is kind:
            yield table, column
