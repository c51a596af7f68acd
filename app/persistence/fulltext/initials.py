"""Words of which the first letter alone is written: J. Haller, S. Urszula, А. Л. Терещенков.

A letter is in too many texts to stand for a word by itself: it has to stand right beside the others
that were typed. So an index is asked for what has both, and what it finds is looked at again.
"""  # noqa: RUF002 - Cyrillic letters are meant

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from sqlalchemy.orm import Session

from app.domain.search_query import Word
from app.domain.search_terms import KeyKind
from app.persistence.analysis import Analyser
from app.persistence.fulltext.expression import NOTHING, Close, Expression, all_of, any_of
from app.persistence.fulltext.lookup import exact_forms, known
from app.persistence.fulltext.plan import Group, Part, Plan, single

_LEAST_LETTERS: Final = 3
_MOST_PARTS: Final = 6
_LONGEST: Final = 3
_MOST_FREQUENT: Final = 20_000
"""A letter that is in more photographs is a word of its own, and would be read for long."""


def by_initials(
    session: Session, analyser: Analyser, plan: Plan, *, names_alone: bool
) -> Expression:
    """Ask for those that have the first letters of one or two of the typed words beside a third.

    `names_alone`: of no other words than names, known ones or such as are typed in capitals.
    """
    parts = [part for part in plan.parts if not part.is_filter]
    if not 1 < len(parts) <= _MOST_PARTS:
        return NOTHING
    letters = {_letter(group) for part in parts if (group := single(part))}
    there = known(session, letters)
    seldom = frozenset(one for one, df in there.items() if df <= _MOST_FREQUENT)
    stretches = (
        (start, start + length)
        for length in range(2, min(_LONGEST, len(parts)) + 1)
        for start in range(len(parts) - length + 1)
    )
    return any_of(
        *(
            all_of(*(part.expression for part in (*parts[:start], *parts[end:])), close)
            for start, end in stretches
            for close in _beside(analyser, parts[start:end], seldom, names_alone=names_alone)
        )
    )


def _beside(
    analyser: Analyser, parts: Sequence[Part], seldom: frozenset[str], *, names_alone: bool
) -> Iterator[Expression]:
    groups = [group for part in parts if (group := single(part))]
    if len(groups) < len(parts):
        return
    for short in combinations(groups, len(groups) - 1):
        letters = [_letter(group) for group in short]
        is_name = _are_capital(groups) or any(_is_given_name(analyser, one) for one in short)
        (whole,) = [group for group in groups if group not in short] or (None,)
        if whole and seldom.issuperset(letters) and (is_name or not names_alone):
            words = tuple(word.folded for word in whole.words)
            yield Close((words, *((letter,) for letter in letters)), 0, whole.columns)


def _letter(group: Group) -> str:
    form = exact_forms(group.asked)[0] if isinstance(group.asked, Word) else ""
    return form[0] if len(form) >= _LEAST_LETTERS and form.isalpha() else ""


def _are_capital(groups: Sequence[Group]) -> bool:
    return all(isinstance(g.asked, Word) and g.asked.original[:1].isupper() for g in groups)


def _is_given_name(analyser: Analyser, group: Group) -> bool:
    asked = group.asked
    return isinstance(asked, Word) and any(
        key.kind is KeyKind.NAME for key in analyser.asked_keys(asked)
    )
