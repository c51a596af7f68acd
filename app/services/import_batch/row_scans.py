"""The scans of one row: found and hashed, told apart, looked at, and only then stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.domain.errors import Rejected
from app.domain.imagery import ScanCondition, StoredOriginal
from app.domain.photographs import PhotographDescription
from app.domain.remote_address import is_address
from app.domain.saving import AccessionedScan
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.holdings.intake import Intake
from app.persistence.catalogue import Catalogue
from app.services.import_batch.fetched_scans import FetchedScans
from app.services.import_batch.remarks import Remarks
from app.services.import_batch.scan_folder import FoundFile, ScanFolder
from app.services.import_batch.scan_use import ScanUse

CHANGED_MEANWHILE: Final = "was changed or taken away while it was read; run the import again"


@dataclass(frozen=True, slots=True)
class RowScan:
    """A file that a row names: where it stands in the description, on which side, and its digest.

    `known` is what the catalogue knows of these bytes, None where they are new to it.
    """

    where: str
    side: SideKind
    file_name: str
    file: FoundFile
    original: StoredOriginal
    known: AccessionedScan | None = None


def find_scans(
    folder: ScanFolder, fetched: FetchedScans, intake: Intake, *, remarks: Remarks
) -> list[RowScan]:
    """Find and hash the files of a row; one that can't be had, or is no scan, refuses the row."""
    found: list[RowScan] = []
    for where, side, scan in _named(remarks.planned.description):
        try:
            name = scan.file_name
            file = fetched.find(name) if is_address(name) else folder.find(name)
            original = intake.fingerprint(file.path)
        except Rejected as error:
            seems = f"is no scan: {error.problems[0].reason}" if error.problems else str(error)
            remarks.refuse(where, scan.file_name, seems)
        except OSError as error:
            remarks.refuse(where, scan.file_name, f"can't be read: {error.strerror or error}")
        else:
            if file.remark:
                remarks.warn(where, scan.file_name, file.remark)
            found.append(RowScan(where, side.kind, scan.file_name, file, original))
    return found


def tell_apart(
    scans: list[RowScan], catalogue: Catalogue, use: ScanUse, *, remarks: Remarks
) -> list[RowScan]:
    """Refuse a file that pictures something else already; add what the catalogue knows of each."""
    sides: dict[str, SideKind] = {}
    for scan in scans:
        digest = scan.original.sha256
        reason = use.why_not(
            digest, key=remarks.planned.key, catalogued=catalogue.scan_places(digest)
        )
        if digest in sides:
            reason = f"is the same file, byte for byte, as the {sides[digest]} of this very row"
        if reason:
            remarks.refuse(scan.where, scan.file_name, reason)
        sides[digest] = scan.side
    return [replace(s, known=catalogue.scan_characteristics(s.original.sha256)) for s in scans]


def look_at(
    scans: list[RowScan], intake: Intake, *, remarks: Remarks
) -> dict[str, AccessionedScan]:
    """Find out what pictures the files hold; those known to be sound are not read again."""
    looked: dict[str, AccessionedScan] = {}
    for scan in scans:
        try:
            found = scan.known
            if found is None or not found.is_sound:
                found = intake.look(scan.file.path, scan.original)
        except (Rejected, OSError):
            remarks.refuse(scan.where, scan.file_name, CHANGED_MEANWHILE)
            continue
        looked[scan.original.sha256] = found
        picture = found.characteristics
        if picture.condition is not ScanCondition.SOUND:
            note = f"is kept, and marked {picture.condition}: {picture.condition_note}"
            remarks.warn(scan.where, scan.file_name, note)
    return looked


def store(scans: list[RowScan], intake: Intake, *, remarks: Remarks) -> None:
    """Store the files; one that is no longer what it was a moment ago refuses the row."""
    for scan in scans:
        try:
            intake.store(scan.file.path, expected_sha256=scan.original.sha256)
        except (Rejected, OSError):
            remarks.refuse(scan.where, scan.file_name, CHANGED_MEANWHILE)


def with_digests(description: PhotographDescription, scans: list[RowScan]) -> PhotographDescription:
    """Give a description the digests of its files, and the names of those that were fetched.

    `scans` has every one of them, in order.
    """
    found = iter(scans)
    sides = tuple(
        replace(side, scans=tuple(_as_found(scan, next(found)) for scan in side.scans))
        for side in description.sides
    )
    return replace(description, sides=sides)


def _as_found(scan: ScanDescription, found: RowScan) -> ScanDescription:
    name = found.file.kept_name
    file_name = scan.file_name if name is None else name
    return replace(scan, sha256=found.original.sha256, file_name=file_name)


def _named(
    description: PhotographDescription,
) -> Iterator[tuple[str, SideDescription, ScanDescription]]:
    for at, side in enumerate(description.sides):
        for place, scan in enumerate(side.scans):
            yield f"sides[{at}].scans[{place}].file_name", side, scan
