"""Which original is meant by a digest, who may have it, and that somebody has had it."""

from datetime import UTC, datetime, time

from sqlalchemy import select

from app.domain.audit import Subject, Verb
from app.domain.errors import NotFound
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.originals import NamedOriginal
from app.domain.viewers import Scope
from app.persistence.audit import note
from app.persistence.batches import record_fixity
from app.persistence.records.asset import Asset
from app.persistence.records.fixity_event import FixityEvent
from app.persistence.records.original import Original
from app.persistence.records.photograph import Photograph
from app.persistence.transaction import Transaction
from app.persistence.visibility import whole_images


class HandingOut:
    """The originals of a catalogue, for those who may have them: it needs the scope `write`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def original(self, sha256: str) -> NamedOriginal:
        """Name an original that is the scan of a photograph; `NotFound` for any other digest.

        Who may write and not read has those alone that everybody sees whole.
        """
        self._transaction.require(Scope.WRITE)
        statement = (
            whole_images(
                self._transaction.viewer,
                Original.sha256,
                Original.size_bytes,
                Original.media_type,
                Asset.file_name,
                Photograph.id,
                Photograph.reference_code,
            )
            .join(Original, Original.sha256 == Asset.sha256)
            .where(Asset.sha256 == sha256)
        )
        found = self._transaction.session.execute(statement).one_or_none()
        if found is None:
            raise NotFound("There is no such scan.")
        return NamedOriginal(*found)

    def note(self, original: NamedOriginal, *, as_damaged: bool) -> None:
        """Write down who was given it: each time in the audit log, and once a day as an event.

        PREMIS 3.0, eventType: dissemination. A program that reads an original part by part would
        make its record grow by each part; once a day tells as much.
        """
        self._transaction.require_to_write(Scope.WRITE)
        details = {
            "sha256": original.sha256,
            "name": original.safe_name,
            "state": "damaged" if as_damaged else "",
        }
        subject_id = original.photograph_id
        note(self._transaction, Verb.HAND_OUT, Subject.PHOTOGRAPH, subject_id, details=details)
        if not self._is_told(original.sha256, remark=details["state"]):
            record_fixity(
                self._transaction,
                original.sha256,
                FixityKind.DISSEMINATION,
                FixityOutcome.WARNING if as_damaged else FixityOutcome.SUCCESS,
                note=details["state"],
            )
        self._transaction.session.flush()

    def _is_told(self, sha256: str, *, remark: str) -> bool:
        """Whether an event of today (UTC) says that the viewer was given this file, so."""
        viewer, today = self._transaction.viewer, self._transaction.now().date()
        told = select(FixityEvent.id).where(
            FixityEvent.sha256 == sha256,
            FixityEvent.kind == FixityKind.DISSEMINATION,
            FixityEvent.agent == viewer.name,
            FixityEvent.note == remark,
            FixityEvent.happened_at >= datetime.combine(today, time(), UTC),
        )
        return self._transaction.session.scalar(told.limit(1)) is not None
