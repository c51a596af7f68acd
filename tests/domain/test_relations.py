"""What one photograph is to another, and what can't be."""

import pytest

from app.domain.relations import (
    RelationDescription,
    RelationKind,
    relation_faults,
    with_relation,
    without_relation,
)

PRINT = RelationDescription(RelationKind.SAME_NEGATIVE, "A/2")


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("crop of", "cropped as"),
        ("retouched from", "retouched as"),
        ("copy of", "copied as"),
        ("same negative", "same negative"),
        ("pair", "pair"),
        ("related", "related"),
    ],
)
def test_what_is_said_of_one_is_the_other_way_round_there(here: str, there: str) -> None:
    assert RelationKind(here).seen_from_there is RelationKind(there)
    assert RelationKind(there).seen_from_there is RelationKind(here)


@pytest.mark.parametrize(
    ("related", "faulty", "reason"),
    [
        ([RelationDescription(RelationKind.PAIR, " ")], 0, "must be the reference code"),
        ([RelationDescription(RelationKind.PAIR, "A/1")], 0, "is this photograph itself"),
        ([PRINT, PRINT], 1, "is said twice"),
        (
            [
                RelationDescription(RelationKind.CROP_OF, "A/2"),
                RelationDescription(RelationKind.CROPPED_AS, "A/2"),
            ],
            1,
            "the other way round too (crop of)",
        ),
    ],
)
def test_what_can_not_be_is_told_at_its_place(
    related: list[RelationDescription], faulty: int, reason: str
) -> None:
    (problem,) = relation_faults("A/1", related)
    assert problem.where == f"related[{faulty}].photograph"
    assert reason in problem.reason


def test_two_photographs_may_be_several_things_to_each_other() -> None:
    retouched = RelationDescription(RelationKind.RETOUCHED_FROM, "A/2")
    assert list(relation_faults("A/1", [PRINT, retouched])) == []


def test_it_is_said_once_and_taken_back_alone() -> None:
    pair = RelationDescription(RelationKind.PAIR, "A/2", "a stereograph")
    said = with_relation((pair,), RelationKind.SAME_NEGATIVE, "A/2")
    assert said == (pair, PRINT)
    assert with_relation(said, RelationKind.SAME_NEGATIVE, "A/2") == said
    assert without_relation(said, RelationKind.SAME_NEGATIVE, "A/2") == (pair,)
