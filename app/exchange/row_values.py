"""Taking values out of a row, as an expression says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain.errors import Problem
from app.exchange.document_paths import quoted_value
from app.exchange.expressions import PLACEHOLDER, Expression, QuotationPart, ValueForm
from app.exchange.quotations import quotations
from app.exchange.table_rows import Row
from app.language.dates import understand

_NUMBER: Final = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?", re.ASCII)
_NO_FIELD: Final = (
    "is not in this record; mark it optional: true in the mapping if it may be absent"
)
_NO_DATE: Final = "is not understood as a date; it is kept as written, without an EDTF date"


@dataclass(frozen=True, slots=True)
class Item:
    """What `each` has come to, and the column that it comes from."""

    value: Any
    column: str


@dataclass(slots=True)
class RowReport:
    """What is wrong with a row, what is only worth telling, and which columns gave a value."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class RowValues:
    """A row that values are taken from. Faults go to its report, by the name of the column."""

    row: Row
    report: RowReport = field(default_factory=RowReport)

    def of(self, expression: Expression, item: Item | None = None) -> list[Any]:
        """Give what an expression finds: no value, one, or several. An empty cell has none."""
        for link in expression.chain():
            values = self._steps(self._source(link, item), link, column_of(link, item))
            if values:
                self.report.taken.update(link.columns)
                return values
        return []

    def _source(self, expression: Expression, item: Item | None) -> list[Any]:
        if expression.template is not None:
            return self._filled(expression)
        if expression.column is not None:
            return self._named(self.row.cells, expression.column, expression, expression.column)
        if item is None:
            self._refuse("item", "", "there is no item here: it stands only beside each")
            return []
        if not expression.item:
            return _values(item.value)
        if not isinstance(item.value, Mapping):
            self._refuse(item.column, item.value, f"holds no record with a field {expression.item}")
            return []
        column = column_of(expression, item)
        return self._named(item.value, expression.item, expression, column)

    def _named(
        self, record: Mapping[str, Any], name: str, expression: Expression, column: str
    ) -> list[Any]:
        if name in record:
            return _values(record[name])
        if not expression.is_optional:
            self._refuse(column, "", _NO_FIELD)
        return []

    def _filled(self, expression: Expression) -> list[Any]:
        """Fill a template; it gives nothing where one of its columns is empty."""
        cells = self.row.cells
        found = {name: self._named(cells, name, expression, name) for name in expression.columns}
        if not all(found.values()):
            return []
        texts = {name: ", ".join(map(text_of, values)) for name, values in found.items()}
        return [PLACEHOLDER.sub(lambda match: texts[match[1]], expression.template or "")]

    def _steps(self, values: list[Any], expression: Expression, column: str) -> list[Any]:
        if expression.split is not None:
            values = [part for value in values for part in expression.split.split(text_of(value))]
        if expression.quotations is not None:
            values = [part for value in values for part in _quoted(value, expression.quotations)]
        values = [value for value in values if value not in ("", None)]
        values = [text.strip() if isinstance(text, str) else text for text in values]
        if expression.rewrite:
            values = [self._rewritten(text_of(value), expression, column) for value in values]
        if expression.terms:
            values = [self._term(text_of(value), expression, column) for value in values]
        values = [value for value in values if value not in ("", None)]
        values = values[:1] if expression.first else values
        if expression.shorten:
            values = [shortened(text_of(value), expression.shorten) for value in values]
        if expression.form is not None:
            formed = (self._formed(text_of(value), expression.form, column) for value in values)
            values = [value for value in formed if value is not None]
        return values

    def _rewritten(self, text: str, expression: Expression, column: str) -> str:
        for pattern, replacement in expression.rewrite:
            if match := pattern.fullmatch(text):
                return match.expand(replacement).strip()
        patterns = ", ".join(pattern.pattern for pattern, _ in expression.rewrite)
        self._refuse(column, text, f"has not the form that the mapping rewrites: {patterns}")
        return ""

    def _term(self, text: str, expression: Expression, column: str) -> Any:
        if text in expression.terms:
            return expression.terms[text]
        self._refuse(column, text, f"is no known term; permitted: {', '.join(expression.terms)}")
        return None

    def _formed(self, text: str, form: ValueForm, column: str) -> Any:
        if form is ValueForm.EDTF:
            return self._dated(text, column)
        if _NUMBER.fullmatch(text):
            plain = text.replace(",", ".")
            return float(plain) if "." in plain else int(plain)
        self._refuse(column, text, "is no number; write digits, such as 120 or 12.5")
        return None

    def _dated(self, text: str, column: str) -> str | None:
        """Turn a date into EDTF, and tell what was assumed, or that it was not understood."""
        understood = understand(text)
        if understood is None:
            self._warn(column, text, _NO_DATE)
            return None
        for assumption in understood.assumptions:
            self._warn(column, text, f"is taken for {understood.edtf}: {assumption}")
        return understood.edtf

    def _warn(self, column: str, value: str, reason: str) -> None:
        self.report.warnings.append(Problem(column, quoted_value(value), reason))

    def _refuse(self, column: str, value: object, reason: str) -> None:
        self.report.problems.append(Problem(column, quoted_value(value), reason))


def column_of(expression: Expression, item: Item | None) -> str:
    """Name the column, or columns, that an expression takes its value from."""
    if expression.item is not None:
        name = item.column if item else "item"
        return f"{name}.{expression.item}" if expression.item else name
    return ", ".join(expression.columns)


def text_of(value: object) -> str:
    """Write a cell's value as text, numbers without a needless `.0`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def shortened(text: str, length: int) -> str:
    """Cut a text after a word so that it has at most so many characters, the ellipsis included."""
    if len(text) <= length:
        return text
    head = text[:length]
    cut = head.rfind(" ")
    return f"{head[: cut if cut > 0 else length - 1].rstrip(' ,;:.-')}…"


def _values(cell: Any) -> list[Any]:
    cells: Sequence[Any] = cell if isinstance(cell, list) else [cell]
    stripped = (value.strip() if isinstance(value, str) else value for value in cells)
    return [value for value in stripped if value not in ("", None)]


def _quoted(value: Any, part: QuotationPart) -> tuple[str, ...]:
    found = quotations(text_of(value))
    return found.inside if part is QuotationPart.INSIDE else found.outside
