"""What becomes of an upload: looked at as soon as its head is here, kept when it is whole."""

from dataclasses import replace

from app.domain.accessions import RefusedScan
from app.domain.errors import Rejected, UnreadableScan, VersoError
from app.domain.imagery import StoredOriginal
from app.domain.uploads import DamagedPart, Upload, UploadFor, UploadOutcome
from app.domain.viewers import Viewer
from app.holdings.holding import Holding
from app.holdings.intake import refuse_no_scan
from app.holdings.waiting_scans import have_wait, tell_refused
from app.imaging.identify import HEAD_BYTES
from app.storage.hashing import digests_of
from app.storage.uploads import OpenUpload


def ended(holding: Holding, viewer: Viewer, opened: OpenUpload) -> Upload:
    """Keep the file if it is whole, and note what became of it; else nothing happens.

    What begins like no scan is `Rejected`, and one that is not the file announced is `DamagedPart`;
    their bytes are gone then. After a kill at any point it may be done again.
    """
    upload = opened.upload
    is_known = upload.offset_bytes >= HEAD_BYTES or upload.is_whole
    if upload.outcome is not None or not is_known:
        return upload
    if opened.is_here:
        _refuse_no_scan(holding, viewer, opened)
        if not upload.is_whole:
            return upload
        _move(holding, opened)
    outcome = _outcome(holding, viewer, opened.upload)
    opened.note(replace(opened.upload, outcome=outcome, touched_at=holding.now()))
    opened.drop_bytes()
    return opened.upload


def _refuse_no_scan(holding: Holding, viewer: Viewer, opened: OpenUpload) -> None:
    with opened.path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    try:
        refuse_no_scan(head)
    except Rejected as fault:
        refused = _refused(holding, viewer, opened.upload, fault)
        opened.note(replace(opened.upload, outcome=UploadOutcome(refused=refused)))
        opened.drop_bytes()
        raise


def _move(holding: Holding, opened: OpenUpload) -> None:
    """Read the file through, and have the store take it over under the digest that it has."""
    upload = opened.upload
    with opened.path.open("rb") as file:
        found = digests_of(file)
    received = StoredOriginal(found.sha256, found.size_bytes, sha512=found.sha512)
    if upload.sha256 and upload.sha256 != received.sha256:
        holding.uploads.remove(upload.id)
        raise DamagedPart("The file that arrived is not the one announced. Begin it again.")
    opened.note(replace(upload, sha256=received.sha256))  # so it is found again after a kill
    holding.originals.take_over(opened.path, received)


def _outcome(holding: Holding, viewer: Viewer, upload: Upload) -> UploadOutcome:
    try:
        scan = holding.intake.stored(StoredOriginal(upload.sha256, upload.size_bytes))
    except (Rejected, UnreadableScan) as fault:
        return UploadOutcome(refused=_refused(holding, viewer, upload, fault))
    refused = None
    if upload.meant_for is UploadFor.ACCESSION:
        refused = have_wait(holding, viewer, scan, file_name=upload.file_name).refused
    facts = scan.characteristics
    return UploadOutcome(upload.sha256, refused, facts.condition.value, facts.condition_note)


def _refused(holding: Holding, viewer: Viewer, upload: Upload, fault: VersoError) -> RefusedScan:
    if upload.meant_for is UploadFor.ACCESSION:
        tell_refused(holding, viewer, upload.file_name, str(fault))
    return RefusedScan(upload.file_name, str(fault))
