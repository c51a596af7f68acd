"""The words of a text as an index keeps them."""

import pytest

from app.domain.search_terms import LONGEST_WORD, IndexedWord
from app.language.indexing import indexed_words


@pytest.mark.parametrize("mark", ["", " [sic]"])
def test_words_are_kept_alike_whether_a_text_is_plain_or_not(mark: str) -> None:
    assert indexed_words(f"Żołnierze 1941r{mark}") == (
        IndexedWord("zolnierze", "żołnierze"),
        IndexedWord("1941r", "1941r", ("1941",)),
    )


def test_places_of_what_is_lost_are_counted_before_the_next_word() -> None:
    assert indexed_words("[...] nad [...] [...] rzeką ⟦Ik⟧ [...]") == (
        IndexedWord("nad", "nad", lost_before=1),
        IndexedWord("rzeka", "rzeką", lost_before=2),
        IndexedWord("ik", "ik", is_deleted=True),
    )


def test_no_form_of_a_word_is_longer_than_a_dictionary_looks_at() -> None:
    (word,) = indexed_words("ż" * 200 + "1941")
    assert [len(form) for form in (word.folded, word.spelling, word.alternatives[0])] == [
        LONGEST_WORD, LONGEST_WORD, LONGEST_WORD,
    ]  # fmt: skip
    assert word.alternatives[1] == "1941"
