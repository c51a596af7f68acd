"""From descriptions to records: the sides of a photograph, and what is on them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.domain.identifiers import new_id
from app.domain.inscriptions import InscriptionDescription, ReadingDescription
from app.domain.region import Region
from app.domain.sides import ScanDescription, SideDescription
from app.persistence.access_rules import write_access
from app.persistence.authorities import Authorities
from app.persistence.records.asset import Asset
from app.persistence.records.base import PhotographPart
from app.persistence.records.inscription import Inscription
from app.persistence.records.original import Original
from app.persistence.records.photograph import Photograph
from app.persistence.records.reading import Reading
from app.persistence.records.side import Side

P = TypeVar("P", bound=PhotographPart)


class SideWriter:
    """Makes the records of a photograph's sides say what a description says.

    A part whose id is known stays the record that it was, on whichever side it stands now; a scan
    is known by its digest. What the description has no more is gone.
    """

    def __init__(
        self,
        session: Session,
        photograph: Photograph,
        originals: Mapping[str, Original],
        *,
        authorities: Authorities,
    ) -> None:
        sides = list(photograph.sides)
        inscriptions = [inscription for side in sides for inscription in side.inscriptions]
        self._session = session
        self._photograph = photograph
        self._originals = originals
        self._authorities = authorities
        self._sides = _by_id(sides)
        self._assets = {asset.sha256: asset for side in sides for asset in side.assets}
        self._inscriptions = _by_id(inscriptions)
        self._readings = _by_id(r for inscription in inscriptions for r in inscription.readings)

    def write(self, sides: Sequence[SideDescription]) -> None:
        """Write all sides in their order.

        What moved away from a side that is gone must have settled before that side goes: it would
        be taken along.
        """
        written = [self._side(side, at) for at, side in enumerate(sides)]
        gone = [side for side in self._sides.values() if side not in written]
        for side in gone:
            side.assets = _left_behind(side.assets, (each.assets for each in written))
            side.inscriptions = _left_behind(
                side.inscriptions, (each.inscriptions for each in written)
            )
        self._photograph.sides = [*written, *gone]
        self._session.flush()
        self._photograph.sides = written

    def _side(self, side: SideDescription, position: int) -> Side:
        record = self._sides.get(side.id) or self._new(Side(assets=[], inscriptions=[]), side.id)
        record.position = position
        record.kind = side.kind
        record.label = {language: list(texts) for language, texts in side.label.items()}
        record.presence = side.presence
        write_access(record, side.access)
        record.assets = [self._asset(scan, at) for at, scan in enumerate(side.scans)]
        record.inscriptions = [self._inscription(i, at) for at, i in enumerate(side.inscriptions)]
        return record

    def _asset(self, scan: ScanDescription, position: int) -> Asset:
        record = self._assets.get(scan.sha256)
        if record is None:
            record = self._new(
                Asset(sha256=scan.sha256, original=self._originals[scan.sha256]), scan.id
            )
        record.position = position
        record.role = scan.role
        record.file_name = scan.file_name
        return record

    def _inscription(self, inscription: InscriptionDescription, position: int) -> Inscription:
        record = self._inscriptions.get(inscription.id) or self._new(
            Inscription(readings=[]), inscription.id
        )
        record.position = position
        record.kind = inscription.kind
        for name, value in region_columns(inscription.region).items():
            setattr(record, name, value)
        record.rotation_deg = inscription.rotation_deg
        record.writer = self._authorities.by_name.get(inscription.writer)
        record.hand = self._authorities.hands.get(inscription.hand)
        record.stamp = self._authorities.stamps.get(inscription.stamp)
        record.medium = inscription.medium
        record.condition = inscription.condition
        record.written_edtf = inscription.written_edtf
        write_access(record, inscription.access)
        record.readings = [self._reading(r, at) for at, r in enumerate(inscription.readings)]
        for reading, description in zip(record.readings, inscription.readings, strict=True):
            reading.based_on_id = _id_at(record.readings, description.based_on)
            reading.truncates_id = _id_at(record.readings, description.truncates)
        return record

    def _reading(self, reading: ReadingDescription, position: int) -> Reading:
        record = self._readings.get(reading.id) or self._new(Reading(), reading.id)
        record.position = position
        record.layer = reading.layer
        record.language = reading.language
        record.text = reading.text
        record.source = reading.source
        record.source_note = reading.source_note
        record.author = reading.author
        record.certainty = reading.certainty
        record.review_state = reading.review_state
        record.preferred = reading.preferred
        return record

    def _new(self, record: P, former_id: str) -> P:
        """Begin a part; one that comes back from a former state is called as it was."""
        record.id = former_id or new_id()
        record.photograph_id = self._photograph.id
        return record


def region_columns(region: Region | None) -> dict[str, Any]:
    """Give what the columns of a region hold; all are empty for a side as a whole."""
    if region is None:
        return dict.fromkeys(("x_px", "y_px", "width_px", "height_px", "points_px"))
    points = [list(point) for point in region.points_px] or None
    x_px, y_px, width_px, height_px = region.sides
    sides = {"x_px": x_px, "y_px": y_px, "width_px": width_px, "height_px": height_px}
    return {**sides, "points_px": points}


def _by_id(records: Iterable[P]) -> dict[str, P]:
    return {record.id: record for record in records}


def _left_behind(parts: Sequence[P], taken: Iterable[Sequence[P]]) -> list[P]:
    elsewhere = {part.id for parts in taken for part in parts}
    return [part for part in parts if part.id not in elsewhere]


def _id_at(records: Sequence[Reading], number: int | None) -> str | None:
    return None if number is None else records[number].id
