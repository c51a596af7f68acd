"""A photograph's former state as a document."""

from typing import Any

from app.domain.differences import FieldDifference
from app.domain.documents import as_document, plain
from app.domain.revisions import RevisionSummary
from app.domain.viewers import Scope, Viewer
from app.iiif.addresses import Addresses
from app.services.compare_revisions import ComparedRevision


def revision_line(
    summary: RevisionSummary, addresses: Addresses, *, viewer: Viewer
) -> dict[str, Any]:
    """Write down a line of a history; who made it and why is told to staff alone."""
    line: dict[str, Any] = {
        "version": summary.version,
        "state": summary.state.value,
        "made_at": summary.made_at.isoformat(),
        "page": addresses.revision(summary.photograph_id, summary.version),
    }
    if viewer.may(Scope.READ):
        line |= {"made_by": summary.made_by, "reason": summary.reason, "batch": summary.batch_id}
    return line


def revision_record(
    compared: ComparedRevision, addresses: Addresses, *, viewer: Viewer
) -> dict[str, Any]:
    """Write down a state whole, with what is not as in the one that it is compared with."""
    against = compared.against
    return revision_line(compared.revision.summary, addresses, viewer=viewer) | {
        "photograph": as_document(compared.revision.description),
        "against": against.summary.version if against else None,
        "differences": [difference_line(one) for one in compared.differences],
    }


def difference_line(difference: FieldDifference) -> dict[str, Any]:
    """Write down what is not the same in one field."""
    values = {"before": plain(difference.before), "after": plain(difference.after)}
    return {"where": difference.path, "kind": difference.kind.value, **values}
