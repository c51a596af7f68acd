"""How words that answer are spelt, as they stand in what the viewer may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.hits import Expansion, FoundSpelling
from app.domain.search_terms import Reason, Wanted
from app.persistence.analysis import Analyser
from app.persistence.fulltext.entry_words import COLUMNS, NO_WORDS
from app.persistence.fulltext.highlighting import Shown
from app.persistence.fulltext.passages import passages
from app.persistence.fulltext.plan import Group
from app.persistence.prepared import Prepared, some_of
from app.persistence.records.search_term import Term, TermForm

MOST_SPELLINGS: Final = 8
"""How many spellings of a typed word an answer lists."""

_SPELLINGS: Final = Prepared(
    select(Term.term, TermForm.spelling)
    .join(TermForm, TermForm.term_id == Term.id)
    .where(some_of(Term.term))
    .order_by(TermForm.spelling)
)
Met = Mapping[int, Mapping[str, Any]]
"""Entries that the viewer may see, by row."""


def words_met(groups: Iterable[Group], met: Met) -> dict[Group, dict[str, int]]:
    """Give those words that are not the typed ones and stand in entries, each with such a row."""
    where: dict[str, int] = {}
    other = {
        word.folded for group in groups for word in group.words if word.reason is not Reason.EXACT
    } - NO_WORDS
    for row in sorted(met):  # so that every database tells the same
        here = other.intersection(" ".join([met[row][name] for name in COLUMNS]).split(" "))
        where |= dict.fromkeys(here, row)
        other -= here
    found: dict[Group, dict[str, int]] = {}
    for group in groups:
        words = [w for w in group.words if w.reason is not Reason.EXACT and w.folded in where]
        found[group] = {word.folded: where[word.folded] for word in words[:MOST_SPELLINGS]}
    return found


def expansions(
    session: Session,
    analyser: Analyser,
    found: Mapping[Group, Mapping[str, int]],
    shown: Mapping[int, Shown],
) -> tuple[Expansion, ...]:
    """List what typed words were taken for, spelt as in the photographs that are shown."""
    spelt = spellings(
        session, analyser, [pair for one in found.values() for pair in one.items()], shown
    )
    listed: dict[str, Expansion] = {}
    for group, words in found.items():
        typed = group.asked.original
        told = tuple(
            FoundSpelling(spelt[word.folded], word.reason)
            for word in group.words
            if word.folded in words and word.folded in spelt
        )
        if told or group.is_cut:
            listed.setdefault(typed, Expansion(typed, told, group.is_cut))
    return tuple(listed.values())


def spellings(
    session: Session,
    analyser: Analyser,
    wanted: Collection[tuple[str, int]],
    shown: Mapping[int, Shown],
) -> dict[str, str]:
    """Give a spelling of each folded word, from the photograph of the row beside it."""
    forms = _forms(session, {word for word, _ in wanted})
    texts = {
        row: [p.text for p in passages(one.description, one.other_names)]
        for row, one in shown.items()
    }
    found: dict[str, str] = {}
    for word, row in wanted:
        if word in found or row not in texts:
            continue
        spelt = next(_literally(texts[row], forms.get(word, ())), "")
        found_here = spelt or next(_as_read(analyser, texts[row], word), "")
        if found_here:
            found[word] = found_here
    return found


def _forms(session: Session, words: Collection[str]) -> dict[str, list[str]]:
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for term, spelling in _SPELLINGS.rows(session.connection(), sorted(words)):
        forms[term].append(spelling)
    return dict(forms)


def _literally(texts: Sequence[str], forms: Iterable[str]) -> Iterator[str]:
    """Find spellings as whole words, letter by letter: that is quick, and nearly always enough."""
    for form in dict.fromkeys(forms):
        for text in texts:
            lowered = text.lower()
            at = lowered.find(form) if len(lowered) == len(text) else -1
            end = at + len(form)
            around = text[max(0, at - 1) : at] + text[end : end + 1]
            if at >= 0 and not any(map(str.isalnum, around)):
                yield text[at:end]


def _as_read(analyser: Analyser, texts: Iterable[str], word: str) -> Iterator[str]:
    for text in texts:
        for quotation in analyser.quoted(text, Wanted(({word: Reason.EXACT},))).quotations:
            yield quotation.exact
