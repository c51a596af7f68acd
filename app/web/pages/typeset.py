"""A marked reading as a page sets it: each mark by its looks, and by a word for who only hears."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.sigla import parse_to_set
from app.domain.sigla_nodes import Group, Node, SiglumKind, Text, printed


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a reading. Without `kind` it is plain text; otherwise `text` is the mark itself.

    `pieces` are what the mark is about. `is_long` says that more than a word stands there, so that
    a hearer must be told where it ends.
    """

    text: str
    kind: SiglumKind | None = None
    pieces: tuple["Piece", ...] = ()
    is_long: bool = False


def typeset(text: str) -> tuple[Piece, ...]:
    """Set a reading. A line that ends with a mark and in the text too ends once."""
    return tuple(_pieces(parse_to_set(text).nodes))


def _pieces(nodes: tuple[Node, ...]) -> Iterator[Piece]:
    line_ended = False
    for node in nodes:
        if isinstance(node, Text):
            text = _after_line_end(node.text) if line_ended else node.text
            if text:
                yield Piece(text)
        elif isinstance(node, Group):
            is_long = any(character.isspace() for character in printed(node.nodes))
            yield Piece("", node.kind, tuple(_pieces(node.nodes)), is_long)
        else:
            mark = node.text.lstrip()
            if mark != node.text:
                yield Piece(node.text[: -len(mark)])
            yield Piece(mark, node.kind)
        line_ended = not isinstance(node, Text) and node.kind is SiglumKind.LINE_BREAK


def _after_line_end(text: str) -> str:
    rest = text.lstrip(" \t")
    return rest.removeprefix("\n")
