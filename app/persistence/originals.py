"""The files that the catalogue relies on, and what is known of each."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.imagery import SHOWN, Characteristics, ScanCondition, StoredOriginal
from app.domain.saving import AccessionedScan, ScanPlace
from app.domain.sides import ScanDescription
from app.persistence.records.asset import Asset
from app.persistence.records.fixity_event import FixityEvent
from app.persistence.records.original import Original
from app.persistence.records.photograph import Photograph
from app.persistence.records.side import Side
from app.persistence.visibility import THE_CATALOGUE, images

_STREAMED_ROWS = 1000
NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the last check of a file of which only one digest is known: it is read first."""
_VALIDITY: Final = {
    ScanCondition.SOUND: FixityOutcome.SUCCESS,
    ScanCondition.DAMAGED: FixityOutcome.FAIL,
    ScanCondition.UNREADABLE: FixityOutcome.FAIL,
    ScanCondition.OVERSIZED: FixityOutcome.WARNING,
}


def digests(session: Session) -> Iterator[tuple[str, int]]:
    """Give SHA-256 and size in bytes of every file that was catalogued once, in their order."""
    statement = select(Original.sha256, Original.size_bytes).order_by(Original.sha256)
    with session.execute(statement.execution_options(yield_per=_STREAMED_ROWS)) as rows:
        for sha256, size_bytes in rows:  # noqa: UP028 - plain pairs, not rows
            yield sha256, size_bytes


def scan_places(session: Session, digests: Collection[str]) -> Iterator[tuple[str, ScanPlace]]:
    """Say of each of these files where it is used, if it is."""
    place = (Photograph.id, Photograph.reference_code, Side.id, Side.kind)
    statement = (
        images(THE_CATALOGUE, Asset.sha256, *place)
        .join(Side, Side.id == Asset.side_id)
        .where(Asset.sha256.in_(digests))
        .order_by(Asset.id)
    )
    for sha256, *where in session.execute(statement):
        yield sha256, ScanPlace(*where)


def known_files(
    session: Session, digests: Collection[str], *, told: Mapping[str, AccessionedScan]
) -> dict[str, AccessionedScan]:
    """Say what is known of files, by digest; those of which nothing is known are left out.

    What is told goes before what is kept of a file that could not be shown so far: a limit may
    have been raised since, or a decoder mended. A picture that is there is not taken away.
    """
    statement = select(Original).where(Original.sha256.in_(digests))
    kept = {one.sha256: _accessioned(one) for one in session.scalars(statement)}
    shown = {sha256 for sha256, file in kept.items() if file.characteristics.condition in SHOWN}
    fresh = {
        sha256: told[sha256]
        for sha256 in set(digests) - shown
        if sha256 in told and _condition(told[sha256]) != _condition(kept.get(sha256))
    }
    return kept | fresh


def keep_files(
    session: Session, files: Iterable[AccessionedScan], *, at: datetime, agent: str
) -> dict[str, Original]:
    """Bring the records of files up to what is known of them; give them by digest.

    What was done to a new one until it could be catalogued is told in its PREMIS events.
    """
    records = {}
    for scan in files:
        sha256 = scan.original.sha256
        record = session.get(Original, sha256)
        if record is None:
            checked_at = at if scan.original.sha512 else NEVER
            record = Original(sha256=sha256, catalogued_at=at, checked_at=checked_at)
            session.add(record)
            session.add_all(_ingested(scan, at=at, agent=agent))
        _write(record, scan)
        records[sha256] = record
    return records


def with_facts(scan: ScanDescription, file: AccessionedScan) -> ScanDescription:
    """Describe a scan with what its file is, whatever the one who handed it in said of that."""
    facts = file.characteristics
    return replace(
        scan,
        media_type=facts.media_type,
        width_px=facts.width_px,
        height_px=facts.height_px,
        bands=facts.bands,
        size_bytes=file.original.size_bytes,
        condition=facts.condition,
        condition_note=facts.condition_note,
        size_cap_px=None,
    )


def _ingested(scan: AccessionedScan, *, at: datetime, agent: str) -> Iterator[FixityEvent]:
    """Tell of a new file's way in. PREMIS 3.0, 2.1 eventType."""
    facts, told = scan.characteristics, scan.original
    validity = _VALIDITY[facts.condition]
    for kind, outcome, note in (
        (FixityKind.MESSAGE_DIGEST_CALCULATION, FixityOutcome.SUCCESS, _digests_told(told)),
        (FixityKind.VALIDATION, validity, facts.condition_note),
        (FixityKind.INGESTION, FixityOutcome.SUCCESS, f"{told.size_bytes} bytes"),
    ):
        yield FixityEvent(
            sha256=told.sha256, kind=kind, outcome=outcome, note=note, happened_at=at, agent=agent
        )


def _digests_told(original: StoredOriginal) -> str:
    return "SHA-256, SHA-512" if original.sha512 else "SHA-256"


def _condition(scan: AccessionedScan | None) -> ScanCondition | None:
    return scan.characteristics.condition if scan else None


def _write(record: Original, scan: AccessionedScan) -> None:
    facts = scan.characteristics
    record.sha512 = scan.original.sha512 or record.sha512
    record.size_bytes = scan.original.size_bytes
    record.media_type = facts.media_type
    record.width_px = facts.width_px
    record.height_px = facts.height_px
    record.bands = facts.bands
    record.bit_depth = facts.bit_depth
    record.resolution_dpi = facts.resolution_dpi
    record.icc_profile = facts.icc_profile
    record.condition = facts.condition
    record.condition_note = facts.condition_note


def _accessioned(record: Original) -> AccessionedScan:
    return AccessionedScan(
        StoredOriginal(
            record.sha256, record.size_bytes, already_kept=True, sha512=record.sha512 or ""
        ),
        Characteristics(
            media_type=record.media_type,
            width_px=record.width_px,
            height_px=record.height_px,
            bands=record.bands,
            bit_depth=record.bit_depth,
            resolution_dpi=record.resolution_dpi,
            icc_profile=record.icc_profile,
            condition=record.condition,
            condition_note=record.condition_note,
        ),
    )
