"""Words of the catalogue that go on as somebody has begun to type them, as they are written."""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import func, select

from app.domain.hits import SuggestedWord
from app.domain.public_view import NO_CAPS
from app.domain.search_filters import NO_FILTERS, SearchFilters
from app.persistence.access_rules import as_shown
from app.persistence.also_called import also_called
from app.persistence.fulltext.entry_words import INSCRIPTION_COLUMNS
from app.persistence.fulltext.expression import ANYWHERE, AnyWord, all_of
from app.persistence.fulltext.filtering import filtered
from app.persistence.fulltext.highlighting import Shown
from app.persistence.fulltext.matching import Matching
from app.persistence.fulltext.source import seen_sources
from app.persistence.fulltext.spellings import spellings
from app.persistence.records.search_term import Term
from app.persistence.transaction import Transaction

MOST_SUGGESTED: Final = 20
MOST_COUNTED: Final = 1000
_LONGEST: Final = 100
_SHORTEST: Final = 2
_CANDIDATES_EACH: Final = 4
_AFTER_ALL: Final = "\U0010ffff"


def suggest_words(
    transaction: Transaction,
    beginning: str,
    *,
    limit: int,
    filters: SearchFilters = NO_FILTERS,
    of_readings: bool = False,
) -> tuple[SuggestedWord, ...]:
    """Give words that begin as the last one typed, the most frequent first.

    `of_readings` asks for words that are written on photographs, in these alone.

    Each is met in what the viewer may see, and counted there, up to `MOST_COUNTED`: the dictionary
    itself knows the words of what is closed too.
    """
    typed = transaction.analyser.words(beginning[-_LONGEST:])
    if not typed or len(typed[-1].folded) < _SHORTEST:
        return ()
    most = max(1, min(limit, MOST_SUGGESTED))
    columns = frozenset(INSCRIPTION_COLUMNS) if of_readings else ANYWHERE
    matching = Matching(transaction, filters)
    narrowed = filtered(transaction, filters)
    counts: dict[str, int] = {}
    rows: dict[str, int] = {}
    for word in _candidates(transaction, typed[-1].folded, most * _CANDIDATES_EACH):
        asked = all_of(AnyWord((word,), columns), narrowed)
        met = matching.rows(asked, at_most=MOST_COUNTED)
        if met:
            counts[word], rows[word] = len(met), met[0]
        if len(counts) == most:
            break
    written = _written(transaction, matching, rows)
    in_order = sorted(counts, key=lambda word: (-counts[word], len(word), word))
    found = [SuggestedWord(written[word], counts[word]) for word in in_order if word in written]
    return tuple({one.written.casefold(): one for one in reversed(found)}.values())[::-1]


def _candidates(transaction: Transaction, beginning: str, most: int) -> Sequence[str]:
    """Give the words of the dictionary that begin so: a walk through its index."""
    begun = (
        select(Term.term, Term.df)
        .where(Term.term >= beginning, Term.term < beginning + _AFTER_ALL, Term.df > 0)
        .order_by(Term.df.desc(), func.length(Term.term), Term.term)
        .limit(most)
    )
    return [word for word, _ in transaction.session.execute(begun) if word.isalnum()]


def _written(
    transaction: Transaction, matching: Matching, rows: Mapping[str, int]
) -> dict[str, str]:
    """Give each word as it stands in a photograph, through the gate once more."""
    kept = matching.words(rows.values())
    ids = {row: entry["photograph_id"] for row, entry in kept.items()}
    session, viewer = transaction.session, transaction.viewer
    sources = seen_sources(session, viewer, set(ids.values()), with_scans=False)
    described = {
        one: as_shown(transaction, source.description, NO_CAPS) for one, source in sources.items()
    }
    names = also_called(transaction.session, list(described.values()))
    others = dict(zip(described, names, strict=True))
    shown = {
        row: Shown(described[one], others[one], kept[row])
        for row, one in ids.items()
        if one in described
    }
    return spellings(transaction.session, transaction.analyser, list(rows.items()), shown)
