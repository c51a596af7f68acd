"""The tree into which a marked reading is taken apart."""

from dataclasses import dataclass
from enum import StrEnum


class SiglumKind(StrEnum):
    """What a mark in a reading says. `docs/reference/sigla.md` is the table."""

    LOST = "lost"
    SUPPLIED = "supplied"
    UNCERTAIN = "uncertain"
    EXPANDED = "expanded"
    DELETED = "deleted"
    SIC = "sic"
    LINE_BREAK = "line break"
    CUT = "cut"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class Text:
    """What stands there, with no mark in it. Dots in it were written by the hand."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that holds no text: `[...]`, `(...)`, `{sic}`, `|`, or one that is out of place."""

    kind: SiglumKind
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Text that a mark is about. For a doubt `opening` is empty and `closing` is `(?)`."""

    kind: SiglumKind
    opening: str
    nodes: tuple["Node", ...]
    closing: str


Node = Text | Mark | Group


def printed(nodes: tuple[Node, ...]) -> str:
    """Write a tree as it was marked."""
    return "".join(
        f"{node.opening}{printed(node.nodes)}{node.closing}"
        if isinstance(node, Group)
        else node.text
        for node in nodes
    )


def length_of(node: Node) -> int:
    """How many characters a node takes up in the marked text."""
    if isinstance(node, Group):
        return len(node.opening) + sum(map(length_of, node.nodes)) + len(node.closing)
    return len(node.text)
