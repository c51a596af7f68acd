"""Words of long texts, looked at before a transaction begins in which others have to wait."""

from typing import Final

from app.domain.photographs import PhotographDescription
from app.language.analyser import Analyser
from app.persistence.fulltext.passages import passages

LONG_TEXT: Final = 2_000
"""From so many characters on a text takes longer to analyse than to look up."""


class PreparedAnalyser(Analyser):
    """An analyser for one saving: what it was told before, it knows."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] = {}

    def prepare(self, text: str) -> None:
        """Analyse a text now."""
        self._known[text] = super().indexed(text)

    def indexed(self, text: str) -> tuple[str, str]:
        """Give a text's folded words, and their other forms, each apart by one space."""
        return self._known.get(text) or super().indexed(text)


def prepared_for(*descriptions: PhotographDescription) -> PreparedAnalyser:
    """Analyse the long texts of descriptions that are about to be saved.

    A megabyte of text takes seconds, and on SQLite one saving keeps all others waiting.
    """
    analyser = PreparedAnalyser()
    for description in descriptions:
        for passage in passages(description):
            if len(passage.text) >= LONG_TEXT:
                analyser.prepare(passage.text)
    return analyser
