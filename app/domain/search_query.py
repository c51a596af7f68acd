"""What a reader asks for, as a tree: what was typed, understood, before any word is looked up.

Everything here is about words in their folded form (`app/language/folding.py`). None stands for a
question that asks for nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class SearchField(StrEnum):
    """What a part of a question is asked of, as one types it: `place:Lwów`, `side:verso`."""

    INSCRIPTION = "inscription"
    TITLE = "title"
    DESCRIPTION = "description"
    NAME = "name"  # any name: of persons, places, subjects, hands, stamps, holders, and codes
    PERSON = "person"
    PLACE = "place"
    REF = "ref"
    HAND = "hand"
    STAMP = "stamp"
    SIDE = "side"  # what is written on a side of this kind
    KIND = "kind"  # a photograph that has an inscription of this kind
    LANG = "lang"  # a photograph that has a reading in this language


class Expand(StrEnum):
    """How far from what was typed a word may be that answers."""

    NONE = "none"  # the folded word alone
    INFLECTION = "inflection"  # its endings and spellings too
    ALL = "all"  # whatever is known of words, and mistyped ones where few are found


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed. `forms` are its folded forms, the best one first.

    `start` and `end` say where it stands in the question. One that `is_optional` says little
    (`the`, `w`): it betters the order, and is wanted only where nothing else is asked for.
    """

    forms: tuple[str, ...]
    original: str = ""
    start: int = 0
    end: int = 0
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A word of which some is not told: `word*`, `*word`, `in*fix`, `K[...]ski`.

    `pieces` are the folded stretches between the stars, in order, with an empty one where it begins
    or ends in a star: `amnest*` is `("amnest", "")`.
    """

    pieces: tuple[str, ...]
    original: str = ""
    start: int = 0
    end: int = 0

    def matches(self, folded: str) -> bool:
        """Whether a folded word is one of those that are meant."""
        first, *within, last = self.pieces
        if len(folded) < sum(map(len, self.pieces)):
            return False
        if not (folded.startswith(first) and folded.endswith(last)):
            return False
        at, end = len(first), len(folded) - len(last)
        for piece in within:
            found = folded.find(piece, at, end)
            if found < 0:
                return False
            at = found + len(piece)
        return at <= end


Asked: TypeAlias = Word | Wildcard
"""One typed word."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other, in this order, as they were typed but for their folding."""

    words: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any order with at most `distance` other words between the first and the last."""

    words: tuple[Asked, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever is not so."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class InField:
    """The same, asked of one field."""

    field: SearchField
    node: "Node"


Node: TypeAlias = Word | Wildcard | Phrase | Near | And | Or | Not | InField


def asked_words(node: Node | None, *, negated: bool = False) -> Iterator[Asked]:
    """Give the words of a question that may be found, in order; of a `Not` only those within it.

    `negated` asks for those that are unwanted instead.
    """
    if isinstance(node, Word | Wildcard):
        if not negated:
            yield node
    elif isinstance(node, Phrase | Near):
        if not negated:
            yield from node.words
    elif isinstance(node, And | Or):
        for each in node.nodes:
            yield from asked_words(each, negated=negated)
    elif isinstance(node, Not):
        yield from asked_words(node.node, negated=not negated)
    elif isinstance(node, InField):
        yield from asked_words(node.node, negated=negated)
