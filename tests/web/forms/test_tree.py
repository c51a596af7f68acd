"""A form's fields and the tree that they make."""

import pytest

from app.domain.errors import Rejected
from app.domain.photographs import PhotographDescription
from app.web.forms.tree import MOST_ROWS, at, flatten, grow, name_of, steps_of


def test_a_name_is_a_path() -> None:
    assert steps_of("sides-0-inscriptions-12-kind") == ("sides", 0, "inscriptions", 12, "kind")
    assert name_of(("sides", 0, "kind")) == "sides-0-kind"


def test_rows_close_up_in_their_order() -> None:
    sent = [("subjects-7-text", "c"), ("subjects-2-text", "b")]
    assert [row["text"] for row in grow(sent, PhotographDescription)["subjects"]] == ["b", "c"]


def test_what_is_no_field_of_the_form_is_left_out() -> None:
    sent = [("colour", "red"), ("sides-0-kind", "recto"), ("sides-x-kind", "y"), ("sides", "z")]
    tree = grow(sent[:3], PhotographDescription)
    assert len(tree["sides"]) == 1
    assert "colour" not in tree


def test_a_name_that_is_a_field_and_a_part_does_no_harm() -> None:
    tree = grow([("carrier-0-x", "1"), ("carrier", "2"), ("unit", "3"), ("unit-0", "4")],
                PhotographDescription)  # fmt: skip
    assert tree["carrier"] == "2"
    assert tree["unit"] == "3"


def test_a_form_without_end_is_refused() -> None:
    sent = [(f"notes-{n}-text", "x") for n in range(MOST_ROWS + 1)]
    with pytest.raises(Rejected, match="too long") as refusal:
        grow(sent, PhotographDescription)
    assert refusal.value.problems[0].where == "notes"


def test_empty_rows_keep_their_places() -> None:
    tree = grow([("notes-0-text", ""), ("notes-1-text", "x")], PhotographDescription)
    again = grow(flatten(tree), PhotographDescription)
    assert again == tree
    assert len(again["notes"]) == 2


def test_a_part_that_is_gone_is_told() -> None:
    tree = grow([], PhotographDescription)
    with pytest.raises(Rejected, match="any more"):
        at(tree, ("sides", 3))
