"""A question as it is answered: parts that rest on words of the catalogue."""

from dataclasses import dataclass, replace

from app.domain.search_query import Asked
from app.domain.search_terms import AcceptedWord, Wanted
from app.persistence.fulltext.expression import (
    ANYWHERE,
    AnyWord,
    Close,
    Expression,
    HasValue,
    Run,
    Without,
    all_of,
    any_of,
)


@dataclass(frozen=True, slots=True)
class Group:
    """A typed word with all that answers it, and the columns in which it may stand."""

    asked: Asked
    words: tuple[AcceptedWord, ...]
    columns: frozenset[str] = ANYWHERE
    is_cut: bool = False
    is_optional: bool = False

    @property
    def df(self) -> int:
        """In how many photographs it stands, about."""
        return sum(word.df for word in self.words)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question that is wanted: what is asked, and the words that it rests on.

    `phrases` are runs of words that are to be marked as a whole, and `of_phrases` all that answers
    the words of each; `is_filter` where it is about values, not words.
    """

    expression: Expression
    groups: tuple[Group, ...] = ()
    phrases: tuple[Run, ...] = ()
    is_filter: bool = False
    of_phrases: tuple[tuple[Group, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A question as it is answered: all parts, and none of what is unwanted.

    `helpful` are words that say little: they better the order.
    """

    parts: tuple[Part, ...]
    unwanted: tuple[Expression, ...] = ()
    helpful: tuple[Group, ...] = ()

    @property
    def expression(self) -> Expression:
        """What an index is asked."""
        return self.asking(*(part.expression for part in self.parts))

    @property
    def groups(self) -> tuple[Group, ...]:
        """All words that are wanted."""
        return tuple(group for part in self.parts for group in part.groups)

    def asking(self, *wanted: Expression) -> Expression:
        """Ask for these, and for none of what is unwanted."""
        asked = all_of(*wanted)
        return Without(asked, any_of(*self.unwanted)) if self.unwanted else asked

    def surest(self, least: float) -> "Plan":
        """Give the same plan with such words alone as are at least so sure."""
        return replace(self, parts=tuple(surest_part(part, least) for part in self.parts))


def wanted(plan: Plan, column: str, *, with_help: bool = False) -> Wanted:
    """Give what is to be marked in a text of a column; words that say little only on request."""
    return Wanted(
        tuple(
            {word.folded: word.reason for word in group.words}
            for group in (*plan.groups, *(plan.helpful if with_help else ()))
            if column in group.columns
        ),
        tuple(
            tuple(map(frozenset, run.places))
            for part in plan.parts
            for run in part.phrases
            if column in run.columns
        ),
    )


def single(part: Part) -> Group | None:
    """Give the word that a part is, if it is one."""
    if part.is_filter or len(part.groups) != 1 or not isinstance(part.expression, AnyWord):
        return None
    return part.groups[0]


def surest_part(part: Part, least: float) -> Part:
    """Leave out of a part's expression all words that are less sure."""
    unsure = {
        word.folded for group in part.groups for word in group.words if word.weight < least
    } - {word.folded for group in part.groups for word in group.words if word.weight >= least}
    return replace(part, expression=_leaving_out(part.expression, unsure)) if unsure else part


def _leaving_out(expression: Expression, unsure: set[str]) -> Expression:
    if isinstance(expression, AnyWord):
        return replace(expression, words=tuple(w for w in expression.words if w not in unsure))
    if isinstance(expression, Close):
        groups = tuple(
            tuple(word for word in group if word not in unsure) for group in expression.groups
        )
        return replace(expression, groups=groups)
    if isinstance(expression, Without):
        return replace(expression, wanted=_leaving_out(expression.wanted, unsure))
    if isinstance(expression, Run | HasValue):
        return expression
    return replace(expression, parts=tuple(_leaving_out(p, unsure) for p in expression.parts))
