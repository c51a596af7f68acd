"""How a table's columns become photographs: the mapping that a person writes in YAML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.errors import Problem, Rejected
from app.domain.units import UnitDescription
from app.exchange.expressions import Expression
from app.exchange.table_rows import TableOptions
from app.exchange.templates import PhotographTemplate, expressions_in

_EVERYTHING_BELOW = ".*"


@dataclass(frozen=True, slots=True)
class IgnoredColumns:
    """Columns that are left out on purpose, and why. `owner.*` is all below `owner`."""

    columns: tuple[str, ...]
    because: str

    def cover(self, column: str) -> bool:
        """Whether a column is one of them."""
        return any(
            column == name
            or (name.endswith(_EVERYTHING_BELOW) and column.startswith(name.removesuffix("*")))
            for name in self.columns
        )


@dataclass(frozen=True)
class ImportMapping:
    """A mapping, read and found good. `units` are to be there before the photographs are.

    `used` says of each column that it reads whether a table may lack it, `item_fields` which
    fields of the records in a column are read one by one.
    """

    name: str
    key: Expression
    template: PhotographTemplate
    table: TableOptions = field(default_factory=TableOptions)
    units: tuple[UnitDescription, ...] = ()
    ignored: tuple[IgnoredColumns, ...] = ()

    @cached_property
    def used(self) -> dict[str, bool]:
        """Give the columns it reads; True where every use of a column is optional."""
        columns: dict[str, bool] = {}
        for expression, _ in self._expressions():
            for column in expression.columns:
                columns[column] = columns.get(column, True) and expression.is_optional
        return columns

    @cached_property
    def item_fields(self) -> dict[str, frozenset[str]]:
        """Give the columns whose values are gone through one by one, with the fields then read.

        The field "" is the value itself, whole.
        """
        fields: dict[str, frozenset[str]] = {}
        for expression, each in self._expressions():
            for column in each.columns if each is not None and expression.item is not None else ():
                read = frozenset({expression.item or ""})
                fields[column] = fields.get(column, frozenset()) | read
        return fields

    def is_ignored(self, column: str) -> bool:
        """Whether a column is left out on purpose."""
        return any(ignored.cover(column) for ignored in self.ignored)

    def _expressions(self) -> Iterator[tuple[Expression, Expression | None]]:
        yield from ((expression, None) for expression in self.key.chain())
        for node in self.template.nodes():
            yield from expressions_in(node)


def check_columns(mapping: ImportMapping, columns: Sequence[str]) -> None:
    """Raise `Rejected` where a table has not the columns that its mapping reads."""
    there = ", ".join(columns) or "none"
    for column in mapping.key.columns:
        if column not in columns:
            reason = "the key column is missing: it holds the reference code of each photograph"
            raise Rejected(
                f"The table has no column {column!r}, which {mapping.name} names as its key. "
                f"The columns there are: {there}.",
                (Problem(column, "", f"{reason}; columns there are: {there}"),),
            )
    missing = [
        column
        for column, is_optional in mapping.used.items()
        if column not in columns and not is_optional
    ]
    if missing:
        reason = (
            "the mapping names it, the table has not got it; correct the name, or add "
            f"optional: true. Columns there are: {there}"
        )
        raise Rejected(
            f"{mapping.name} names columns that the table has not got: {', '.join(missing)}. "
            f"The columns there are: {there}.",
            tuple(Problem(column, "", reason) for column in missing),
        )
