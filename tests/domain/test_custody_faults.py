"""Chains made by hand: each has one oddity, and the chain beside it none."""

import re
from datetime import date

import pytest

from app.domain.custody import (
    AcceptedRemark,
    CustodyEventDescription,
    CustodyKind,
    OwnershipChanged,
    Passed,
    RemarkCode,
)
from app.domain.custody_faults import (
    CustodyRemark,
    RemarkKind,
    custody_remarks,
    impossible_custody,
    refusal,
)
from app.domain.dating import DateSpan
from app.domain.errors import BrokenCustody, Problem, Rejected

Event = CustodyEventDescription
MADE = Event(CustodyKind.CREATION, to_agent="Ada", date_edtf="1941")
GIVEN = Event(CustodyKind.GIFT, from_agent="Ada", to_agent="Museum", date_edtf="1950")
LENT = Event(CustodyKind.LOAN, from_agent="Museum", to_agent="Gallery")
TAKEN = Event(CustodyKind.LOOTING, from_agent="Museum", to_agent="Army")
LOST = Event(CustodyKind.LOST, from_agent="Museum")
SOLD = Event(CustodyKind.PURCHASE, from_agent="Museum", to_agent="Archive")


def span_of(edtf: str) -> DateSpan:
    """Years alone, `A/B` for from one to another."""
    first, _, last = edtf.partition("/")
    if not re.fullmatch(r"[0-9]{4}", first) or (last and last < first):
        problem = Problem("", edtf, "it ends before it begins")
        raise Rejected("no date", (problem,))
    return DateSpan(edtf, date(int(first), 1, 1), date(int(last or first), 12, 31))


def found(*chain: Event) -> list[tuple[RemarkCode, int, str]]:
    return [(one.code, one.position, one.field) for one in custody_remarks(chain, span_of=span_of)]


@pytest.mark.parametrize(
    "chain",
    [
        (),
        (MADE, GIVEN, SOLD),
        (GIVEN,),  # how Ada came to it is not told, and need not be
        (MADE, Event(CustodyKind.UNKNOWN_TRANSFER), SOLD),
        (MADE, Event(CustodyKind.CUSTODY, to_agent="Museum", gap_before=True), SOLD),
        (GIVEN, LENT, Event(CustodyKind.RETURN, from_agent="Gallery", to_agent="Museum"), SOLD),
        (GIVEN, LENT, SOLD),  # what is on loan can be sold by its owner
        (GIVEN, TAKEN, Event(CustodyKind.RESTITUTION, from_agent="Army", to_agent="Museum")),
        (GIVEN, LOST, Event(CustodyKind.FOUND, to_agent="Town"), Event(CustodyKind.GIFT, "Town")),
        (
            GIVEN,
            Event(CustodyKind.ACQUISITION, "Ada", "Library", passed=Passed.COPY),
            Event(CustodyKind.ACQUISITION_OF_DIGITAL_COPY, "Library", "Portal"),
            SOLD,
        ),
        (GIVEN, Event(CustodyKind.TRANSFER, "Heirs", "Museum", passed=Passed.RIGHTS)),
        (Event(CustodyKind.REGISTRATION, "Ada", "Ada"), GIVEN),
        (Event(CustodyKind.CUSTODY, to_agent="Ada", date_edtf="1941/1960"), GIVEN),
    ],
)
def test_a_chain_that_holds_together_is_not_remarked_on(chain: tuple[Event, ...]) -> None:
    assert found(*chain) == []


