"""A chain of custody held against its dates."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from app.domain.custody import CustodyEventDescription, CustodyKind, RemarkCode
from app.domain.dating import DateSpan
from app.domain.errors import Rejected

_FIELD = "date_edtf"
_UNDATED = DateSpan("", None, None)


def date_remarks(
    chain: Sequence[CustodyEventDescription], span_of: Callable[[str], DateSpan]
) -> Iterator[tuple[RemarkCode, int, str]]:
    """Find events that, by all that their dates can mean, come too early for their place."""
    spans = []
    for position, event in enumerate(chain):
        try:
            spans.append(span_of(event.date_edtf) if event.date_edtf else _UNDATED)
        except Rejected:
            spans.append(_UNDATED)
            yield RemarkCode.NO_SUCH_DATE, position, _FIELD
    made = [span for span, event in zip(spans, chain, strict=True) if _is_making(event)]
    making = _latest_beginning(made)
    for position, span in enumerate(spans):
        if span.latest_on is None:
            continue
        before = _latest_beginning(spans[:position])
        if making and span.latest_on < making and not _is_making(chain[position]):
            yield RemarkCode.BEFORE_ITS_MAKING, position, _FIELD
        elif before and span.latest_on < before:
            yield RemarkCode.AGAINST_THE_ORDER, position, _FIELD


def _is_making(event: CustodyEventDescription) -> bool:
    return event.kind is CustodyKind.CREATION


def _latest_beginning(spans: Sequence[DateSpan]) -> date | None:
    return max((span.earliest_on for span in spans if span.earliest_on), default=None)
