import pytest

from app.language.rule_reading import read_shared
from app.language.spellings import Look, Misreadings

MISREADINGS = Misreadings(read_shared())


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("rnarzec", "marzec"),
        ("l94l", "1941"),
        ("i94o", "1940"),
        ("w4rszawa", "warszawa"),
        ("p0lska", "polska"),
        ("1wow", "lwow"),
        ("s2pital", "szpital"),
        ("m\u043eskwa", "moskwa"),
        ("\u043c\u043e\u0441kв\u0430", "москва"),
    ],
)
def test_what_a_machine_misread_is_put_right(read: str, printed: str) -> None:
    assert printed in dict(MISREADINGS.of(read))


@pytest.mark.parametrize("word", ["", "a", "1941", "lwow", "rnarzec" * 40])
def test_a_word_that_gives_no_reason_has_no_other_reading(word: str) -> None:
    assert list(MISREADINGS.of(word)) == []


def test_words_that_look_alike_in_handwriting_are_one() -> None:
    look = Look(read_shared())
    assert look.of("minimum") == look.of("munimum")
    assert look.of("kowalski") == look.of("kawalski")
    assert look.of("grudzien") == look.of("gmdzien")
    assert look.of("kowalski") != look.of("nowacki")
