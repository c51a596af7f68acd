"""What was known of authorities before: each state kept, listed, read again."""

from sqlalchemy import select

from app.domain.authorities import AuthorityDescription, AuthorityNoun, AuthorityRevision
from app.domain.catalogued import Page
from app.domain.documents import as_document
from app.domain.documents_read_back import read_back
from app.persistence.authority_records import Authority
from app.persistence.looking_up import there
from app.persistence.reading_authorities import catalogued_authority
from app.persistence.records.authority_revision import AuthorityRevisionRecord
from app.persistence.transaction import Transaction


def keep_revision(
    transaction: Transaction, noun: AuthorityNoun, record: Authority, *, reason: str = ""
) -> None:
    """Keep what an authority says now, after it was changed."""
    transaction.session.flush()
    said = catalogued_authority(transaction.session, noun, record).description
    transaction.session.add(
        AuthorityRevisionRecord(
            authority_id=record.id,
            version=record.version,
            noun=noun,
            made_at=transaction.now(),
            made_by=transaction.viewer.name,
            reason=reason,
            description=as_document(said),
        )
    )
    transaction.session.flush()


def keep_former(transaction: Transaction, noun: AuthorityNoun, record: Authority) -> None:
    """Keep what an authority says before it is changed, where that was never kept."""
    key = (record.id, record.version)
    if transaction.session.get(AuthorityRevisionRecord, key) is not None:
        return
    said = catalogued_authority(transaction.session, noun, record).description
    former = AuthorityRevisionRecord(
        authority_id=record.id, version=record.version, noun=noun, description=as_document(said)
    )
    transaction.session.add(former)
    transaction.session.flush()


def described_at(
    transaction: Transaction, authority_id: str, version: int
) -> AuthorityDescription | None:
    """Give what an authority said at a version; None where that was never kept."""
    record = transaction.session.get(AuthorityRevisionRecord, (authority_id, version))
    return None if record is None else read_back(AuthorityDescription, record.description)


def revisions(
    transaction: Transaction, authority_id: str, *, before: int | None, limit: int
) -> Page[AuthorityRevision]:
    """List the states that an authority has had, the newest first, below a version."""
    statement = select(AuthorityRevisionRecord).where(
        AuthorityRevisionRecord.authority_id == authority_id
    )
    if before is not None:
        statement = statement.where(AuthorityRevisionRecord.version < before)
    statement = statement.order_by(AuthorityRevisionRecord.version.desc()).limit(limit + 1)
    found = [_told(record) for record in transaction.session.scalars(statement)]
    more = str(found[limit - 1].version) if len(found) > limit else None
    return Page(tuple(found[:limit]), after=more)


def revision(transaction: Transaction, authority_id: str, version: int) -> AuthorityRevision:
    """Give a state that an authority has had, or raise `NotFound`."""
    record = transaction.session.get(AuthorityRevisionRecord, (authority_id, version))
    return _told(there(record, "version"))


def _told(record: AuthorityRevisionRecord) -> AuthorityRevision:
    return AuthorityRevision(
        noun=record.noun,
        authority_id=record.authority_id,
        version=record.version,
        description=read_back(AuthorityDescription, record.description),
        made_at=record.made_at,
        made_by=record.made_by,
        reason=record.reason,
    )
