"""From a question to what an index is asked: each typed word becomes words of the catalogue."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from re import sub
from typing import Final

from app.domain.inscriptions import InscriptionKind
from app.domain.search_query import (
    And,
    Asked,
    InField,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    SearchField,
    Wildcard,
    Word,
)
from app.domain.search_terms import AcceptedWord, Wanted
from app.domain.sides import SideKind
from app.persistence.fulltext.entry_values import Value
from app.persistence.fulltext.entry_words import (
    COLUMNS_OF_FIELD,
    INSCRIPTION_COLUMNS,
    column_of_side,
)
from app.persistence.fulltext.expression import (
    ANYWHERE,
    EVERYTHING,
    NOTHING,
    AnyWord,
    Close,
    Expression,
    HasValue,
    Run,
    Without,
    all_of,
    any_of,
)
from app.persistence.fulltext.lookup import Accepted, exact_forms
from app.persistence.fulltext.passages import Field

UNWANTED_FROM: Final = 0.8
"""How sure a word must be of what is unwanted to be unwanted too."""

_NAMES: Final = frozenset(
    column
    for field in (Field.PERSON, Field.PLACE, Field.REF, Field.HAND, Field.STAMP, Field.NAME)
    for column in COLUMNS_OF_FIELD[field]
)
_COLUMNS: Final = {
    SearchField.INSCRIPTION: frozenset(INSCRIPTION_COLUMNS),
    SearchField.NAME: _NAMES,
    **{
        SearchField(field.value): frozenset(COLUMNS_OF_FIELD[field])
        for field in (
            Field.TITLE, Field.DESCRIPTION, Field.PERSON, Field.PLACE, Field.REF, Field.HAND,
            Field.STAMP,
        )
    },
}  # fmt: skip
_KINDS: Final[Mapping[SearchField, type[SideKind | InscriptionKind]]] = {
    SearchField.SIDE: SideKind,
    SearchField.KIND: InscriptionKind,
}
_FACETS: Final = {
    SearchField.SIDE: "sides",
    SearchField.KIND: "kinds",
    SearchField.LANG: "languages",
}


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

    `phrases` are runs of words that are to be marked as a whole; `is_filter` where it is about
    values, not words.
    """

    expression: Expression
    groups: tuple[Group, ...] = ()
    phrases: tuple[Run, ...] = ()
    is_filter: bool = False


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
        return replace(self, parts=tuple(_surest(part, least) for part in self.parts))


