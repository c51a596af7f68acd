from typing import Any

import pytest

from app.exchange.unfit_values import unfit_values


@pytest.mark.parametrize(
    ("document", "where", "reason"),
    [
        ({"title": {"en": ["a\0b"]}}, "title.en[0]", "NUL"),
        ({"title": {"e\0n": []}}, "title", "NUL"),
        ({"condition": "\ud800"}, "condition", "lone surrogate"),
        ({"width_mm": float("nan")}, "width_mm", "finite"),
        ({"width_mm": 2**63}, "width_mm", "too large"),
        ({1: "x"}, "", "must be text"),
    ],
)
def test_what_no_record_can_hold_is_found_where_it_stands(
    document: object, where: str, reason: str
) -> None:
    (problem,) = unfit_values(document)
    assert problem.where == where
    assert reason in problem.reason


def test_a_document_that_holds_itself_is_refused_and_not_followed_for_ever() -> None:
    document: dict[str, Any] = {}
    document["sides"] = [document]
    (problem,) = unfit_values(document)
    assert "nested deeper" in problem.reason
