import re

import pytest

from app.language.date_words import CENTURIES, DECADES, MONTHS, ROMAN_MONTHS, SEASONS, any_of
from app.language.folding import fold

_SPOKEN = re.compile("[a-zа-я]{2,}")  # noqa: RUF001


@pytest.mark.parametrize("table", [MONTHS, SEASONS, DECADES])
def test_words_stand_folded_as_they_are_looked_up(table: dict[str, int]) -> None:
    assert [word for word in table if fold(word) != word or not _SPOKEN.fullmatch(word)] == []


def test_every_month_has_its_names_and_no_word_is_two_things() -> None:
    assert set(MONTHS.values()) == set(ROMAN_MONTHS.values()) == set(range(1, 13))
    assert MONTHS.keys() & SEASONS.keys() == set()
    assert (MONTHS["maja"], MONTHS["march"], MONTHS["wrzesnia"]) == (5, 3, 9)
    assert (ROMAN_MONTHS["viii"], CENTURIES["xix"], DECADES["czterdzieste"]) == (8, 19, 40)


def test_a_longer_word_is_tried_before_the_one_that_begins_it() -> None:
    assert any_of(["maj", "maja", "lip."]).split("|")[0] in {"maja", r"lip\."}
    assert re.match(any_of(["maj", "maja"]), "maja")[0] == "maja"  # type: ignore[index]
