"""What somebody may have meant who found nothing: their own question, with words mended."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from app.domain.hits import Expansion, FoundSpelling
from app.domain.search_query import Asked, Word
from app.domain.search_terms import Reason
from app.domain.sigla import parse
from app.domain.sigla_forms import GAP
from app.persistence.fulltext.entry_words import COLUMNS, words_of
from app.persistence.fulltext.plan import Group
from app.persistence.fulltext.spellings import Met

_MISTAKES = frozenset({Reason.MISTYPED, Reason.JOINED})
_NEAR = _MISTAKES | {Reason.WITHIN}
_JOINED = frozenset({Reason.JOINED})
_BY_SOUND = frozenset({Reason.TRANSLITERATED})


def did_you_mean(query: str, groups: Sequence[Group], found: Sequence[Expansion], met: Met) -> str:
    """Write the question with the surest words that were found near it; empty where none was.

    A word that stands in an entry that was `met`, as it was typed or in another form, stays. Beside
    a mended word one is mended too that only sounds as a word of the same script does. Two words
    that are written as one are mended as one.
    """
    better: dict[Word, str] = {}
    for word in _typed(_not_met(groups, met, but_for=_NEAR), query):
        if mended := _spelt(word, found, _MISTAKES):
            better[word] = mended
    if not better:
        return ""
    for word in _typed(_not_met(groups, met, but_for=_NEAR | _BY_SOUND), query):
        mended = "" if word in better else _spelt(word, found, _BY_SOUND)
        if mended and _script(mended) == _script(word.original):
            better[word] = mended
    typed = sorted(_typed((group.asked for group in groups), query), key=lambda word: word.start)
    for one, other in pairwise(typed):
        joined = _spelt(one, found, _JOINED)
        is_mended = one in better or other in better
        if joined and is_mended and joined == _spelt(other, found, _JOINED):
            better |= {one: joined, other: ""}
    answer = _with(query, better)
    return answer if answer != query else ""


def _with(query: str, better: Mapping[Word, str]) -> str:
    """Put words into the place of others; where nothing takes a place, it closes."""
    for word in sorted(better, key=lambda word: -word.start):
        before = query[: word.start]
        query = (before if better[word] else before.rstrip()) + better[word] + query[word.end :]
    return query


def _typed(asked: Iterable[Asked], query: str) -> Iterator[Word]:
    """Give those words that stand in the question as they were typed."""
    for one in asked:
        if isinstance(one, Word) and one.original and query[one.start : one.end] == one.original:
            yield one


def _spelt(word: Word, found: Iterable[Expansion], reasons: Collection[Reason]) -> str:
    spellings = (s for one in found if one.typed == word.original for s in one.found)
    return next(filter(None, (_plain(s) for s in spellings if s.reason in reasons)), "")


def _script(word: str) -> str:
    """Name the script of a word's first letter, such as `LATIN`."""
    return next((unicodedata.name(one, "").split(" ")[0] for one in word if one.isalpha()), "")


def _plain(spelling: FoundSpelling) -> str:
    """Write a word without an editor's marks; empty where letters of it are lost."""
    words = parse(spelling.written).searchable.text
    return "" if GAP in words else words


def _not_met(groups: Iterable[Group], met: Met, *, but_for: Collection[Reason]) -> Iterator[Asked]:
    """Give what no entry holds, but for words that answer by these reasons."""
    there = {word for entry in met.values() for word in words_of(entry[name] for name in COLUMNS)}
    for group in groups:
        if not any(one.folded in there for one in group.words if one.reason not in but_for):
            yield group.asked
