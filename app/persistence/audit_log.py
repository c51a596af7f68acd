"""The audit log as administrators read it."""

from app.domain.audit import AuditEntry, AuditFilter
from app.domain.catalogued import Page
from app.domain.viewers import Scope
from app.persistence import audit
from app.persistence.transaction import Transaction


class AuditLog:
    """What was done in a catalogue, for whoever may administer. Nothing here changes it."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def page(
        self, wanted: AuditFilter, *, before: int | None = None, limit: int = 50
    ) -> Page[AuditEntry]:
        """Give the entries that are wanted, the newest first, below the sequence `before`."""
        self._transaction.require(Scope.ADMINISTER)
        return audit.page_of_log(self._transaction, wanted, before=before, limit=limit)

    def after(
        self, sequence: int, wanted: AuditFilter, *, limit: int = 1000
    ) -> tuple[AuditEntry, ...]:
        """Give the entries that are wanted, the oldest first, above a sequence."""
        self._transaction.require(Scope.ADMINISTER)
        return audit.entries_after(self._transaction, wanted, after=sequence, limit=limit)
