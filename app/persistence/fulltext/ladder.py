"""What stands near a question: asked only where few answer it.

The second step takes typed words as mistyped, or as written in one or in two; the third is content
with half of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Final

from sqlalchemy.orm import Session

from app.domain.search_query import Word
from app.domain.search_terms import AcceptedWord, Reason
from app.persistence.analysis import Analyser
from app.persistence.fulltext.expression import AnyWord, Expression, Run, all_of, any_of
from app.persistence.fulltext.lookup import exact_forms, known, mistyped
from app.persistence.fulltext.plan import Group, Part, Plan

FEW: Final = 10
"""Fewer than so many photographs make it worth while to look for others."""

_JOINED: Final = 0.7
_SHORTEST_PIECE: Final = 2
_MOST_COMBINATIONS: Final = 20
_MOST_PARTS: Final = 8


def mistyped_plan(session: Session, analyser: Analyser, plan: Plan) -> Plan | None:
    """Give a plan that takes single words as mistyped too; None where nothing would be new."""
    parts = [_mistyped(session, analyser, part) for part in plan.parts]
    parts = _joined(session, parts)
    return replace(plan, parts=tuple(parts)) if parts != list(plan.parts) else None


def partly(plan: Plan) -> Iterator[Expression]:
    """Give expressions for at least half of what is asked, those of the most telling parts first.

    Filters must hold.
    """
    filters = [part.expression for part in plan.parts if part.is_filter]
    words = sorted((part for part in plan.parts if not part.is_filter), key=_df)[:_MOST_PARTS]
    half = (len(words) + 1) // 2
    if len(words) > 1:
        for some in list(combinations(words, half))[:_MOST_COMBINATIONS]:
            yield plan.asking(*filters, *(part.expression for part in some))


def _df(part: Part) -> int:
    return min((group.df for group in part.groups), default=1)


def _mistyped(session: Session, analyser: Analyser, part: Part) -> Part:
    """Let a part be answered by words that its word may be a mistyping of, or by its two halves."""
    group = _single(part)
    if group is None or not isinstance(group.asked, Word):
        return part
    have = {word.folded for word in group.words}
    near = [w for w in mistyped(session, analyser, group.asked).words if w.folded not in have]
    halves = _halves(session, exact_forms(group.asked)[0]) if group.df == 0 else []
    if not near and not halves:
        return part
    together = replace(group, words=(*group.words, *near))
    return Part(
        any_of(
            AnyWord(tuple(word.folded for word in together.words), group.columns),
            *(Run(tuple((half,) for half in pair), group.columns) for pair in halves),
        ),
        (together,),
        tuple(Run(tuple((half,) for half in pair), group.columns) for pair in halves),
    )


def _joined(session: Session, parts: Sequence[Part]) -> list[Part]:
    """Let two words beside each other be answered by both in one."""
    pairs = {
        number: (_form(one) + _form(other))
        for number, (one, other) in enumerate(pairwise(parts))
        if _form(one) and _form(other)
    }
    there = known(session, set(pairs.values()))
    joined = list(parts)
    for number, form in sorted(pairs.items(), reverse=True):
        if form in there:
            one, other = joined[number : number + 2]
            joined[number : number + 2] = [_either(one, other, form, there[form])]
    return joined


def _either(one: Part, other: Part, form: str, df: int) -> Part:
    columns = one.groups[0].columns
    word = AcceptedWord(form, _JOINED, Reason.JOINED, df)
    groups = tuple(
        replace(group, words=(*group.words, word)) for group in (*one.groups, *other.groups)
    )
    both = all_of(one.expression, other.expression)
    return Part(any_of(both, AnyWord((form,), columns)), groups, (*one.phrases, *other.phrases))


def _halves(session: Session, form: str) -> list[tuple[str, str]]:
    """Give the pairs of words of the catalogue that a word is, written as one."""
    cuts = range(_SHORTEST_PIECE, len(form) - _SHORTEST_PIECE + 1)
    pairs = [(form[:cut], form[cut:]) for cut in cuts]
    there = known(session, {half for pair in pairs for half in pair})
    return [pair for pair in pairs if there.keys() >= set(pair)]


def _single(part: Part) -> Group | None:
    """Give the word that a part is, if it is one."""
    if part.is_filter or len(part.groups) != 1 or not isinstance(part.expression, AnyWord):
        return None
    return part.groups[0]


def _form(part: Part) -> str:
    group = _single(part)
    if group is None or not isinstance(group.asked, Word):
        return ""
    return exact_forms(group.asked)[0]
