"""From a question to what an index is asked: each typed word becomes words of the catalogue."""

from collections.abc import Callable, Iterator, Mapping
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
from app.persistence.fulltext.plan import Group, Part, Plan, surest_part

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
            groups = tuple(self._group(word, columns) for word in node.words)
            return Part(run, phrases=(run,), of_phrases=(groups,))
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
            of_phrases=tuple(groups for part in parts for groups in part.of_phrases),
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
        return surest_part(self._part(node, columns), UNWANTED_FROM).expression

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
