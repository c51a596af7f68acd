"""What someone who types into the search field asks for."""

import re

from app.domain.analysis import Question
from app.language.characters import GAP, in_class
from app.language.query_parts import QUOTATION_MARKS
from app.language.tokens import index_form, wanted_words

_MARK = in_class(QUOTATION_MARKS)
_QUOTED = re.compile(f"[{_MARK}]([^{_MARK}]*)[{_MARK}]")


def read_question(query: str) -> Question:
    """Read a query: bare words, phrases in quotation marks of any language, `*` at a word's end.

    Every text is a query: what has no meaning here has none, and a mark without its partner is
    passed over. Single quotation marks are taken for apostrophes.
    """
    phrases = (phrase for quoted in _QUOTED.findall(query) for phrase in _phrases(quoted))
    words = wanted_words(_QUOTED.sub(" ", query))
    return Question(words, tuple(dict.fromkeys(phrases)))


def _phrases(quoted: str) -> list[tuple[str, ...]]:
    """Give the words between quotation marks; where `[...]` stands, another phrase begins."""
    stretches = [stretch.split() for stretch in index_form(quoted).body.split(GAP)]
    if quoted.rstrip().endswith("*") and stretches[-1]:
        stretches[-1][-1] += "*"
    return [tuple(stretch) for stretch in stretches if stretch]
