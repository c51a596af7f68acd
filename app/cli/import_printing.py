"""The report of an import, for a person and for a machine."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from app.cli.wording import plain, plural, problem_line
from app.domain.errors import Problem
from app.domain.import_report import ImportReport, ReportedRow
from app.domain.saving import Outcome

_UNUSED_SHOWN: Final = 20
_WOULD_BE: Final = {
    Outcome.MADE: "would be made",
    Outcome.CHANGED: "would be changed",
    Outcome.UNCHANGED: "is unchanged",
    Outcome.REFUSED: "would be refused",
}


def report_lines(report: ImportReport) -> Iterator[str]:
    """Say what became of every row that was not left as it is, then the whole."""
    for row in report.rows:
        if row.outcome is not Outcome.UNCHANGED or row.warnings:
            yield from _row_lines(row, is_dry_run=report.is_dry_run)
    yield from _column_lines(report)
    if report.unused_files:
        yield "Files that no row names:"
        yield from (f"  {plain(name)}" for name in report.unused_files[:_UNUSED_SHOWN])
        if more := len(report.unused_files) - _UNUSED_SHOWN:
            yield from (f"  and {more} more",) if more > 0 else ()
    yield _total_line(report)
    yield from _next_lines(report)


def report_document(report: ImportReport) -> dict[str, Any]:
    """Give the whole report as a document for JSON: every row, also the unchanged ones."""
    return {
        "table": report.table,
        "dry_run": report.is_dry_run,
        "rows": [_row_document(row) for row in report.rows],
        "ignored": [{"column": column, "because": why} for column, why in report.ignored],
        "unused_files": list(report.unused_files),
        "totals": {
            "rows": len(report.rows),
            **{outcome.value: count for outcome, count in report.counts.items()},
            "sides": report.sides,
            "published": report.published,
        },
    }


def _row_lines(row: ReportedRow, *, is_dry_run: bool) -> Iterator[str]:
    outcome = _WOULD_BE[row.outcome] if is_dry_run else str(row.outcome)
    line = f"Row {row.number}, {plain(row.key) or 'without a key'}: {outcome}"
    if row.outcome is Outcome.MADE:
        line += f", {plural(row.sides, 'side')}"
    elif row.changed:
        line += f" ({plain(', '.join(row.changed))})"
    yield line
    yield from (f"  {_refusal(problem)}" for problem in row.problems)
    yield from (f"  look at {problem_line(warning)}" for warning in row.warnings)


def _refusal(problem: Problem) -> str:
    """Say why a row is refused; a fault of the whole row stands in no column."""
    because = "refused because of" if problem.where else "refused:"
    return f"{because} {problem_line(problem)}"


def _column_lines(report: ImportReport) -> Iterator[str]:
    """Say of the columns that became notes or were left out; each column once."""
    unmapped = Counter(column for row in report.rows for column in row.unmapped)
    if unmapped:
        yield "Columns that the mapping does not name, kept as notes:"
        yield from (f"  {plain(name)}: {plural(n, 'row')}" for name, n in unmapped.items())
    if report.ignored:
        yield "Columns left out on purpose:"
        yield from (f"  {plain(column)}: {plain(why)}" for column, why in report.ignored)


def _total_line(report: ImportReport) -> str:
    counts = ", ".join(f"{report.counts[outcome]} {outcome}" for outcome in Outcome)
    told = f"{plain(report.table)}: {plural(len(report.rows), 'row')}: {counts}"
    told += f"; {plural(report.sides, 'side')}"
    return told + (f"; {report.published} published." if report.published else ".")


def _next_lines(report: ImportReport) -> Iterator[str]:
    """Say what comes next, where something does."""
    if report.is_dry_run:
        yield "Nothing was changed: this was a dry run. Without --dry-run the same command does it."
    elif report.counts[Outcome.MADE] and not report.published:
        yield "New photographs are drafts. `verso publish --all` opens them to the public."
    if not report.is_clean:
        yield "Correct the rows that were refused, and run it again: the others stay as they are."


def _row_document(row: ReportedRow) -> dict[str, Any]:
    return {
        "row": row.number,
        "reference_code": row.key,
        "outcome": row.outcome.value,
        "id": row.photograph_id,
        "sides": row.sides,
        "changed": list(row.changed),
        "problems": [_problem_document(problem) for problem in row.problems],
        "warnings": [_problem_document(warning) for warning in row.warnings],
        "unmapped": list(row.unmapped),
    }


def _problem_document(problem: Problem) -> dict[str, str]:
    return {"column": problem.where, "value": problem.value, "reason": problem.reason}
