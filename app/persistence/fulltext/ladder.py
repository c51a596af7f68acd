"""What stands near a question: asked only where few answer it.

The second step takes typed words as mistyped, as written in one or in two, or as a part of a longer
one (Lazarett, Feldlazarett); the third is content with half of them, and with the words of a phrase
wherever they stand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Final

from sqlalchemy.orm import Session

from app.domain.search_query import Word
from app.domain.search_terms import AcceptedWord, Reason
from app.persistence.analysis import Analyser
from app.persistence.fulltext.expression import (
    AllOf,
    AnyOf,
    AnyWord,
    Close,
    Expression,
    Run,
    all_of,
    any_of,
)
from app.persistence.fulltext.lookup import exact_forms, known, longer_words, mistyped
from app.persistence.fulltext.plan import Group, Part, Plan, single

FEW: Final = 10
"""Fewer than so many photographs make it worth while to look for others."""

_JOINED: Final = 0.7
_SHORTEST_PIECE: Final = 2
_MOST_COMBINATIONS: Final = 20
_MOST_PARTS: Final = 8


def mistyped_plan(session: Session, analyser: Analyser, plan: Plan) -> Plan | None:
    """Give a plan that takes words as mistyped too; None where nothing would be new."""
    words = [word for part in plan.parts for word in _words(part)]
    near = _nearest(session, analyser, list(dict.fromkeys(words)))
    parts = [_mistyped(session, near, part) for part in plan.parts]
    parts = _joined(session, parts)
    return replace(plan, parts=tuple(parts)) if parts != list(plan.parts) else None


def loosened(plan: Plan) -> Plan:
    """Give a plan that is content with the words of a phrase, and of closeness, anywhere."""
    return replace(plan, parts=tuple(map(_loosened, plan.parts)))


def partly(plan: Plan) -> Iterator[Expression]:
    """Give expressions for all of a loosened plan, then for at least half of what is asked.

    Those of the most telling parts come first. Filters must hold.
    """
    yield plan.expression
    filters = [part.expression for part in plan.parts if part.is_filter]
    words = sorted((part for part in plan.parts if not part.is_filter), key=_df)[:_MOST_PARTS]
    half = (len(words) + 1) // 2
    if len(words) > 1:
        for some in list(combinations(words, half))[:_MOST_COMBINATIONS]:
            yield plan.asking(*filters, *(part.expression for part in some))


def _df(part: Part) -> int:
    return min((group.df for group in part.groups), default=1)


def _loosened(part: Part) -> Part:
    if not part.of_phrases and not isinstance(part.expression, Close):
        return part
    of_runs = dict(zip(part.phrases, part.of_phrases, strict=False))
    groups = (*part.groups, *(group for some in of_runs.values() for group in some))
    return Part(_anywhere(part.expression, of_runs), groups)


def _anywhere(expression: Expression, of_runs: Mapping[Run, Sequence[Group]]) -> Expression:
    if isinstance(expression, Close):
        return all_of(*(AnyWord(words, expression.columns) for words in expression.groups))
    if isinstance(expression, Run):
        wanted = [group for group in of_runs.get(expression, ()) if not group.is_optional]
        return all_of(*(_any_word(group) for group in wanted)) if wanted else expression
    if isinstance(expression, AllOf | AnyOf):
        join = all_of if isinstance(expression, AllOf) else any_of
        return join(*(_anywhere(part, of_runs) for part in expression.parts))
    return expression


def _any_word(group: Group) -> AnyWord:
    return AnyWord(tuple(word.folded for word in group.words), group.columns)


_Near = Mapping[Word, Sequence[AcceptedWord]]
"""By typed word: those of the catalogue that it may be a mistyping of, or stand in."""


def _words(part: Part) -> Iterator[Word]:
    """Give those words of a part that may be mistyped."""
    one = single(part)
    groups = part.groups if isinstance(part.expression, Close) else (one,) if one else ()
    return (group.asked for group in groups if isinstance(group.asked, Word))


def _nearest(session: Session, analyser: Analyser, words: Sequence[Word]) -> _Near:
    """Look for all of them at once."""
    near = mistyped(session, analyser, words)
    longer = longer_words(session, {exact_forms(word)[0] for word in words})
    return {word: (*near[word].words, *longer.get(exact_forms(word)[0], ())) for word in words}


def _mistyped(session: Session, near: _Near, part: Part) -> Part:
    """Let a part be answered by words that its words may be a mistyping of, or stand in."""
    if isinstance(part.expression, Close):
        return _mistyped_close(near, part, part.expression)
    group = single(part)
    if group is None or not isinstance(group.asked, Word):
        return part
    together = _with_near(near, group)
    halves = _halves(session, exact_forms(group.asked)[0]) if group.df == 0 else []
    if together == group and not halves:
        return part
    return Part(
        any_of(
            AnyWord(tuple(word.folded for word in together.words), group.columns),
            *(Run(tuple((half,) for half in pair), group.columns) for pair in halves),
        ),
        (together,),
        tuple(Run(tuple((half,) for half in pair), group.columns) for pair in halves),
    )


def _mistyped_close(near: _Near, part: Part, close: Close) -> Part:
    groups = tuple(_with_near(near, group) for group in part.groups)
    words = tuple(tuple(word.folded for word in group.words) for group in groups)
    return Part(replace(close, groups=words), groups)


def _with_near(near: _Near, group: Group) -> Group:
    """Add the words that a typed one may be a mistyping of, and longer ones that hold it."""
    if not isinstance(group.asked, Word):
        return group
    have = {word.folded for word in group.words}
    new = {w.folded: w for w in reversed(near[group.asked]) if w.folded not in have}
    return replace(group, words=(*group.words, *reversed(new.values()))) if new else group


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


def _form(part: Part) -> str:
    group = single(part)
    if group is None or not isinstance(group.asked, Word):
        return ""
    return exact_forms(group.asked)[0]
