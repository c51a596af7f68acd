"""Sigla: the marks with which a transcriber says what a reading can't say in letters.

A small set of the Leiden conventions; `docs/reference/sigla.md` is the table. `[...]` lost,
`[abc]` supplied, `a(?)` uncertain, `a(bc)` expanded, `⟦abc⟧` deleted, `{sic}`, `|` line break,
`(...)` cut by a cataloguer. Three dots without brackets were written by the hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.sigla_faults import SiglumFault
from app.domain.sigla_forms import (
    AS_LETTERED,
    DIPLOMATIC,
    PLAIN,
    SEARCHABLE,
    Form,
    Treatments,
    form_of,
)
from app.domain.sigla_nodes import Group, Node, SiglumKind, Text, length_of, printed
from app.domain.sigla_parsing import Parser, has_marks

LONGEST_SET: Final = 20_000
"""Up to how many characters a reading is set with its marks; a longer one is shown as written."""

_OF_WORDS = frozenset({SiglumKind.EXPANDED, SiglumKind.DELETED})


@dataclass(frozen=True, slots=True)
class Sigla:
    """A marked reading taken apart. Printed, it is the reading again, letter by letter.

    Each form is made when it is asked for, and says where in `text` it comes from.
    """

    text: str
    nodes: tuple[Node, ...]
    faults: tuple[SiglumFault, ...] = ()

    def __str__(self) -> str:
        """The marked reading."""
        return printed(self.nodes)

    @property
    def has_marks(self) -> bool:
        """Whether anything is marked."""
        return any(not isinstance(node, Text) for node in self.nodes)

    @property
    def plain(self) -> Form:
        """The reading as an editor prints it: completed, and without what was struck out."""
        return self._form(PLAIN)

    @property
    def diplomatic(self) -> Form:
        """What stands on the photograph, and nothing that an editor added to it."""
        return self._form(DIPLOMATIC)

    @property
    def searchable(self) -> Form:
        """The words to look for. `GAP` stands where text is lost or cut."""
        return self._form(SEARCHABLE)

    @property
    def as_lettered(self) -> Form | None:
        """The words as the hand spelt them, where that is not how they are read; else None."""
        return self._form(AS_LETTERED) if _OF_WORDS & self.kinds else None

    @property
    def kinds(self) -> frozenset[SiglumKind]:
        """What the marks say."""
        return frozenset(_kinds(self.nodes))

    def brackets(self) -> dict[int, int]:
        """Give for each bracket of a group where its partner stands, both ways."""
        pairs = dict(_brackets(self.nodes, 0))
        return pairs | {closing: opening for opening, closing in pairs.items()}

    def deleted(self) -> tuple[tuple[int, int], ...]:
        """Give where each stretch that was struck out begins and ends, with its brackets."""
        return tuple(_deleted(self.nodes, 0))

    def _form(self, treatments: Treatments) -> Form:
        return form_of(self.text, self.nodes, treatments)


def parse(text: str) -> Sigla:
    """Take a reading apart. Every text can be; what is wrong with its marks stands in `faults`."""
    if not has_marks(text):
        return Sigla(text, (Text(text),) if text else ())
    return Sigla(text, *Parser(text).parse())


def parse_to_set(text: str) -> Sigla:
    """Take a reading apart to be set for a reader; one that is very long is left whole."""
    return parse(text) if len(text) <= LONGEST_SET else Sigla(text, (Text(text),))


def faults(text: str) -> tuple[SiglumFault, ...]:
    """Say what is wrong with the marks of a reading, in the order in which they stand."""
    return parse(text).faults


def _kinds(nodes: tuple[Node, ...]) -> Iterator[SiglumKind]:
    for node in nodes:
        if not isinstance(node, Text):
            yield node.kind
        if isinstance(node, Group):
            yield from _kinds(node.nodes)


def _brackets(nodes: tuple[Node, ...], at: int) -> Iterator[tuple[int, int]]:
    for node in nodes:
        end = at + length_of(node)
        if isinstance(node, Group):
            if node.opening:
                yield at, end - 1
            yield from _brackets(node.nodes, at + len(node.opening))
        at = end


def _deleted(nodes: tuple[Node, ...], at: int) -> Iterator[tuple[int, int]]:
    for node in nodes:
        if isinstance(node, Group):
            if node.kind is SiglumKind.DELETED:
                yield at, at + length_of(node)
            else:
                yield from _deleted(node.nodes, at + len(node.opening))
        at += length_of(node)
