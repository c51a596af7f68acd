"""Reading what someone typed as a tree. Every text is a question, or none; nothing raises.

`docs/reference/query-language.md` is the table. Brackets and quotation marks without a partner are
passed over, and so is an operator with nothing to work on; a question of operators alone is read as
words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from app.domain.analysis import LONGEST_QUERY
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
from app.language.query_parts import FIELDS, Part, PartKind, parts_of
from app.language.query_words import typed_words

DEEPEST: Final = 10
"""How many brackets can stand in each other; one that is deeper groups nothing."""

MOST_WORDS: Final = 64
"""How many words of a question are looked for."""

_OPERATORS = frozenset({PartKind.AND, PartKind.OR, PartKind.NOT, PartKind.NEAR})


@dataclass(slots=True)
class _Group:
    """What stands between brackets, so far: alternatives, each of parts that are all wanted."""

    any_of: list[list[Node]] = field(default_factory=lambda: [[]])
    is_not: bool = False
    of_field: SearchField | None = None
    near: int | None = None

    def add(self, node: Node | None) -> None:
        """Put in what has been read, under the `NOT` and the field that stand before it."""
        if node is not None:
            before = self.any_of[-1]
            close = _close(before[-1], node, self.near) if before and self._is_joined else None
            if close:
                before[-1] = close
            else:
                node = InField(self.of_field, node) if self.of_field else node
                before.append(_negated(node) if self.is_not else node)
        self.is_not, self.of_field, self.near = False, None, None

    @property
    def _is_joined(self) -> bool:
        return self.near is not None and not self.is_not and self.of_field is None

    def node(self) -> Node | None:
        """Give what has been read."""
        alternatives = [_all_of(nodes) for nodes in self.any_of if nodes]
        if len(alternatives) > 1:
            return Or(tuple(alternatives))
        return alternatives[0] if alternatives else None


class _Groups:
    """The brackets that are open where one has read to."""

    def __init__(self) -> None:
        self._open = [_Group()]
        self._too_deep = 0

    @property
    def last(self) -> _Group:
        """The innermost."""
        return self._open[-1]

    def take(self, part: Part) -> None:
        """Take a bracket, an operator or a field's name."""
        match part.kind:
            case PartKind.OPEN if len(self._open) > DEEPEST:
                self._too_deep += 1
            case PartKind.OPEN:
                self._open.append(_Group())
            case PartKind.CLOSE if self._too_deep:
                self._too_deep -= 1
            case PartKind.CLOSE:
                self._close()
            case PartKind.OR:
                self.last.any_of.append([])
            case PartKind.NOT:
                self.last.is_not = not self.last.is_not
            case PartKind.NEAR:
                self.last.near = part.distance
            case PartKind.FIELD:
                self.last.of_field = FIELDS[part.text.lower()]

    def node(self) -> Node | None:
        """Close what is still open, and give what has been read."""
        while len(self._open) > 1:
            self._close()
        return self.last.node()

    def _close(self) -> None:
        if len(self._open) > 1:
            inner = self._open.pop()
            self.last.add(inner.node())


class QueryReader:
    """Reads questions. `function_words` say little, and need not be found: `w`, `the`."""

    def __init__(self, function_words: frozenset[str]) -> None:
        self._function_words = function_words

    def read(self, query: str) -> Node | None:
        """Read a question; None for one that asks for nothing."""
        parts = list(parts_of(query[:LONGEST_QUERY]))
        return self._tree(parts) or self._tree([_as_words(part) for part in parts])

    def _tree(self, parts: list[Part]) -> Node | None:
        groups = _Groups()
        left = MOST_WORDS
        for part in parts:
            if part.kind in (PartKind.WORDS, PartKind.PHRASE):
                words = self._words(part)[:left] if left else []
                left -= len(words)
                groups.last.add(_node(part, words))
            else:
                groups.take(part)
        return groups.node()

    def _words(self, part: Part) -> list[Asked]:
        return list(typed_words(part.text, part.start, self._function_words))


def _node(part: Part, words: list[Asked]) -> Node | None:
    if not words:
        return None
    if part.kind is PartKind.PHRASE:
        if part.distance is not None and len(words) > 1:
            return Near(tuple(words), part.distance)
        return Phrase(tuple(words))
    return _all_of(list(words))


def _close(one: Node, other: Node, distance: int | None) -> Near | None:
    """Join words by NEAR; what is no word, nor words that are joined so already, can't be."""
    words = [*_words_of(one), *_words_of(other)]
    if distance is None or not (_words_of(one) and _words_of(other)):
        return None
    return Near(tuple(words), max(distance, one.distance if isinstance(one, Near) else 0))


def _words_of(node: Node) -> tuple[Asked, ...]:
    if isinstance(node, Near | Phrase):
        return node.words
    return (node,) if isinstance(node, Word | Wildcard) else ()


def _all_of(nodes: list[Node]) -> Node:
    flat = tuple(_flat(nodes))
    return flat[0] if len(flat) == 1 else And(flat)


def _flat(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, And):
            yield from node.nodes
        else:
            yield node


def _negated(node: Node) -> Node:
    return node.node if isinstance(node, Not) else Not(node)


def _as_words(part: Part) -> Part:
    return Part(PartKind.WORDS, part.text, part.start) if part.kind in _READ_AS_WORDS else part


_READ_AS_WORDS = _OPERATORS | {PartKind.FIELD}
