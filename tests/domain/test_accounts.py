"""Names, roles, and how long a session lasts."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from app.domain.accounts import Role, account_name, display_name, expiry
from app.domain.errors import Rejected
from app.domain.viewers import Scope

BEGUN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def test_each_role_may_do_what_the_one_before_may_and_one_thing_more() -> None:
    allowed = [role.scopes for role in Role]
    steps = pairwise(allowed)
    assert [after - before for before, after in steps] == [
        {Scope.WRITE},
        {Scope.PUBLISH},
        {Scope.ADMINISTER},
    ]
    assert allowed[0] == {Scope.READ}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" Anna ", "anna"),
        ("ŁUKASZ", "łukasz"),
        ("jan.kowalski@archiwum", "jan.kowalski@archiwum"),
        ("\uff4a\uff41\uff4e", "jan"),  # full-width letters look alike, and are the same name
        ("Straße", "strasse"),
    ],
)
def test_names_that_look_alike_are_one(given: str, kept: str) -> None:
    assert account_name(given) == kept


@pytest.mark.parametrize(
    "given", ["", "  ", "anna nowak", "anna:x", "a" * 65, "anna\u202e", "a/b", "<b>", "an\nna"]
)
def test_a_name_has_nothing_that_hides_or_divides(given: str) -> None:
    with pytest.raises(Rejected) as refused:
        account_name(given)
    assert [problem.where for problem in refused.value.problems] == ["name"]


def test_the_full_name_is_one_line() -> None:
    assert display_name("  Anna\tMaria \n Nowak ") == "Anna Maria Nowak"
    for given in ("x" * 201, "Anna\u202eNowak", "Anna\x00"):
        with pytest.raises(Rejected):
            display_name(given)


def test_a_session_slides_for_twelve_hours_and_ends_after_seven_days() -> None:
    assert expiry(created_at=BEGUN, seen_at=BEGUN) == BEGUN + timedelta(hours=12)
    late = BEGUN + timedelta(days=6, hours=20)
    assert expiry(created_at=BEGUN, seen_at=late) == BEGUN + timedelta(days=7)
