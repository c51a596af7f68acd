import pytest

from app.language.keyboards import on_other_keyboard


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("kfuthm", "лагерь"), ("ghbdtn", "привет"), ("rehcfyns", "курсанты"), ("дщтвщт", "london")],
)
def test_a_word_typed_with_the_keyboard_set_to_another_alphabet_is_read(
    typed: str, meant: str
) -> None:
    assert on_other_keyboard(typed) == meant


@pytest.mark.parametrize("typed", ["rembrandt", "las", "schwarz", "лагерь", "25791", "kfuth1", ""])
def test_what_is_a_word_or_would_be_none_is_left_alone(typed: str) -> None:
    assert on_other_keyboard(typed) == ""
