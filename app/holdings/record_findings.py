"""What there is to say of records as files: nothing is lost by it while the database is there."""

from collections.abc import Iterator
from typing import Final

from app.domain.errors import DamagedHolding
from app.domain.findings import Finding, FindingKind
from app.domain.kept_records import RecordKind
from app.domain.progress import Progress
from app.domain.viewers import THE_DESK
from app.exchange.record_document import UnfitRecord, read_record_document
from app.holdings.holding import Holding

_AT_ONCE: Final = 500
_WAY_OUT: Final = "A running server writes it again by itself, or `verso worker --once` does."


def record_findings(holding: Holding, *, progress: Progress) -> Iterator[Finding]:
    """Look whether each original has its record beside it, whole; what has not falls due again.

    What is due already is passed over: it is known to be behind. Some at a time, however many.
    """
    done, after = 0, None
    with holding.open(THE_DESK) as catalogue:
        total = catalogue.fixity.summary().originals
    while True:
        with holding.open(THE_DESK) as catalogue:
            page = catalogue.fixity.page(after=after, limit=_AT_ONCE)
        digests = [line.sha256 for line in page.items]
        due, behind = holding.records.due_digests(digests), list[str]()
        for sha256 in digests:
            progress(done, total, "records beside the originals")
            done += 1
            if sha256 not in due and (fault := _fault(holding, sha256)):
                behind.append(sha256)
                message = f"The record beside this original {fault}. {_WAY_OUT}"
                yield Finding(FindingKind.RECORD_BEHIND, sha256, message)
        if behind:
            holding.records.fall_due(RecordKind.ORIGINAL, behind)
        if page.after is None:
            return
        after = page.after


def _fault(holding: Holding, sha256: str) -> str:
    try:
        body = holding.record_files.beside(sha256)
        if body is None:
            return "is missing"
        records = read_record_document(body)
    except DamagedHolding:
        return "can't be read"
    except UnfitRecord as fault:
        return f"is damaged: {fault}"
    told = {record.subject for record in records if record.kind is RecordKind.ORIGINAL}
    return "" if sha256 in told else "tells of another one"
