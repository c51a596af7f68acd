import pytest

from app.domain.errors import (
    BadImageRequest,
    BrokenCustody,
    Busy,
    NotAllowed,
    NotSignedIn,
    Problem,
    Rejected,
    VersoError,
)


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("date", "maj", "is no date"), "date ('maj'): is no date"),
        (Problem("date", "", "is empty"), "date: is empty"),
        (Problem("", "maj", "is no date"), "is no date"),
        (Problem("date", "a\nb", "is no date"), "date ('a\\nb'): is no date"),
    ],
)
def test_a_problem_is_said_on_one_line(problem: Problem, line: str) -> None:
    assert str(problem) == line


def test_a_rejection_carries_its_problems() -> None:
    problem = Problem("unit", "X", "is not here")
    assert Rejected("No.", (problem,)).problems == (problem,)
    assert Rejected("No.").problems == ()
    assert str(Rejected("No.", (problem,))) == "No."


def test_who_is_busy_says_when_to_come_again() -> None:
    assert Busy("Later.").retry_after_s == 2
    assert Busy("Later.", retry_after_s=30).retry_after_s == 30


@pytest.mark.parametrize(
    ("kind", "wider"),
    [
        (NotSignedIn, NotAllowed),
        (BadImageRequest, Rejected),
        (BrokenCustody, Rejected),
        (Busy, VersoError),
    ],
)
def test_a_kind_is_also_the_wider_kind(kind: type[VersoError], wider: type[VersoError]) -> None:
    assert issubclass(kind, wider)
