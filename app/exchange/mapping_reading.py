"""Reading a mapping from its file, with every fault by its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from app.domain.errors import Problem, Rejected
from app.domain.units import UnitDescription
from app.exchange.document_paths import DocumentPath, path_text, quoted_value
from app.exchange.expression_reading import is_expression
from app.exchange.expressions import Expression
from app.exchange.mapping import IgnoredColumns, ImportMapping
from app.exchange.mapping_file import MappingFile, parse_mapping, read_mapping_file
from app.exchange.photograph_template import read_photograph_template
from app.exchange.table_rows import TableOptions
from app.exchange.template_reading import read_nested_expression
from app.exchange.unit_document import read_unit

_PARTS: Final = ("table", "key", "units", "photograph", "ignore")
_DEFAULT: Final = Path(__file__).parent / "default_mapping.yaml"


def load_mapping(path: Path) -> ImportMapping:
    """Read a mapping, or raise `Rejected` with every fault in it: line, value and reason."""
    return _Reading(read_mapping_file(path)).mapping()


def read_mapping(text: str, *, name: str) -> ImportMapping:
    """Read a mapping's text; `name` is what messages call it."""
    return _Reading(parse_mapping(text, name=name)).mapping()


def default_mapping() -> ImportMapping:
    """Give the mapping of tables whose columns have the names that Verso documents."""
    return read_mapping(_DEFAULT.read_text("utf-8"), name="the built-in mapping")


@dataclass(frozen=True, slots=True)
class _Reading:
    file: MappingFile
    problems: list[Problem] = field(default_factory=list)

    def mapping(self) -> ImportMapping:
        """Read all parts, then complain of all faults together."""
        raw = self.file.document
        if not isinstance(raw, Mapping):
            parts = ", ".join(_PARTS)
            raise Rejected(f"{self.file.name} is no mapping: it must have the parts {parts}.")
        for name in raw:
            if name not in _PARTS:
                self.report((name,), name, f"is no part of a mapping: {', '.join(_PARTS)}")
        mapping = ImportMapping(
            name=self.file.name,
            key=self._key(raw),
            template=read_photograph_template(raw.get("photograph"), self.report),
            table=self._table(raw),
            units=tuple(self._units(raw)),
            ignored=tuple(self._ignored(raw)),
        )
        if self.problems:
            count = "a fault" if len(self.problems) == 1 else f"{len(self.problems)} faults"
            first = self.problems[0]
            message = f"The mapping {self.file.name} has {count}. The first: {first}."
            raise Rejected(message, tuple(self.problems))
        return mapping

    def report(self, path: DocumentPath, value: object, reason: str) -> None:
        """Take down a fault, with its line and its path."""
        where = f"{self.file.where(path)}, {path_text(path)}"
        self.problems.append(Problem(where, quoted_value(value), reason))

    def _key(self, raw: Mapping[str, Any]) -> Expression:
        key = raw.get("key")
        if isinstance(key, str) and key:
            return Expression(column=key)
        if is_expression(key):
            return read_nested_expression(key, path=("key",), report=self.report)
        reason = "must name the column that holds the reference code, such as key: reference_code"
        self.report(("key",), key, reason)
        return Expression()

    def _table(self, raw: Mapping[str, Any]) -> TableOptions:
        options = raw.get("table", {})
        known = [field.name for field in fields(TableOptions)]
        if not isinstance(options, Mapping):
            self.report(("table",), options, f"must be an object with any of {', '.join(known)}")
            return TableOptions()
        for name, value in options.items():
            if name not in known:
                self.report(("table", name), name, f"permitted: {', '.join(known)}")
            elif not isinstance(value, str):
                self.report(("table", name), value, "must be text")
        return TableOptions(**{name: str(options[name]) for name in known if name in options})

    def _units(self, raw: Mapping[str, Any]) -> list[UnitDescription]:
        units = []
        for at, document in enumerate(self._list(raw, "units")):
            try:
                units.append(read_unit(document))
            except Rejected as error:
                for problem in error.problems:
                    where = f"{self.file.where(('units', at))}, units[{at}].{problem.where}"
                    self.problems.append(Problem(where, problem.value, problem.reason))
        return units

    def _ignored(self, raw: Mapping[str, Any]) -> list[IgnoredColumns]:
        ignored = []
        for at, entry in enumerate(self._list(raw, "ignore")):
            match entry:
                case {"columns": [*columns], "because": str(because), **others} if (
                    because.strip() and not others and all(isinstance(c, str) for c in columns)
                ):
                    ignored.append(IgnoredColumns(tuple(columns), because.strip()))
                case _:
                    reason = "must have columns (a list of names) and because (the reason)"
                    self.report(("ignore", at), entry, reason)
        return ignored

    def _list(self, raw: Mapping[str, Any], name: str) -> list[Any]:
        entries = raw.get(name, [])
        if isinstance(entries, list):
            return entries
        self.report((name,), entries, "must be a list: put - before each of its entries")
        return []
