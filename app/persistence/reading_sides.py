"""From records to descriptions: the sides of a photograph, and what is on them."""

from collections.abc import Sequence

from app.domain.inscriptions import InscriptionDescription, ReadingDescription
from app.domain.region import Region
from app.domain.sides import ScanDescription, SideDescription
from app.persistence.access_rules import access_of
from app.persistence.records.asset import Asset
from app.persistence.records.contribution import Contribution
from app.persistence.records.inscription import Inscription
from app.persistence.records.reading import Reading
from app.persistence.records.side import Side


def described_side(record: Side) -> SideDescription:
    """Describe a side, with its scans and inscriptions."""
    return SideDescription(
        kind=record.kind,
        label=record.label,
        presence=record.presence,
        scans=tuple(map(described_scan, record.assets)),
        inscriptions=tuple(map(_inscription, record.inscriptions)),
        access=access_of(record),
        id=record.id,
    )


def described_scan(record: Asset) -> ScanDescription:
    """Describe a scan, with what its file is."""
    original = record.original
    return ScanDescription(
        sha256=record.sha256,
        file_name=record.file_name,
        role=record.role,
        id=record.id,
        media_type=original.media_type,
        width_px=original.width_px,
        height_px=original.height_px,
        bands=original.bands,
        size_bytes=original.size_bytes,
        condition=original.condition,
        condition_note=original.condition_note,
    )


def region_of(record: Inscription | Contribution) -> Region | None:
    """Where an inscription or somebody depicted stands; None for the side as a whole."""
    x_px, y_px, width_px, height_px = (
        record.x_px, record.y_px, record.width_px, record.height_px,
    )  # fmt: skip
    if x_px is None or y_px is None or width_px is None or height_px is None:
        return None
    return Region(x_px, y_px, width_px, height_px, tuple((x, y) for x, y in record.points_px or ()))


def places_of_inscriptions(sides: Sequence[Side]) -> dict[str, tuple[int, int]]:
    """Give each inscription's place by its id: its side's number, and its own on that side."""
    return {
        inscription.id: (across, down)
        for across, side in enumerate(sides)
        for down, inscription in enumerate(side.inscriptions)
    }


def _inscription(record: Inscription) -> InscriptionDescription:
    numbers = {reading.id: number for number, reading in enumerate(record.readings)}
    return InscriptionDescription(
        kind=record.kind,
        readings=tuple(_reading(reading, numbers) for reading in record.readings),
        region=region_of(record),
        rotation_deg=record.rotation_deg,
        writer=record.writer.name if record.writer else "",
        hand=record.hand.name if record.hand else "",
        medium=record.medium,
        condition=record.condition,
        written_edtf=record.written_edtf,
        access=access_of(record),
        id=record.id,
        stamp=record.stamp.name if record.stamp else "",
    )


def _reading(record: Reading, numbers: dict[str, int]) -> ReadingDescription:
    return ReadingDescription(
        text=record.text,
        layer=record.layer,
        language=record.language,
        source=record.source,
        source_note=record.source_note,
        author=record.author,
        based_on=numbers.get(record.based_on_id or ""),
        truncates=numbers.get(record.truncates_id or ""),
        certainty=record.certainty,
        review_state=record.review_state,
        preferred=record.preferred,
        id=record.id,
    )
