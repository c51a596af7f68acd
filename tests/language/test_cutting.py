import pytest

from app.language.cutting import Cut, cut, spelt, written


def test_a_run_is_cut_into_words_with_their_forms_and_spelling() -> None:
    assert cut("Jangi-Żul") == (
        Cut(0, 5, ("jangi", "jangizul"), "jangi"),
        Cut(6, 9, ("zul", "jangizul"), "żul"),
    )
    assert cut("Stalin\u2019s") == (Cut(0, 8, ("stalins", "stalin"), "stalins"),)
    assert cut("ŁÓDŹ") == (Cut(0, 4, ("lodz",), "łódź"),)


def test_a_run_of_signs_alone_has_no_word() -> None:
    assert cut("ъ") == cut("__") == ()


@pytest.mark.parametrize(
    ("word", "folded", "spelling"),
    [
        ("⑴", "1", "⑴"),
        ("L'wo\N{SOFT HYPHEN}w", "lwow", "lwow"),
        ("E\N{COMBINING OGONEK}", "e", "ę"),
        ("Straße", "strasse", "straße"),
    ],
)
def test_of_a_word_letters_stay(word: str, folded: str, spelling: str) -> None:
    assert (spelt(word), written(word)) == (folded, spelling)
