"""From a row of a table to the photograph that it describes, or to what stands in its way."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.documents import as_document
from app.domain.errors import Problem, Rejected
from app.domain.photographs import PhotographDescription
from app.exchange.document_paths import path_text, quoted_value
from app.exchange.leftovers import leftover_notes
from app.exchange.mapping import ImportMapping
from app.exchange.markup import TOLD, without_markup
from app.exchange.photograph_document import read_photograph
from app.exchange.row_values import RowValues, text_of
from app.exchange.table_rows import Row
from app.exchange.template_filling import Filling

_STEP = re.compile(r"(\[\d+\]|\.?[^.\[]+)$")


@dataclass(frozen=True, slots=True)
class PlannedPhotograph:
    """What a row is to become. Its scans are named by file, and have no digest yet.

    `row` is the number that a person sees, `unmapped` the columns that landed in notes,
    `warnings` what is kept but was not surely understood, `columns` a value's column by its path.
    """

    row: int
    key: str
    description: PhotographDescription
    unmapped: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)

    def by_column(self, problem: Problem) -> Problem:
        """Say a problem of the description by the column that the value came from, if any did."""
        return replace(problem, where=_column(problem.where, self.columns) or problem.where)


def plan(row: Row, mapping: ImportMapping) -> PlannedPhotograph:
    """Plan a row's photograph, or raise `Rejected`: each problem by its column's name."""
    if row.problems:
        raise _rejected(row, row.problems)
    values = RowValues(row)
    key = _key(values, mapping)
    filling = Filling(values)
    document = filling.photograph(mapping.template)
    notes = tuple(leftover_notes(row, mapping, taken=values.report.taken))
    document["reference_code"] = key
    if notes:
        document["notes"] = [*document.get("notes", []), *map(as_document, notes)]
    for scan in _scans(document):
        scan["sha256"] = ""
    problems = [*values.report.problems, *_outside_names(document, filling.columns)]
    description = _described(document, filling.columns, mapping, problems)
    if problems or description is None:
        raise _rejected(row, problems)
    return PlannedPhotograph(
        row.number,
        key,
        description,
        unmapped=tuple(note.label for note in notes),
        warnings=tuple(
            dict.fromkeys((*values.report.warnings, *_markup(document, filling.columns)))
        ),
        columns={**filling.columns, "reference_code": ", ".join(mapping.key.columns)},
    )


def key_of(row: Row, mapping: ImportMapping) -> str:
    """Give a row's reference code, whatever else is wrong with the row; empty if it has none."""
    try:
        return _key(RowValues(row), mapping)
    except Rejected:
        return ""


def _key(values: RowValues, mapping: ImportMapping) -> str:
    keys = [text_of(value) for value in values.of(mapping.key)]
    if len(keys) != 1 or values.report.problems:
        column = ", ".join(mapping.key.columns)
        reason = "is empty: every row needs a reference code" if not keys else "is not one value"
        problems = values.report.problems or [Problem(column, "; ".join(keys), reason)]
        raise _rejected(values.row, problems)
    return keys[0]


def _described(
    document: Mapping[str, Any],
    columns: Mapping[str, str],
    mapping: ImportMapping,
    problems: list[Problem],
) -> PhotographDescription | None:
    """Read the document, adding what is wrong with it by the columns that it comes from."""
    key_columns = {"reference_code": ", ".join(mapping.key.columns)}
    told = {problem.where for problem in problems}
    try:
        return read_photograph(document, is_stored=False)
    except Rejected as error:
        for problem in error.problems:
            column = _column(problem.where, {**columns, **key_columns})
            reason = "is empty, and can't be" if problem.reason == "is missing" else problem.reason
            if column not in told:
                reason = f"{reason} (for {problem.where})" if column else reason
                problems.append(Problem(column or problem.where, problem.value, reason))
        return None


def _column(where: str, columns: Mapping[str, str]) -> str:
    """Find the column of a path, else of another field of its record, else of what is above."""
    while where:
        if where in columns:
            return columns[where]
        where = _STEP.sub("", where)
        beside = (name for name in columns if re.fullmatch(rf"{re.escape(where)}\.\w+", name))
        if where.endswith("]") and (name := next(beside, "")):
            return columns[name]
    return ""


def _markup(document: Mapping[str, Any], columns: Mapping[str, str]) -> Iterator[Problem]:
    """Say of which values HTML was taken out."""
    for path in without_markup(document)[1]:
        where, value = path_text(path), document
        for step in path:
            value = value[step]  # type: ignore[index]
        yield Problem(_column(where, columns) or where, quoted_value(value), TOLD)


def _scans(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for side in document.get("sides", []):
        yield from side.get("scans", [])


def _outside_names(document: Mapping[str, Any], columns: Mapping[str, str]) -> Iterator[Problem]:
    """Refuse names of files that lead out of the folder of scans."""
    for at, side in enumerate(document.get("sides", [])):
        for place, scan in enumerate(side.get("scans", [])):
            name = str(scan.get("file_name", "")).replace("\\", "/")
            if name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
                where = columns.get(f"sides[{at}].scans[{place}].file_name", "")
                reason = "leads out of the folder of scans; give a name within it"
                yield Problem(where, name, reason)


def _rejected(row: Row, problems: Iterable[Problem]) -> Rejected:
    found = tuple(dict.fromkeys(problems))
    count = "one fault" if len(found) == 1 else f"{len(found)} faults"
    return Rejected(f"Row {row.number} can't be taken: it has {count}.", found)
