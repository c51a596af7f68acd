"""Closing things to the public. Days are counted in full: a closure holds on its last day too."""

from datetime import date

import pytest

from app.domain.access import AccessRule, closed

LAST = date(2040, 12, 31)


@pytest.mark.parametrize(
    ("rule", "today", "is_closed"),
    [
        (None, LAST, False),
        (AccessRule(), date(9999, 12, 31), True),
        (AccessRule(until_on=LAST), date(2026, 11, 25), True),
        (AccessRule(until_on=LAST), LAST, True),
        (AccessRule(until_on=LAST), date(2041, 1, 1), False),
    ],
)
def test_a_rule_holds_up_to_its_last_day_or_without_end(
    rule: AccessRule | None, today: date, *, is_closed: bool
) -> None:
    assert closed(rule, today=today) is is_closed
