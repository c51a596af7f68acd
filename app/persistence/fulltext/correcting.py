"""What somebody may have meant who found nothing: their own question, with words mended."""

from collections.abc import Iterable, Sequence

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


def did_you_mean(query: str, groups: Sequence[Group], found: Sequence[Expansion], met: Met) -> str:
    """Write the question with the surest words that were found near it; empty where none was.

    A word that stands in an entry that was `met`, as it was typed or in another form, stays.
    """
    spellings = {
        one.typed: next(filter(None, (_plain(s) for s in one.found if s.reason in _MISTAKES)), "")
        for one in found
    }
    mended = query
    words = [one for one in _not_met(groups, met) if isinstance(one, Word)]
    for word in sorted(words, key=lambda word: -word.start):
        better = spellings.get(word.original, "")
        is_typed_there = query[word.start : word.end] == word.original and word.original
        if better and is_typed_there:
            mended = mended[: word.start] + better + mended[word.end :]
    return mended if mended != query else ""


def _plain(spelling: FoundSpelling) -> str:
    """Write a word without an editor's marks; empty where letters of it are lost."""
    words = parse(spelling.written).searchable.text
    return "" if GAP in words else words


def _not_met(groups: Iterable[Group], met: Met) -> Iterable[Asked]:
    there = {word for entry in met.values() for word in words_of(entry[name] for name in COLUMNS)}
    for group in groups:
        if not any(one.folded in there for one in group.words if one.reason not in _NEAR):
            yield group.asked
