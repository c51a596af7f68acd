"""A chain of custody held against who had the thing at the time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.custody import CustodyEventDescription, CustodyKind, Passed, RemarkCode

Found = tuple[RemarkCode, int, str]

_STAYS: Final = {CustodyKind.REGISTRATION}
_LENDS: Final = {CustodyKind.LOAN, CustodyKind.DEPOSIT}
_TAKES: Final = {CustodyKind.SEIZURE, CustodyKind.LOOTING}
_COPIES: Final = {Passed.COPY, Passed.DIGITAL_FILES}


@dataclass(slots=True)
class _Holding:
    """What is known at one point of the chain.

    `entitled` are those who may give it on: who has it, who lent it, from whom it was taken; empty
    where nobody knows. `had` are all who had it or a copy. A gap may hide anything before it.
    """

    entitled: set[str] = field(default_factory=set)
    had: set[str] = field(default_factory=set)
    lenders: list[str] = field(default_factory=list)
    was_taken: bool = False
    is_lost: bool = False
    has_gap: bool = False


def holding_remarks(chain: Sequence[CustodyEventDescription]) -> Iterator[Found]:
    """Find givers without anything to give, and returns of what was never lent, taken or lost."""
    now = _Holding()
    for position, event in enumerate(chain):
        if event.gap_before:
            if event.from_agent and event.from_agent in now.entitled:
                yield RemarkCode.GAP_BESIDE_A_HOLDER, position, "gap_before"
            now.entitled, now.is_lost, now.has_gap = set(), False, True
        if _passes_copy(event):
            yield from _copying(now, event, position)
        elif event.kind not in _STAYS and event.passed is not Passed.RIGHTS:
            yield from _giving(now, event, position)
            _pass_on(now, event)
        now.had |= {event.from_agent, event.to_agent} - {""}


def _passes_copy(event: CustodyEventDescription) -> bool:
    is_digital = event.kind is CustodyKind.ACQUISITION_OF_DIGITAL_COPY
    return is_digital or event.passed in _COPIES


def _copying(now: _Holding, event: CustodyEventDescription, position: int) -> Iterator[Found]:
    """Who gives a copy must have had the thing, or a copy of it, at some time."""
    if event.from_agent and now.had and not now.has_gap and event.from_agent not in now.had:
        yield RemarkCode.GIVES_WITHOUT_HOLDING, position, "from_agent"


def _giving(now: _Holding, event: CustodyEventDescription, position: int) -> Iterator[Found]:
    if now.is_lost and event.kind is not CustodyKind.FOUND:
        yield RemarkCode.LOST_AND_NOT_FOUND, position, "kind"
    if event.kind is CustodyKind.RETURN:
        yield from _returning(now, event, position)
    if event.kind is CustodyKind.RESTITUTION and not now.was_taken and not now.has_gap:
        yield RemarkCode.RESTITUTION_WITHOUT_LOSS, position, "kind"
    if event.kind in {CustodyKind.CREATION, CustodyKind.FOUND}:
        return
    if event.from_agent and now.entitled and event.from_agent not in now.entitled:
        yield RemarkCode.GIVES_WITHOUT_HOLDING, position, "from_agent"


def _returning(now: _Holding, event: CustodyEventDescription, position: int) -> Iterator[Found]:
    if not now.lenders:
        if not now.has_gap:
            yield RemarkCode.RETURN_WITHOUT_LOAN, position, "kind"
    elif event.to_agent and now.lenders[-1] not in {"", event.to_agent}:
        yield RemarkCode.RETURN_TO_ANOTHER, position, "to_agent"


def _pass_on(now: _Holding, event: CustodyEventDescription) -> None:
    """Note who has it now."""
    giver, receiver = event.from_agent, event.to_agent
    now.is_lost = event.kind is CustodyKind.LOST
    now.was_taken |= event.kind in _TAKES
    if event.kind in _LENDS:
        now.lenders.append(giver)
    if event.kind is CustodyKind.RETURN and now.lenders:
        now.lenders.pop()
    if not receiver:
        now.entitled = set()
    elif event.kind in _LENDS | _TAKES:
        now.entitled = {giver, receiver} - {""} if giver else set()
    else:
        now.entitled = {receiver}
