"""Words of long texts, looked at before a transaction begins in which others have to wait."""

from typing import Final

from app.domain.photographs import PhotographDescription
from app.domain.search_terms import IndexedWord
from app.language.analyser import Analyser
from app.persistence.fulltext.passages import passages

LONG_TEXT: Final = 2_000
"""From so many characters on texts take longer to analyse than to look up."""


class PreparedAnalyser(Analyser):
    """An analyser for one saving: what it was told before, it knows."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[str, str], tuple[IndexedWord, ...]] = {}

    def prepare(self, text: str, language: str) -> None:
        """Analyse a text now."""
        self._known[text, language] = super().indexed_words(text, language)

    def indexed_words(self, text: str, language: str = "") -> tuple[IndexedWord, ...]:
        """Give a text's words as an index keeps them."""
        known = self._known.get((text, language))
        return super().indexed_words(text, language) if known is None else known


def prepared_for(*descriptions: PhotographDescription) -> PreparedAnalyser:
    """Analyse the texts of descriptions that are about to be saved, where they are long together.

    A megabyte of text takes seconds, and on SQLite one saving keeps all others waiting.
    """
    analyser = PreparedAnalyser()
    for description in descriptions:
        texts = [(passage.text, passage.language) for passage in passages(description)]
        if sum(len(text) for text, _ in texts) >= LONG_TEXT:
            for text, language in texts:
                analyser.prepare(text, language)
    return analyser
