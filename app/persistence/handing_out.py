"""Which original is meant by a digest, who may have it, and that somebody has had it."""

from app.domain.audit import Subject, Verb
from app.domain.errors import NotFound
from app.domain.originals import NamedOriginal
from app.domain.viewers import Scope
from app.persistence.audit import note
from app.persistence.records.asset import Asset
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
        """Write down who was given it. PREMIS 3.0, eventType: dissemination."""
        self._transaction.require_to_write(Scope.WRITE)
        details = {
            "sha256": original.sha256,
            "name": original.safe_name,
            "state": "damaged" if as_damaged else "",
        }
        subject_id = original.photograph_id
        note(self._transaction, Verb.HAND_OUT, Subject.PHOTOGRAPH, subject_id, details=details)
        self._transaction.session.flush()
