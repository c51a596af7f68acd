"""What is odd about a chain of custody, and what in it can't be true.

An oddity is told, and an archivist may let it stand with a reason: chains are odd, and archives
know of it. What contradicts itself is refused.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.custody import (
    CustodyEventDescription,
    CustodyKind,
    OwnershipChanged,
    RemarkCode,
)
from app.domain.custody_dates import date_remarks
from app.domain.custody_holding import holding_remarks
from app.domain.dating import DateSpan
from app.domain.errors import BrokenCustody, Problem, Rejected

Chain = Sequence[CustodyEventDescription]
Found = tuple[RemarkCode, int, str]
"""A remark's code, the event's place in the chain from 0, and the field that it is about."""


class RemarkKind(StrEnum):
    """How much a remark weighs."""

    WARNING = "warning"
    IMPOSSIBLE = "impossible"


IMPOSSIBLE: Final = {
    RemarkCode.GIVES_TO_ITSELF: "nobody can give a thing to themselves",
    RemarkCode.GAP_BEFORE_ITS_MAKING: "before it was made there was nothing to be known of it",
    RemarkCode.NO_SUCH_DATE: "is no EDTF date that can be",
}
"""The remarks that nobody can let stand, with the reason why."""

_HANDS_OVER: Final = frozenset(CustodyKind) - {
    CustodyKind.CREATION, CustodyKind.REGISTRATION, CustodyKind.CUSTODY, CustodyKind.FOUND,
    CustodyKind.LOST,
}  # fmt: skip
_LEAVES_OWNER: Final = {CustodyKind.LOAN, CustodyKind.DEPOSIT, CustodyKind.RETURN}
_CHANGES_OWNER: Final = {CustodyKind.GIFT, CustodyKind.PURCHASE, CustodyKind.BEQUEST}


@dataclass(frozen=True, slots=True)
class CustodyRemark:
    """A remark on the event at `position` (from 0), about one of its fields.

    `accepted` is the reason with which an archivist let it stand, empty where nobody has.
    """

    code: RemarkCode
    position: int
    field: str
    accepted: str = ""

    @property
    def kind(self) -> RemarkKind:
        """Whether it can be true at all."""
        return RemarkKind.IMPOSSIBLE if self.code in IMPOSSIBLE else RemarkKind.WARNING

    @property
    def can_be_overridden(self) -> bool:
        """Whether an archivist may let it stand."""
        return self.kind is RemarkKind.WARNING


def custody_remarks(
    chain: Chain, *, span_of: Callable[[str], DateSpan]
) -> tuple[CustodyRemark, ...]:
    """Find all that is odd about a chain, in its order; `span_of` tells the days of an EDTF date.

    What a gap may explain is not remarked on.
    """
    found = [*_fields(chain), *date_remarks(chain, span_of), *holding_remarks(chain)]
    return tuple(
        CustodyRemark(code, position, field, _accepted(chain[position], code))
        for code, position, field in sorted(found, key=lambda one: one[1])
    )


def impossible_custody(
    chain: Chain, *, span_of: Callable[[str], DateSpan], where: str = "custody"
) -> Iterator[Problem]:
    """Find what in a chain can't be true; `where` is the chain's path in its document."""
    for remark in custody_remarks(chain, span_of=span_of):
        if remark.code in IMPOSSIBLE:
            event = chain[remark.position]
            value = getattr(event, remark.field)
            path = f"{where}[{remark.position}].{remark.field}"
            is_date = remark.code is RemarkCode.NO_SUCH_DATE
            reason = _why_no_date(event, span_of) if is_date else ""
            told = value if isinstance(value, str) else ""
            yield Problem(path, told, reason or IMPOSSIBLE[remark.code])


def refusal(sentence: str, problems: tuple[Problem, ...]) -> Rejected:
    """Make the refusal of a description: `BrokenCustody` where nothing but its chain is wrong."""
    is_custody = all(problem.where.startswith("custody[") for problem in problems)
    return (BrokenCustody if is_custody else Rejected)(sentence, problems)


def _why_no_date(event: CustodyEventDescription, span_of: Callable[[str], DateSpan]) -> str:
    try:
        span_of(event.date_edtf)
    except Rejected as refused:
        return refused.problems[0].reason if refused.problems else str(refused)
    return ""


def _accepted(event: CustodyEventDescription, code: RemarkCode) -> str:
    if code in IMPOSSIBLE:
        return ""
    reasons = (one.reason.strip() for one in event.accepted_remarks if one.code is code)
    return next(filter(None, reasons), "")


def _fields(chain: Chain) -> Iterator[Found]:
    """Look at each event by itself, and at where it was made."""
    for position, event in enumerate(chain):
        if event.kind in _HANDS_OVER and event.from_agent and event.from_agent == event.to_agent:
            yield RemarkCode.GIVES_TO_ITSELF, position, "to_agent"
        if _is_owned_otherwise(event):
            yield RemarkCode.OWNERSHIP_AGAINST_KIND, position, "ownership_changed"
        if event.kind is CustodyKind.CREATION:
            yield from _making(chain, position)


def _is_owned_otherwise(event: CustodyEventDescription) -> bool:
    if event.kind in _LEAVES_OWNER:
        return event.ownership_changed is OwnershipChanged.YES
    return event.kind in _CHANGES_OWNER and event.ownership_changed is OwnershipChanged.NO


def _making(chain: Chain, position: int) -> Iterator[Found]:
    earlier = [event.kind for event in chain[:position]]
    if chain[position].gap_before and not earlier:
        yield RemarkCode.GAP_BEFORE_ITS_MAKING, position, "gap_before"
    if CustodyKind.CREATION in earlier:
        yield RemarkCode.MADE_TWICE, position, "kind"
    elif earlier:
        yield RemarkCode.MADE_LATER, position, "kind"
