"""Two texts, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.word_changes import WordChange, WordRun, word_changes

WORDS = st.lists(st.sampled_from(["zima", "Wołga", ",", " ", "\n", "1942"])).map("".join)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(run.change.value, run.text) for run in word_changes(before, after)]


def test_only_the_words_that_differ_are_told() -> None:
    assert told("Nad Wołgą, zima 1942", "Nad rzeką Wołgą, jesień 1942") == [
        ("kept", "Nad "),
        ("added", "rzeką "),
        ("kept", "Wołgą, "),
        ("removed", "zima"),
        ("added", "jesień"),
        ("kept", " 1942"),
    ]


def test_texts_that_are_the_same_have_one_run_and_empty_ones_none() -> None:
    assert word_changes("a b", "a b") == (WordRun(WordChange.KEPT, "a b"),)
    assert word_changes("", "") == ()
    assert told("", "new") == [("added", "new")]
    assert told("old", "") == [("removed", "old")]


@given(WORDS, WORDS)
def test_both_texts_can_be_read_off_whole(before: str, after: str) -> None:
    runs = word_changes(before, after)
    assert "".join(run.text for run in runs if run.change is not WordChange.ADDED) == before
    assert "".join(run.text for run in runs if run.change is not WordChange.REMOVED) == after


def test_a_megabyte_that_has_nothing_in_common_is_told_as_a_whole() -> None:
    before, after = "a " * 250_000, "b " * 250_000
    assert told(before, after) == [("removed", before), ("added", after)]


def test_a_long_text_with_many_lines_is_told_by_lines_at_least() -> None:
    lines = [f"line {number} of the register\n" for number in range(2_000)]
    after = [*lines[:1_000], *["x y z " * 2_000 + "\n"], *lines[1_000:]]
    runs = word_changes("".join(lines), "".join(after))
    assert [run.change.value for run in runs] == ["kept", "added", "kept"]
