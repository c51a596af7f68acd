from datetime import date

import pytest

from app.domain.analysis import WrittenWord
from app.domain.dating import DateSpan
from app.domain.errors import Rejected
from app.language.analyser import Analyser


def test_what_is_indexed_answers_what_is_asked() -> None:
    analyser = Analyser()
    assert analyser.indexed("Stalin\u2019s paradise") == ("stalins paradise", "stalin")
    question = analyser.question("STALIN PARADISE...")
    found = analyser.answer("Stalin\u2019s paradise", question)
    assert [quotation.exact for quotation in found.quotations] == ["Stalin\u2019s paradise"]
    assert found.answered == 2


def test_words_are_given_as_written_and_folded() -> None:
    assert Analyser().words("Łódź, 1941") == (
        WrittenWord("Łódź", "lodz"),
        WrittenWord("1941", "1941"),
    )


def test_a_date_is_bounded_or_refused() -> None:
    span = DateSpan("1941-12", date(1941, 12, 1), date(1941, 12, 31))
    assert Analyser().span_of("1941-12") == span
    with pytest.raises(Rejected):
        Analyser().span_of("December, 1941")
