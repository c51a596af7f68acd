import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.analysis import Question
from app.language.query_parts import QUOTATION_MARKS
from app.language.questions import read_question


@pytest.mark.parametrize(
    ("query", "words", "phrases"),
    [
        ("Stalin's Paradise", (("stalins", "stalin"), ("paradise",)), ()),
        ('"Stalin\u2019s paradise" Katyń', (("katyn",),), (("stalins", "paradise"),)),
        ("„raj Stalina”", (), (("raj", "stalina"),)),
        ("«raj Stalina»", (), (("raj", "stalina"),)),
        ("amnest*", (("amnest*",),), ()),
        ('"the amnest*"', (), (("the", "amnest*"),)),
        ('"nad [...] rzeką"', (), (("nad",), ("rzeka",))),
        ('"a" "a"', (), (("a",),)),
        ('"unclosed mark', (("unclosed",), ("mark",)), ()),
        ('"" * ()', (), ()),
    ],
)
def test_a_query_is_words_and_phrases(
    query: str, words: tuple[tuple[str, ...], ...], phrases: tuple[tuple[str, ...], ...]
) -> None:
    assert read_question(query) == Question(words, phrases)


@given(st.text() | st.text(alphabet=f"ab'*[].- {QUOTATION_MARKS}"))
def test_every_text_is_a_query(query: str) -> None:
    question = read_question(query)
    assert question.is_empty == (question == Question())
    assert all(phrase and all(phrase) for phrase in question.phrases)
