import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.likeness import LOOK, deletions, distance, has_likenesses

WORDS = st.text(alphabet="abcdeżж", min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("anders", "anders", 0),
        ("andres", "anders", 1),  # swapped
        ("ander", "anders", 1),
        ("anders", "antrrs", None),  # two are too many for six letters
        ("totskoje", "tockoje", None),
        ("totskoje", "tatskoja", 2),
        (f"{LOOK}noll", f"{LOOK}noll", 2),
        (f"{LOOK}noll", "noll", None),
    ],
)
def test_mistypings_are_counted(one: str, other: str, expected: int | None) -> None:
    assert distance(one, other) == expected


@given(WORDS, st.data())
def test_a_form_and_one_with_a_mistyping_share_a_number(word: str, draw: st.DataObject) -> None:
    place = draw.draw(st.integers(0, min(7, len(word) - 1)))
    letter = draw.draw(st.sampled_from("abcdeżж"))
    for mistyped in (word[:place] + word[place + 1 :], word[:place] + letter + word[place + 1 :]):
        assert set(deletions(word)) & set(deletions(mistyped))


@given(st.text(max_size=40))
def test_numbers_are_signed_and_have_32_bits(form: str) -> None:
    assert all(-(2**31) <= number < 2**31 for number in deletions(form))


def test_short_words_and_numbers_are_like_nothing() -> None:
    assert not has_likenesses("pod")
    assert not has_likenesses("1941")
    assert not has_likenesses("a" * 40_000)
    assert has_likenesses("katyn")
