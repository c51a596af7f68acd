"""What somebody may have meant who found nothing: their own question, with words mended."""

from collections.abc import Sequence

from app.domain.hits import Expansion
from app.domain.search_query import Word
from app.domain.search_terms import Reason
from app.persistence.fulltext.plan import Group

_MISTAKES = frozenset({Reason.MISTYPED, Reason.JOINED})


def did_you_mean(query: str, groups: Sequence[Group], found: Sequence[Expansion]) -> str:
    """Write the question with the surest words that were found near it; empty where none was.

    A word that the catalogue has as it was typed stays.
    """
    spellings = {
        one.typed: next((s.written for s in one.found if s.reason in _MISTAKES), "")
        for one in found
    }
    mended = query
    words = [group.asked for group in groups if isinstance(group.asked, Word)]
    for word in sorted(words, key=lambda word: -word.start):
        better = spellings.get(word.original, "")
        is_typed_there = query[word.start : word.end] == word.original and word.original
        if better and is_typed_there:
            mended = mended[: word.start] + better + mended[word.end :]
    return mended if mended != query else ""