@pytest.mark.parametrize(
    ("chain", "code", "field"),
    [
        (
            (GIVEN, Event(CustodyKind.PURCHASE, "Bob", "Archive")),
            RemarkCode.GIVES_WITHOUT_HOLDING,
            "from_agent",
        ),
        (
            (GIVEN, Event(CustodyKind.ACQUISITION_OF_DIGITAL_COPY, "Bob", "Archive")),
            RemarkCode.GIVES_WITHOUT_HOLDING,
            "from_agent",
        ),
        (
            (GIVEN, Event(CustodyKind.PURCHASE, "Museum", "Archive", date_edtf="1949")),
            RemarkCode.AGAINST_THE_ORDER,
            "date_edtf",
        ),
        (
            (MADE, Event(CustodyKind.GIFT, "Ada", "Museum", date_edtf="1940")),
            RemarkCode.BEFORE_ITS_MAKING,
            "date_edtf",
        ),
        ((Event(CustodyKind.GIFT, "Bob", "Ada"), MADE), RemarkCode.MADE_LATER, "kind"),
        ((MADE, MADE), RemarkCode.MADE_TWICE, "kind"),
        (
            (GIVEN, Event(CustodyKind.RETURN, "Museum", "Ada")),
            RemarkCode.RETURN_WITHOUT_LOAN,
            "kind",
        ),
        (
            (GIVEN, LENT, Event(CustodyKind.RETURN, "Gallery", "Archive")),
            RemarkCode.RETURN_TO_ANOTHER,
            "to_agent",
        ),
        (
            (GIVEN, Event(CustodyKind.RESTITUTION, "Museum", "Ada")),
            RemarkCode.RESTITUTION_WITHOUT_LOSS,
            "kind",
        ),
        ((GIVEN, LOST, SOLD), RemarkCode.LOST_AND_NOT_FOUND, "kind"),
        (
            (GIVEN, Event(CustodyKind.PURCHASE, "Museum", "Archive", gap_before=True)),
            RemarkCode.GAP_BESIDE_A_HOLDER,
            "gap_before",
        ),
        (
            (
                GIVEN,
                Event(CustodyKind.LOAN, "Museum", "X", ownership_changed=OwnershipChanged.YES),
            ),
            RemarkCode.OWNERSHIP_AGAINST_KIND,
            "ownership_changed",
        ),
        (
            (
                GIVEN,
                Event(CustodyKind.PURCHASE, "Museum", "X", ownership_changed=OwnershipChanged.NO),
            ),
            RemarkCode.OWNERSHIP_AGAINST_KIND,
            "ownership_changed",
        ),
    ],
)
def test_an_oddity_is_a_warning_at_its_event_and_field(
    chain: tuple[Event, ...], code: RemarkCode, field: str
) -> None:
    (remark,) = custody_remarks(chain, span_of=span_of)
    assert remark == CustodyRemark(code, len(chain) - 1, field)
    assert remark.kind is RemarkKind.WARNING
    assert remark.can_be_overridden


@pytest.mark.parametrize(
    "after",
    [
        Event(CustodyKind.PURCHASE, "Bob", "Archive", gap_before=True),
        Event(CustodyKind.RETURN, "Bob", "Archive", gap_before=True),
        Event(CustodyKind.RESTITUTION, "Bob", "Ada", gap_before=True),
    ],
)
def test_a_gap_may_explain_it(after: Event) -> None:
    assert found(GIVEN, after) == []
    assert found(GIVEN, LOST, after) == []


@pytest.mark.parametrize(
    ("event", "where", "reason"),
    [
        (
            Event(CustodyKind.PURCHASE, "Ada", "Ada"),
            "custody[0].to_agent",
            "nobody can give a thing to themselves",
        ),
        (
            Event(CustodyKind.CREATION, gap_before=True),
            "custody[0].gap_before",
            "before it was made there was nothing to be known of it",
        ),
        (
            Event(CustodyKind.GIFT, date_edtf="1950/1941"),
            "custody[0].date_edtf",
            "it ends before it begins",
        ),
    ],
)
def test_what_can_t_be_true_is_named_by_place_and_field(
    event: Event, where: str, reason: str
) -> None:
    (problem,) = impossible_custody([event], span_of=span_of)
    assert (problem.where, problem.reason) == (where, reason)
    (remark,) = custody_remarks([event], span_of=span_of)
    assert remark.kind is RemarkKind.IMPOSSIBLE
    assert not remark.can_be_overridden


def accepted(code: RemarkCode, reason: str) -> tuple[AcceptedRemark, ...]:
    return (AcceptedRemark(code, reason),)


def test_an_archivist_may_let_a_warning_stand_with_a_reason() -> None:
    code = RemarkCode.GIVES_WITHOUT_HOLDING
    for reason, kept in (("Bob was Ada's agent. ", "Bob was Ada's agent."), (" ", "")):
        event = Event(CustodyKind.GIFT, "Bob", "X", accepted_remarks=accepted(code, reason))
        (remark,) = custody_remarks([GIVEN, event], span_of=span_of)
        assert remark.accepted == kept


def test_nobody_can_let_stand_what_can_t_be_true() -> None:
    reasons = accepted(RemarkCode.GIVES_TO_ITSELF, "So it is written.")
    event = Event(CustodyKind.GIFT, "Ada", "Ada", accepted_remarks=reasons)
    assert len(list(impossible_custody([event], span_of=span_of))) == 1


def test_a_refusal_is_of_custody_where_nothing_else_is_wrong() -> None:
    in_chain, elsewhere = Problem("custody[1].kind", "", "no"), Problem("unit", "", "no")
    assert isinstance(refusal("No.", (in_chain,)), BrokenCustody)
    assert not isinstance(refusal("No.", (in_chain, elsewhere)), BrokenCustody)
