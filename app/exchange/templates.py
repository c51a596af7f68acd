"""A mapping's photograph: a document in which some values are still to be taken from a row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.domain.sides import SideKind
from app.exchange.expressions import Expression


@dataclass(frozen=True, slots=True)
class Constant:
    """What stands in every row's document alike."""

    value: Any
    takes_from_row = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A value out of the row; `is_text` where the field wants text, whatever the cell holds."""

    expression: Expression
    is_text: bool
    takes_from_row = True


@dataclass(frozen=True)
class Record:
    """An object with named fields; in a list it is made once for every value of `each`.

    One that takes something from the row, but finds nothing there, is not made, unless `always`.
    """

    fields: Mapping[str, "Node"]
    each: Expression | None = None
    always: bool = False

    @cached_property
    def takes_from_row(self) -> bool:
        """Whether any part of it comes from the row."""
        return self.each is not None or any(node.takes_from_row for node in self.fields.values())


@dataclass(frozen=True)
class Series:
    """A list."""

    entries: tuple["Node", ...]

    @cached_property
    def takes_from_row(self) -> bool:
        """Whether any part of it comes from the row."""
        return any(node.takes_from_row for node in self.entries)


Node = Constant | Taken | Record | Series


@dataclass(frozen=True, slots=True)
class PlacedInscription:
    """An inscription on the first side of these kinds that a row has; dates point to its name."""

    record: Record
    on: tuple[SideKind, ...]
    called: str = ""


@dataclass(frozen=True, slots=True)
class PhotographTemplate:
    """What a row becomes."""

    record: Record
    inscriptions: tuple[PlacedInscription, ...] = ()

    def nodes(self) -> tuple[Record, ...]:
        """The outermost nodes."""
        return (self.record, *(placed.record for placed in self.inscriptions))


def expressions_in(
    node: Node, item_of: Expression | None = None
) -> Iterator[tuple[Expression, Expression | None]]:
    """Give every expression with the `each` that its items come from, stand-ins too."""
    if isinstance(node, Taken):
        yield from ((expression, item_of) for expression in node.expression.chain())
    elif isinstance(node, Series):
        for entry in node.entries:
            yield from expressions_in(entry, item_of)
    elif isinstance(node, Record):
        if node.each is not None:
            yield from ((expression, item_of) for expression in node.each.chain())
        for child in node.fields.values():
            yield from expressions_in(child, node.each or item_of)
