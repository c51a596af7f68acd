"""What editors have typed and not saved: kept on the server, one form a record and editor."""

import re
from collections.abc import Iterator
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.errors import Problem, Rejected
from app.domain.kept_forms import KEPT_FOR, LASTING, MOST_BYTES, FormFields, KeptForm, KeptInShort
from app.persistence.records.kept_form import KeptFormRecord
from app.persistence.transaction import Transaction

_DIGEST: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", re.ASCII)


def keep_form(
    transaction: Transaction, key: str, fields: FormFields, *, based_on: int, called: str = ""
) -> KeptForm:
    """Keep a form in the place of what the viewer typed there before.

    `Rejected` past `MOST_BYTES`, or for what is no text. Forms past their time go on this occasion.
    """
    _refuse_unfit(fields)
    session, now = transaction.session, transaction.now()
    sweep(transaction)
    record = session.get(KeptFormRecord, (transaction.viewer.name, key))
    if record is None:
        record = KeptFormRecord(viewer=transaction.viewer.name, key=key)
        session.add(record)
    record.fields = [list(pair) for pair in fields]
    record.digests = sorted({digest for _, value in fields for digest in _DIGEST.findall(value)})
    record.called = called
    record.based_on = based_on
    record.kept_at = now
    session.flush()
    return _described(record)


def kept_form(transaction: Transaction, key: str) -> KeptForm | None:
    """Give what the viewer typed there last, if that is not past its time."""
    record = transaction.session.get(KeptFormRecord, (transaction.viewer.name, key))
    if record is None:
        return None
    found = _described(record)
    return found if found.is_lasting or found.age(transaction.now()) <= KEPT_FOR else None


def forms_in_short(
    transaction: Transaction, beginning: str, *, limit: int
) -> tuple[KeptInShort, ...]:
    """List the viewer's forms whose keys begin so, the one typed into last first."""
    record = KeptFormRecord
    statement = (
        select(record.key, record.called, record.kept_at)
        .where(record.viewer == transaction.viewer.name)
        .where(record.key.startswith(beginning, autoescape=True))
        .order_by(record.kept_at.desc(), record.key)
        .limit(limit)
    )
    oldest = transaction.now() - KEPT_FOR
    if not beginning.startswith(LASTING):
        statement = statement.where(record.kept_at >= oldest)
    rows = transaction.session.execute(statement)
    return tuple(KeptInShort(key, called or "", kept_at) for key, called, kept_at in rows)


def drop_form(transaction: Transaction, key: str) -> bool:
    """Forget what the viewer typed there. False: there was nothing."""
    of_it = (KeptFormRecord.viewer == transaction.viewer.name, KeptFormRecord.key == key)
    found = transaction.session.scalar(select(KeptFormRecord.key).where(*of_it))
    transaction.session.execute(delete(KeptFormRecord).where(*of_it))
    return found is not None


def sweep(transaction: Transaction) -> None:
    """Forget the forms that nobody has typed into for too long."""
    past = KeptFormRecord.kept_at < transaction.now() - KEPT_FOR
    lasting = KeptFormRecord.key.startswith(LASTING, autoescape=True)
    transaction.session.execute(delete(KeptFormRecord).where(past, ~lasting))


def digests(session: Session) -> Iterator[str]:
    """Give the digests of the scans that kept forms name; one may come more than once."""
    for named in session.scalars(select(KeptFormRecord.digests)):
        yield from named


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
