"""What editors have typed and not saved: kept on the server, one form a record and editor."""

import re
from typing import Final

from sqlalchemy import delete, select

from app.domain.errors import Problem, Rejected
from app.domain.kept_forms import KEPT_FOR, LASTING, MOST_BYTES, FormFields, KeptForm, KeptInShort
from app.domain.viewers import Scope
from app.persistence.records.kept_form import KeptFormRecord
from app.persistence.transaction import Transaction

_DIGEST: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", re.ASCII)


class KeptForms:
    """What the viewer has typed into the forms of records, and not saved."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def keep(self, key: str, fields: FormFields, *, based_on: int, called: str = "") -> KeptForm:
        """Keep a form in the place of what the viewer typed there before.

        `called` is what it says of itself. `Rejected` past `MOST_BYTES`, or for what is no text.
        Forms past their time go on this occasion.
        """
        self._transaction.require_to_write(Scope.WRITE)
        _refuse_unfit(fields)
        sweep(self._transaction)
        record = self._session.get(KeptFormRecord, (self._transaction.viewer.name, key))
        if record is None:
            record = KeptFormRecord(viewer=self._transaction.viewer.name, key=key)
            self._session.add(record)
        record.fields = [list(pair) for pair in fields]
        record.digests = sorted(
            {digest for _, value in fields for digest in _DIGEST.findall(value)}
        )
        record.called = called
        record.based_on = based_on
        record.kept_at = self._transaction.now()
        self._session.flush()
        return _described(record)

    def kept(self, key: str) -> KeptForm | None:
        """Give what the viewer typed there last, if that is not past its time."""
        self._transaction.require(Scope.WRITE)
        record = self._session.get(KeptFormRecord, (self._transaction.viewer.name, key))
        if record is None:
            return None
        found = _described(record)
        is_past = found.age(self._transaction.now()) > KEPT_FOR
        return None if is_past and not found.is_lasting else found

    def in_short(self, beginning: str, *, limit: int = 50) -> tuple[KeptInShort, ...]:
        """List the viewer's forms whose keys begin so, the one typed into last first."""
        self._transaction.require(Scope.WRITE)
        form = KeptFormRecord
        statement = (
            select(form.key, form.called, form.kept_at)
            .where(form.viewer == self._transaction.viewer.name)
            .where(form.key.startswith(beginning, autoescape=True))
            .order_by(form.kept_at.desc(), form.key)
            .limit(limit)
        )
        if not beginning.startswith(LASTING):
            statement = statement.where(form.kept_at >= self._transaction.now() - KEPT_FOR)
        rows = self._session.execute(statement)
        return tuple(KeptInShort(key, called or "", kept_at) for key, called, kept_at in rows)

    def drop(self, key: str) -> bool:
        """Forget what the viewer typed there. False: there was nothing."""
        self._transaction.require_to_write(Scope.WRITE)
        of_it = (KeptFormRecord.viewer == self._transaction.viewer.name, KeptFormRecord.key == key)
        found = self._session.scalar(select(KeptFormRecord.key).where(*of_it))
        self._session.execute(delete(KeptFormRecord).where(*of_it))
        return found is not None

    def digests(self) -> frozenset[str]:
        """Give the digests of all scans that forms name which somebody has not saved yet."""
        self._transaction.require(Scope.WRITE)
        named = self._session.scalars(select(KeptFormRecord.digests))
        return frozenset(digest for digests in named for digest in digests)


def sweep(transaction: Transaction) -> None:
    """Forget the forms that nobody has typed into for too long."""
    past = KeptFormRecord.kept_at < transaction.now() - KEPT_FOR
    lasting = KeptFormRecord.key.startswith(LASTING, autoescape=True)
    transaction.session.execute(delete(KeptFormRecord).where(past, ~lasting))


def _described(record: KeptFormRecord) -> KeptForm:
    fields = tuple((name, value) for name, value in record.fields)
    return KeptForm(record.key, fields, record.based_on, record.kept_at)


def _refuse_unfit(fields: FormFields) -> None:
    size_bytes = 0
    for name, value in fields:
        try:
            size_bytes += len(name.encode()) + len(value.encode())
        except UnicodeEncodeError as error:
            where = name.encode("utf-8", "backslashreplace").decode()
            problem = Problem(where, "", "holds half of a character (an unpaired surrogate)")
            raise Rejected("This form can't be kept.", (problem,)) from error
    if size_bytes > MOST_BYTES:
        raise Rejected(
            f"This form has {size_bytes:,} bytes; at most {MOST_BYTES:,} are kept. Save it."
        )
