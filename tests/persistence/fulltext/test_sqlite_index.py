"""A question in FTS5's language: https://www.sqlite.org/fts5.html, 3. Full-text Query Syntax."""

import pytest

from app.domain.analysis import Question
from app.persistence.fulltext.sqlite_index import match_expression


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        (Question(words=(("wolga",),)), '("wolga")'),
        (
            Question(words=(("stalins", "stalin"), ("obóz",))),
            '("stalins" OR "stalin") AND ("obóz")',
        ),
        (Question(words=(("amnest*",),)), '("amnest" *)'),
        (
            Question(phrases=(("nad", "wolga*"),)),
            '{inscriptions titles descriptions names withheld} : "nad" + "wolga" *',
        ),
        (
            Question(words=(("zima",),), phrases=(("nad", "wolga"),)),
            '("zima") AND {inscriptions titles descriptions names withheld} : "nad" + "wolga"',
        ),
        (Question(words=(('a"b',), ("NOT",))), '("a""b") AND ("NOT")'),
    ],
)
def test_a_question_is_written_so_that_no_word_of_it_is_a_command(
    question: Question, expression: str
) -> None:
    assert match_expression(question, withheld_too=True) == expression


def test_what_is_closed_is_no_part_of_the_publics_question() -> None:
    question = Question(words=(("zima",),), phrases=(("nad", "wolga"),))
    assert match_expression(question, withheld_too=False) == (
        '{inscriptions titles descriptions names alternatives} : ("zima")'
        ' AND {inscriptions titles descriptions names} : "nad" + "wolga"'
    )
