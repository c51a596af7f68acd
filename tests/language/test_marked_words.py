import pytest

from app.domain.sigla import parse
from app.language.marked_words import MarkedText


@pytest.mark.parametrize(
    ("text", "word", "stands"),
    [
        ("w Buz[ułuk], 1941", "Buzułuk", "Buz[ułuk]"),
        ("w [Buz]ułuk, 1941", "Buzułuk", "[Buz]ułuk"),
        ("[pułk]", "pułk", "pułk"),
        ("r[oku(?)]", "roku", "r[oku(?)]"),
        ("[[a]b]c", "abc", "[[a]b]c"),
        ("[w Buz]ułuku", "Buzułuku", "Buz]ułuku"),
    ],
)
def test_a_span_takes_in_the_bracket_whose_partner_stands_inside(
    text: str, word: str, stands: str
) -> None:
    marked = MarkedText(parse(text))
    start = marked.words.text.index(word)
    begins, ends = marked.span(start, start + len(word))
    assert text[begins:ends] == stands


def test_a_word_can_be_told_as_the_hand_spelt_it() -> None:
    marked = MarkedText(parse("por(ucznik) pu⟦w⟧łku"))
    assert marked.as_lettered(0, 11) == "por"
    assert marked.as_lettered(12, 20) == "puwłku"
    assert MarkedText(parse("Buz[ułuk]")).as_lettered(0, 9) == ""
