"""Rules that stay when a description without any is handed in."""

from dataclasses import replace
from datetime import date

from app.domain.access import AccessRule
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.kept_rules import keeping_rules
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind

RULE, OTHER = AccessRule(reason="a letter"), AccessRule(until_on=date(2040, 1, 1))
NOTE = InscriptionDescription(InscriptionKind.NOTE, id="n", access=RULE)
VERSO = SideDescription(SideKind.VERSO, id="v", inscriptions=(NOTE,), access=RULE)
BEFORE = PhotographDescription("A/1", sides=(VERSO,), access=RULE)


def test_what_was_closed_stays_closed() -> None:
    bare = replace(VERSO, access=None, inscriptions=(replace(NOTE, access=None),))
    assert keeping_rules(PhotographDescription("A/1", sides=(bare,)), BEFORE) == BEFORE


def test_a_rule_that_is_given_goes_before() -> None:
    assert keeping_rules(replace(BEFORE, access=OTHER), BEFORE).access == OTHER


def test_new_parts_have_no_rule() -> None:
    new = SideDescription(SideKind.ENVELOPE, id="e")
    assert keeping_rules(PhotographDescription("A/1", sides=(new,)), BEFORE).sides == (new,)
