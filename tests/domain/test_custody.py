from dataclasses import replace

from app.domain.custody import (
    AcceptedRemark,
    CustodyEventDescription,
    CustodyKind,
    RemarkCode,
    keeping_remarks,
    making_count,
    unremarked,
    whole_chain,
)

MADE = CustodyEventDescription(CustodyKind.CREATION, to_agent="Ada")
GIVEN = CustodyEventDescription(CustodyKind.GIFT, from_agent="Ada", to_agent="Museum")
LENT = CustodyEventDescription(CustodyKind.LOAN, from_agent="Archive", to_agent="Gallery")
BOUGHT = CustodyEventDescription(CustodyKind.PURCHASE, from_agent="Museum", to_agent="Archive")


def test_what_is_handed_down_comes_after_the_making_and_before_all_else() -> None:
    assert whole_chain((BOUGHT,), (MADE, LENT)) == (MADE, BOUGHT, LENT)
    assert whole_chain((BOUGHT,), (LENT,)) == (BOUGHT, LENT)
    assert whole_chain((BOUGHT,), (MADE,)) == (MADE, BOUGHT)
    assert whole_chain((), (MADE, GIVEN)) == (MADE, GIVEN)


def test_only_a_making_at_the_beginning_goes_before_what_is_handed_down() -> None:
    assert [making_count(own) for own in ((), (MADE, MADE, LENT), (LENT, MADE))] == [0, 2, 0]


def test_why_a_remark_may_stand_is_kept_with_its_event_and_left_out_for_others() -> None:
    why = replace(GIVEN, accepted_remarks=(AcceptedRemark(RemarkCode.MADE_TWICE, "Two prints."),))
    assert unremarked((why, LENT)) == (GIVEN, LENT)
    assert keeping_remarks((LENT, GIVEN), (why, LENT)) == (LENT, why)
    assert keeping_remarks((replace(GIVEN, place="Rye"),), (why,)) == (replace(GIVEN, place="Rye"),)
