from app.domain.analysis import Question


def test_a_question_is_empty_only_without_words_and_phrases() -> None:
    assert Question().is_empty
    assert not Question(words=(("amnesty",),)).is_empty
    assert not Question(phrases=(("stalins", "paradise"),)).is_empty
