"""The states that photographs once had, read back."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.catalogued import Page
from app.domain.documents_read_back import read_back
from app.domain.identifiers import known_form
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.revisions import KeptRevision, RevisionSummary, closed_by
from app.domain.viewers import Scope, Viewer
from app.persistence.access_rules import as_shown, rule_of
from app.persistence.looking_up import photograph_version, there
from app.persistence.records.inscription import Inscription
from app.persistence.records.photograph import Photograph
from app.persistence.records.revision import Revision
from app.persistence.records.side import Side
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs

if TYPE_CHECKING:
    from app.domain.access import AccessRule

_SUMMARY = (
    Revision.photograph_id, Revision.version, Revision.state, Revision.made_at, Revision.made_by,
    Revision.reason, Revision.batch_id,
)  # fmt: skip

_LOOKED_BACK = 2000  # edits of all editors; whoever has made none of them begins anew


def next_version(session: Session, photograph_id: str) -> int:
    """Number the next state of a photograph, shown or not."""
    newest = select(func.max(Revision.version)).where(Revision.photograph_id == photograph_id)
    return (session.scalar(newest) or 0) + 1


def description_at(
    session: Session, photograph_id: str, version: int
) -> PhotographDescription | None:
    """Give what was said of a photograph at a version; None where it never had that one."""
    which = (Revision.photograph_id == photograph_id, Revision.version == version)
    document = session.scalar(select(Revision.description).where(*which))
    return None if document is None else read_back(PhotographDescription, document)


def last_edited(transaction: Transaction) -> str | None:
    """Name the photograph that the viewer has edited last, among the newest edits of all."""
    newest = (
        select(Revision.id, Revision.photograph_id, Revision.made_by)
        .order_by(Revision.id.desc())
        .limit(_LOOKED_BACK)
        .subquery()
    )
    own = (
        photographs(transaction.viewer, Photograph.id)
        .join(newest, newest.c.photograph_id == Photograph.id)
        .where(newest.c.made_by == transaction.viewer.name)
        .order_by(newest.c.id.desc())
        .limit(1)
    )
    found: str | None = transaction.session.scalar(own)
    return found


def revisions(
    transaction: Transaction, photograph_id: str, *, before: int | None, limit: int
) -> Page[RevisionSummary]:
    """List the states of a photograph that the viewer may see, the newest first.

    `before` asks for those older than a version; so does the page's `after`.
    """
    photograph_version(transaction, photograph_id)  # `NotFound` where it is hidden
    statement = _seen(transaction.viewer, select(*_SUMMARY), photograph_id)
    total = select(func.count()).select_from(
        _seen(transaction.viewer, select(Revision.id), photograph_id).subquery()
    )
    if before is not None:
        statement = statement.where(Revision.version < before)
    statement = statement.order_by(Revision.version.desc()).limit(limit + 1)
    found = [RevisionSummary(*row) for row in transaction.session.execute(statement)]
    after = str(found[limit - 1].version) if len(found) > limit else None
    return Page(tuple(found[:limit]), after, transaction.session.scalar(total))


def revision(transaction: Transaction, photograph_id: str, version: int) -> KeptRevision:
    """Give a state whole, as the viewer may see it, or raise `NotFound`."""
    photograph_version(transaction, photograph_id)
    statement = _seen(
        transaction.viewer, select(*_SUMMARY, Revision.description), photograph_id
    ).where(Revision.version == version)
    row = there(transaction.session.execute(statement).one_or_none(), "version")
    *summary, document = row
    description = read_back(PhotographDescription, document)
    if not transaction.viewer.may(Scope.READ):
        description = as_shown(transaction, _closed_as_now(transaction, photograph_id, description))
    return KeptRevision(RevisionSummary(*summary), description)


def neighbours(
    transaction: Transaction, photograph_id: str, version: int
) -> tuple[int | None, int | None]:
    """Give the versions right before and after one, of those that the viewer may see."""
    seen = _seen(transaction.viewer, select(Revision.version), photograph_id)
    earlier = seen.where(Revision.version < version).order_by(Revision.version.desc()).limit(1)
    later = seen.where(Revision.version > version).order_by(Revision.version).limit(1)
    return transaction.session.scalar(earlier), transaction.session.scalar(later)


def _closed_as_now(
    transaction: Transaction, photograph_id: str, description: PhotographDescription
) -> PhotographDescription:
    """Close in a former state what is closed today: a rule made since holds for it too."""
    rules: dict[str, AccessRule] = {}
    for part in (Side, Inscription):
        closed = select(part.id, part.access).where(
            part.photograph_id == photograph_id, part.closed_until.is_not(None)
        )
        found = transaction.session.execute(closed)
        rules |= {part_id: rule_of(access) for part_id, access in found if access is not None}
    return closed_by(description, rules)


def _seen(viewer: Viewer, statement: Any, photograph_id: str) -> Any:
    statement = statement.where(Revision.photograph_id == known_form(photograph_id))
    if viewer.may(Scope.READ):
        return statement
    return statement.where(Revision.state == PublicationState.PUBLISHED)
