"""From descriptions to records: a chain of custody."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from app.domain.custody import CustodyEventDescription
from app.domain.dating import DateSpan
from app.domain.documents import as_document
from app.persistence.records.agent import Agent
from app.persistence.records.custody_event import CustodyEvent, UnitCustodyEvent

E = TypeVar("E", CustodyEvent, UnitCustodyEvent)


def custody_events(
    chain: Sequence[CustodyEventDescription],
    record: type[E],
    *,
    custodians: Mapping[str, Agent],
    span_of: Callable[[str], DateSpan],
) -> Iterator[E]:
    """Make the records of a chain, in its order; its agents must be among the custodians."""
    for position, event in enumerate(chain):
        span = span_of(event.date_edtf) if event.date_edtf else DateSpan("", None, None)
        yield record(
            position=position,
            kind=event.kind,
            from_agent=custodians.get(event.from_agent),
            to_agent=custodians.get(event.to_agent),
            via_agent=custodians.get(event.via_agent),
            date_as_written=event.date_as_written,
            date_edtf=event.date_edtf,
            earliest_on=span.earliest_on,
            latest_on=span.latest_on,
            place=event.place,
            agreement=event.agreement,
            passed=event.passed,
            ownership_changed=event.ownership_changed,
            gap_before=event.gap_before,
            source=event.source,
            accepted_remarks=[as_document(remark) for remark in event.accepted_remarks],
            calendar=event.calendar,
        )
