"""Questions as trees."""

import pytest

from app.domain.search_query import (
    And,
    InField,
    Not,
    Or,
    Phrase,
    SearchField,
    Wildcard,
    Word,
    asked_words,
)

PARADISE, HELL, CAMP = (Word((form,)) for form in ("paradise", "hell", "camp"))


@pytest.mark.parametrize(
    ("pieces", "meant", "not_meant"),
    [
        (("amnest", ""), ("amnest", "amnestia"), ("namnest",)),
        (("", "ski"), ("ski", "kowalski"), ("skin",)),
        (("k", "ski"), ("kowalski", "kski"), ("nowakowski", "ski")),
        (("", "ow", ""), ("kowal", "ow"), ("oow w"[:1],)),
        (("a", "b", "c"), ("abc", "axbxc"), ("acb", "ac")),
    ],
)
def test_a_wildcard_means_the_words_that_have_its_pieces_in_order(
    pieces: tuple[str, ...], meant: tuple[str, ...], not_meant: tuple[str, ...]
) -> None:
    wildcard = Wildcard(pieces)

    assert all(map(wildcard.matches, meant))
    assert not any(map(wildcard.matches, not_meant))


def test_pieces_of_a_wildcard_never_overlap_in_a_word() -> None:
    assert not Wildcard(("aba", "ba")).matches("aba")


def test_what_is_unwanted_is_not_among_what_may_be_found() -> None:
    tree = And(
        (
            InField(SearchField.TITLE, Or((PARADISE, Phrase((CAMP,))))),
            Not(And((HELL, Not(CAMP)))),
        )
    )

    assert list(asked_words(tree)) == [PARADISE, CAMP, CAMP]
    assert list(asked_words(tree, negated=True)) == [HELL]
    assert list(asked_words(None)) == []
