"""The report of an import names every row, column, value and reason."""

from app.cli.import_printing import report_document, report_lines
from app.domain.errors import Problem
from app.domain.import_report import ImportReport, ReportedRow
from app.domain.saving import Outcome

ROWS = (
    ReportedRow(2, "A 1", Outcome.MADE, "id-1", sides=2, changed=("title",), unmapped=("shelf",)),
    ReportedRow(3, "A 2", Outcome.CHANGED, "id-2", sides=1, changed=("title", "dates")),
    ReportedRow(4, "A 3", Outcome.UNCHANGED, "id-3", sides=1, unmapped=("shelf",)),
    ReportedRow(
        5,
        "",
        Outcome.REFUSED,
        problems=(Problem("scan", "b\x1b.jpg", "there is no such file"),),
        warnings=(Problem("date", "in spring", "is not understood, and kept as written"),),
    ),
)


def report(*, is_dry_run: bool = False, published: int = 0) -> ImportReport:
    """Give a report with one row of each outcome."""
    return ImportReport(
        "register.csv",
        is_dry_run=is_dry_run,
        rows=ROWS,
        ignored=(("internal", "of no use to readers"),),
        unused_files=("c.jpg",),
        published=published,
    )


def test_a_person_reads_what_became_of_each_row_and_why() -> None:
    assert list(report_lines(report())) == [
        "Row 2, A 1: made, 2 sides",
        "Row 3, A 2: changed (title, dates)",
        "Row 5, without a key: refused",
        "  refused because of scan ('b\\x1b.jpg'): there is no such file",
        "  look at date ('in spring'): is not understood, and kept as written",
        "Columns that the mapping does not name, kept as notes:",
        "  shelf: 2 rows",
        "Columns left out on purpose:",
        "  internal: of no use to readers",
        "Files that no row names:",
        "  c.jpg",
        "register.csv: 4 rows: 1 made, 1 changed, 1 unchanged, 1 refused; 4 sides.",
        "New photographs are drafts. `verso publish --all` opens them to the public.",
        "Correct the rows that were refused, and run it again: the others stay as they are.",
    ]


def test_a_fault_of_the_whole_row_is_told_without_a_column() -> None:
    problems = (Problem("", "", "the row has 4 cells, the header 14"),)
    rows = (ReportedRow(2, "A 1", Outcome.REFUSED, problems=problems),)
    lines = list(report_lines(ImportReport("t.csv", is_dry_run=False, rows=rows)))
    assert lines[1] == "  refused: the row has 4 cells, the header 14"


def test_a_dry_run_says_that_nothing_was_changed_and_what_comes_next() -> None:
    lines = list(report_lines(report(is_dry_run=True)))
    assert lines[0] == "Row 2, A 1: would be made, 2 sides"
    assert lines[2] == "Row 5, without a key: would be refused"
    assert lines[-2] == (
        "Nothing was changed: this was a dry run. Without --dry-run the same command does it."
    )


def test_who_published_is_told_how_many() -> None:
    lines = list(report_lines(report(published=3)))
    assert "4 sides; 3 published." in lines[-2]


def test_many_unused_files_are_counted_and_not_all_named() -> None:
    names = tuple(f"{number:02}.jpg" for number in range(25))
    lines = list(report_lines(ImportReport("t.csv", is_dry_run=False, rows=(), unused_files=names)))
    assert lines == [
        "Files that no row names:",
        *(f"  {number:02}.jpg" for number in range(20)),
        "  and 5 more",
        "t.csv: 0 rows: 0 made, 0 changed, 0 unchanged, 0 refused; 0 sides.",
    ]


def test_a_machine_reads_the_same() -> None:
    document = report_document(report(published=3))
    assert document["totals"] == {
        "rows": 4,
        "made": 1,
        "changed": 1,
        "unchanged": 1,
        "refused": 1,
        "sides": 4,
        "published": 3,
    }
    assert document["rows"][3] == {
        "row": 5,
        "reference_code": "",
        "outcome": "refused",
        "id": "",
        "sides": 0,
        "changed": [],
        "problems": [{"column": "scan", "value": "b\x1b.jpg", "reason": "there is no such file"}],
        "warnings": [
            {
                "column": "date",
                "value": "in spring",
                "reason": "is not understood, and kept as written",
            }
        ],
        "unmapped": [],
    }
    assert document["ignored"] == [{"column": "internal", "because": "of no use to readers"}]
    assert document["unused_files"] == ["c.jpg"]
    assert document["dry_run"] is False
