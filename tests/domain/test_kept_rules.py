"""Rules that stay when a description without any is handed in."""

from dataclasses import replace
from datetime import date

from app.domain.access import AccessRule
from app.domain.custody import (
    AcceptedRemark,
    CustodyEventDescription,
    CustodyKind,
    RemarkCode,
)
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.kept_rules import keeping_rules, keeping_unit_rules
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.domain.units import UnitDescription

RULE, OTHER = AccessRule(reason="a letter"), AccessRule(until_on=date(2040, 1, 1))
NOTE = InscriptionDescription(InscriptionKind.NOTE, id="n", access=RULE)
VERSO = SideDescription(SideKind.VERSO, id="v", inscriptions=(NOTE,), access=RULE)
BEFORE = PhotographDescription("A/1", sides=(VERSO,), access=RULE)


def test_what_was_closed_stays_closed() -> None:
    bare = replace(VERSO, access=None, inscriptions=(replace(NOTE, access=None),))
    assert keeping_rules(PhotographDescription("A/1", sides=(bare,)), BEFORE) == BEFORE


GIVEN = CustodyEventDescription(CustodyKind.GIFT, from_agent="Ada", to_agent="IPN")
ACCEPTED = replace(GIVEN, accepted_remarks=(AcceptedRemark(RemarkCode.MADE_LATER, "So it was."),))


def test_a_remark_that_may_stand_still_may_where_its_event_is_the_same() -> None:
    before = replace(BEFORE, custody=(ACCEPTED,))
    same = keeping_rules(replace(BEFORE, custody=(GIVEN,)), before)
    assert same.custody == (ACCEPTED,)
    other = replace(GIVEN, to_agent="Museum")
    assert keeping_rules(replace(BEFORE, custody=(other,)), before).custody == (other,)


def test_a_unit_keeps_its_rule_and_its_chain() -> None:
    before = UnitDescription("A", {}, custody=(ACCEPTED,), access=RULE)
    assert keeping_unit_rules(UnitDescription("A", {}), before) == before
    other = UnitDescription("A", {}, custody=(replace(GIVEN, to_agent="Museum"),))
    assert keeping_unit_rules(other, before) == replace(other, access=RULE)


def test_a_rule_that_is_given_goes_before() -> None:
    assert keeping_rules(replace(BEFORE, access=OTHER), BEFORE).access == OTHER


def test_new_parts_have_no_rule() -> None:
    new = SideDescription(SideKind.ENVELOPE, id="e")
    assert keeping_rules(PhotographDescription("A/1", sides=(new,)), BEFORE).sides == (new,)
