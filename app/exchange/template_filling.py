"""Filling a mapping's photograph from a row, remembering which column each value comes from."""

from dataclasses import dataclass, field
from typing import Any, Final

from app.domain.errors import Problem
from app.domain.sides import SidePresence
from app.exchange.document_paths import DocumentPath, path_text, quoted_value
from app.exchange.row_values import Item, RowValues, column_of, text_of
from app.exchange.templates import (
    Constant,
    Node,
    PhotographTemplate,
    PlacedInscription,
    Record,
    Series,
    Taken,
)

_NOTHING: Final = object()


@dataclass(slots=True)
class Filling:
    """One row on its way to a document. `columns` tells a value's column by its path's text."""

    values: RowValues
    columns: dict[str, str] = field(default_factory=dict)

    def photograph(self, template: PhotographTemplate) -> dict[str, Any]:
        """Make the document, all inscriptions on their sides and all dates pointing to theirs."""
        made = self._record(template.record, (), None, is_kept=True)
        document: dict[str, Any] = made if isinstance(made, dict) else {}
        places: dict[str, list[int]] = {}
        for placed in template.inscriptions:
            place = self._inscribe(document, placed)
            if place and placed.called:
                places[placed.called] = place
        for date in document.get("dates", []):
            if isinstance(date.get("inscription"), str):
                name = date.pop("inscription")
                date.update({"inscription": places[name]} if name in places else {})
        return document

    def _inscribe(self, document: dict[str, Any], placed: PlacedInscription) -> list[int] | None:
        """Put an inscription on its side; give the place of the first that is made."""
        sides: list[dict[str, Any]] = document.get("sides", [])
        kinds = [side.get("kind") for side in sides]
        side = next((kinds.index(kind) for kind in placed.on if kind in kinds), len(sides))
        there = sides[side].get("inscriptions", []) if side < len(sides) else []
        path: DocumentPath = ("sides", side, "inscriptions")
        made = self._entries(placed.record, path, None, start=len(there))
        if not made:
            return None
        if side == len(sides):
            absent = {"kind": placed.on[0].value, "presence": SidePresence.NOT_DIGITISED.value}
            document["sides"] = [*sides, absent]
        document["sides"][side]["inscriptions"] = [*there, *made]
        return [side, len(there)]

    def _any(self, node: Node, path: DocumentPath, item: Item | None) -> Any:
        if isinstance(node, Constant):
            return node.value
        if isinstance(node, Taken):
            return self._one(node, path, item)
        if isinstance(node, Series):
            return self._series(node, path, item)
        return self._record(node, path, item, is_kept=node.always or node.each is not None)

    def _record(
        self, record: Record, path: DocumentPath, item: Item | None, *, is_kept: bool
    ) -> Any:
        made: dict[str, Any] = {}
        has_taken = False
        for name, child in record.fields.items():
            value = self._any(child, (*path, name), item)
            if value is not _NOTHING:
                made[name] = value
                has_taken = has_taken or child.takes_from_row
        return made if is_kept or has_taken or not record.takes_from_row else _NOTHING

    def _series(self, series: Series, path: DocumentPath, item: Item | None) -> Any:
        made: list[Any] = []
        for entry in series.entries:
            made.extend(self._entries(entry, path, item, start=len(made)))
        return made if made or not series.takes_from_row else _NOTHING

    def _entries(
        self, entry: Node, path: DocumentPath, item: Item | None, *, start: int
    ) -> list[Any]:
        """Make what stands in a list: an entry, none, or one for each value."""
        if isinstance(entry, Taken):
            found = self._found(entry, path, item)
            for at in range(start, start + len(found)):
                self.columns[path_text((*path, at))] = column_of(entry.expression, item)
            return found
        made: list[Any] = []
        for each in self._items(entry, item):
            value = self._any(entry, (*path, start + len(made)), each)
            if value is not _NOTHING:
                made.append(value)
        return made

    def _items(self, entry: Node, item: Item | None) -> list[Item | None]:
        if not isinstance(entry, Record) or entry.each is None:
            return [item]
        column = column_of(entry.each, item)
        return [Item(value, column) for value in self.values.of(entry.each, item)]

    def _one(self, taken: Taken, path: DocumentPath, item: Item | None) -> Any:
        column = column_of(taken.expression, item)
        self.columns[path_text(path)] = column
        found = self._found(taken, path, item)
        if len(found) > 1:
            reason = "gives several values where one can stand; add first, or each to the entry"
            shown = quoted_value("; ".join(map(str, found)))
            self.values.report.problems.append(Problem(column, shown, reason))
        return found[0] if found else _NOTHING

    def _found(self, taken: Taken, path: DocumentPath, item: Item | None) -> list[Any]:
        found = self.values.of(taken.expression, item)
        if not any(isinstance(value, dict) for value in found) or taken.expression.terms:
            return [text_of(value) for value in found] if taken.is_text else found
        reason = f"holds records with fields where {path_text(path)} wants one value; use each"
        column = column_of(taken.expression, item)
        self.values.report.problems.append(Problem(column, quoted_value(found), reason))
        return []
