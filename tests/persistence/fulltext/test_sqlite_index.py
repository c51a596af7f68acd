"""An expression in FTS5's language: https://www.sqlite.org/fts5.html, 3. Full-text Query Syntax."""

import pytest

from app.persistence.fulltext.expression import (
    NOTHING,
    AnyWord,
    Run,
)
from app.persistence.fulltext.sqlite_index import match_expression

VERSO = frozenset({"verso"})


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        (AnyWord(("wolga",)), '("wolga")'),
        (AnyWord(("zima",), VERSO), '({verso} : ("zima"))'),
        (Run((("nad",), ("wolga",)), VERSO), '({verso} : ("nad" + "wolga"))'),
        (Run((("nad",), ("wolga", "wolge"))), '("nad" + "wolga" OR "nad" + "wolge")'),
        (AnyWord(('a"b', "NOT")), '("a""b" OR "NOT")'),
        (NOTHING, '"\ue004"'),
        (AnyWord(("a",), frozenset()), '"\ue004"'),
    ],
)
def test_an_expression_is_written_so_that_no_word_of_it_is_a_command(
    expression: AnyWord | Run, written: str
) -> None:
    assert match_expression(expression) == written
