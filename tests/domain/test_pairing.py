"""Which part is which."""

from app.domain.notes import NoteDescription, NoteKind
from app.domain.pairing import moved, pairs
from app.domain.sides import SideDescription, SideKind

RECTO, VERSO = SideDescription(SideKind.RECTO, id="r"), SideDescription(SideKind.VERSO, id="v")


def test_a_part_with_an_id_is_found_by_it_whatever_else_it_says() -> None:
    turned = SideDescription(SideKind.VERSO, id="r")
    assert pairs([RECTO, VERSO], [VERSO, turned]) == [(1, 0), (0, 1)]


def test_a_part_with_an_id_that_was_not_there_is_new() -> None:
    assert pairs([RECTO], [SideDescription(SideKind.RECTO, id="x")]) == [(None, 0), (0, None)]


def test_equal_parts_are_paired_before_those_that_are_alike() -> None:
    one, other = NoteDescription("a", label="x"), NoteDescription("b", label="x")
    assert pairs([one, other], [other]) == [(1, 0), (0, None)]


def test_a_part_of_another_kind_is_another_part() -> None:
    before = [NoteDescription("a", NoteKind.GENERAL, "x")]
    assert pairs(before, [NoteDescription("a", NoteKind.CATALOGUER, "x")]) == [
        (None, 0),
        (0, None),
    ]


def test_texts_are_the_same_or_they_are_others() -> None:
    assert pairs(["camp", "snow"], ["snow", "army"]) == [(1, 0), (None, 1), (0, None)]


def test_the_fewest_parts_are_said_to_have_moved() -> None:
    before, after = ["a", "b", "c", "d"], ["d", "a", "b", "c"]
    assert moved(pairs(before, after)) == {0}
    assert moved(pairs(before, before)) == frozenset()