class Planner:
    """Makes plans; `accepted` has all words of the question looked up, `numbers` all values."""

    def __init__(
        self, accepted: Mapping[Asked, Accepted], numbers: Callable[[Value], int | None]
    ) -> None:
        self._accepted = accepted
        self._numbers = numbers

    def plan(self, node: Node | None) -> Plan:
        """Plan a whole question."""
        parts: list[Part] = []
        unwanted: list[Expression] = []
        small: list[Group] = []
        for each, columns in _flat(node, ANYWHERE):
            if isinstance(each, Not):
                unwanted.append(self._unwanted(each.node, columns))
            elif isinstance(each, Word) and each.is_optional:
                small.append(self._group(each, columns))
            else:
                parts.append(self._part(each, columns))
        if all(part.is_filter for part in parts) and small:
            parts += [Part(_any_of_words(group), (group,)) for group in small]
            small = []
        return Plan(tuple(parts), tuple(unwanted), tuple(small))

    def _part(self, node: Node, columns: frozenset[str]) -> Part:
        if isinstance(node, Word | Wildcard):
            group = self._group(node, columns)
            return Part(_any_of_words(group), (group,))
        if isinstance(node, Phrase):
            run = self._run(node, columns)
            return Part(run, phrases=(run,))
        if isinstance(node, Near):
            groups = tuple(self._group(word, columns) for word in node.words)
            words = tuple(_words(group) for group in groups)
            return Part(Close(words, node.distance, columns), groups)
        if isinstance(node, InField):
            return self._in_field(node, columns)
        if isinstance(node, Not):
            return Part(Without(EVERYTHING, self._unwanted(node.node, columns)))
        parts = [self._part(each, columns) for each in node.nodes]
        join = all_of if isinstance(node, And) else any_of
        return Part(
            join(*(part.expression for part in parts)),
            tuple(group for part in parts for group in part.groups),
            tuple(run for part in parts for run in part.phrases),
        )

    def _in_field(self, node: InField, columns: frozenset[str]) -> Part:
        if node.field in _FACETS:
            return Part(self._value(node.field, node.node), is_filter=True)
        within = _COLUMNS[node.field]
        if node.field is SearchField.INSCRIPTION:
            within &= columns
        return self._part(node.node, within)

    def _value(self, field: SearchField, node: Node) -> Expression:
        """Ask for the values that words name: `side:verso`, `lang:pl`."""
        if isinstance(node, And | Or):
            join = all_of if isinstance(node, And) else any_of
            return join(*(self._value(field, each) for each in node.nodes))
        if isinstance(node, Not):
            return Without(EVERYTHING, self._value(field, node.node))
        told = _told(node)
        values = (
            [told]
            if field is SearchField.LANG
            else [kind.value for kind in _KINDS[field] if _is_named(told, kind)]
        )
        asked = (self._numbers(Value(_FACETS[field], value)) for value in values)
        return HasValue(numbers) if (numbers := tuple(filter(None, asked))) else NOTHING

    def _unwanted(self, node: Node, columns: frozenset[str]) -> Expression:
        return _surest(self._part(node, columns), UNWANTED_FROM).expression

    def _run(self, phrase: Phrase, columns: frozenset[str]) -> Run:
        return Run(tuple(map(self._exact, phrase.words)), columns)

    def _exact(self, asked: Asked) -> tuple[str, ...]:
        if isinstance(asked, Word):
            return exact_forms(asked)[:1]
        return tuple(word.folded for word in self._accepted[asked].words)

    def _group(self, asked: Asked, columns: frozenset[str]) -> Group:
        found = self._accepted[asked]
        optional = isinstance(asked, Word) and asked.is_optional
        return Group(asked, found.words, columns, found.is_cut, optional)


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


def _flat(node: Node | None, columns: frozenset[str]) -> Iterator[tuple[Node, frozenset[str]]]:
    """Give the parts of a question that are joined by AND, each with where it is asked of.

    `side:verso` asks for what is written there: the words beside it are looked for on that side.
    """
    if isinstance(node, And):
        columns &= _of_sides(node)
        for each in node.nodes:
            yield from _flat(each, columns)
    elif isinstance(node, InField) and isinstance(node.node, Not):
        yield Not(InField(node.field, node.node.node)), columns
    elif isinstance(node, InField) and isinstance(node.node, And) and node.field not in _FACETS:
        for each in node.node.nodes:
            yield from _flat(InField(node.field, each), columns)
    elif node is not None:
        yield node, columns


def _of_sides(node: And) -> frozenset[str]:
    """Give the columns in which what is asked beside `side:` may stand."""
    asked = [
        each.node
        for each in node.nodes
        if isinstance(each, InField) and each.field is SearchField.SIDE
    ]
    if not asked or not all(isinstance(each, Word | Phrase) for each in asked):
        return ANYWHERE
    kinds = [kind for each in asked for kind in SideKind if _is_named(_told(each), kind)]
    return frozenset(map(column_of_side, kinds)) or ANYWHERE


def _told(node: Node) -> str:
    """Give the words of a value as one text."""
    if isinstance(node, Word | Wildcard):
        return node.forms[0] if isinstance(node, Word) else "".join(node.pieces)
    words = node.words if isinstance(node, Phrase | Near) else ()
    return " ".join(map(_told, words))


def _is_named(told: str, kind: SideKind | InscriptionKind) -> bool:
    return _LETTERS(told) == _LETTERS(kind.value)


_LETTERS: Final = partial(sub, r"[\W_]+", "")


def _words(group: Group) -> tuple[str, ...]:
    return tuple(word.folded for word in group.words)


def _any_of_words(group: Group) -> AnyWord:
    return AnyWord(_words(group), group.columns)


def _surest(part: Part, least: float) -> Part:
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
