"""Importing from the command line: what is printed, and the exit code."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Table
    from tests.conftest import Verso

ROWS = (
    {"reference_code": "A 1", "title": "Boat", "recto": "red.png"},
    {"reference_code": "A 2", "title": "Bridge", "recto": "green.png"},
)


def test_a_dry_run_tells_and_changes_nothing(
    verso: "Verso", home: Path, scans: Path, table: "Table"
) -> None:
    answer = verso("import", table(*ROWS), "--images", scans, "--home", home, "--dry-run")
    assert answer.code == 0
    assert "Row 2, A 1: would be made, 1 side\n" in answer.out
    assert "Nothing was changed" in answer.out
    assert json.loads(verso("search", "Boat", "--home", home, "--json").out)["total"] == 0


def test_an_import_prints_its_report_and_publishes_where_asked(
    verso: "Verso", home: Path, scans: Path, table: "Table"
) -> None:
    answer = verso("import", table(*ROWS), "--images", scans, "--home", home, "--publish")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "Row 2, A 1: made, 1 side",
        "Row 3, A 2: made, 1 side",
        "Files that no row names:",
        "  blue.png",
        "table.csv: 2 rows: 2 made, 0 changed, 0 unchanged, 0 refused; 2 sides; 2 published.",
    ]


def test_a_refused_row_is_named_and_ends_with_1(
    verso: "Verso", home: Path, scans: Path, table: "Table"
) -> None:
    path = table(ROWS[0], ROWS[1] | {"recto": "yellow.png"})
    answer = verso("import", path, "--images", scans, "--home", home)
    assert answer.code == 1
    assert "Row 2, A 1: made, 1 side\n" in answer.out
    assert "Row 3, A 2: refused\n  refused because of recto ('yellow.png'): " in answer.out


def test_a_machine_reads_the_report_and_nothing_else(
    verso: "Verso", home: Path, scans: Path, table: "Table"
) -> None:
    answer = verso("import", table(*ROWS), "--images", scans, "--home", home, "--json")
    assert json.loads(answer.out)["totals"]["made"] == 2


@pytest.mark.parametrize("missing", ["table", "images", "mapping"])
def test_what_is_not_there_is_named(
    verso: "Verso", home: Path, scans: Path, table: "Table", missing: str
) -> None:
    given = {"table": table(*ROWS), "images": scans, "mapping": None}
    given[missing] = home / "nowhere"
    arguments = ["import", given["table"], "--images", given["images"], "--home", home]
    mapping = ["--mapping", given["mapping"]] if given["mapping"] else []
    answer = verso(*arguments, *mapping)
    assert answer.code == 6
    assert "nowhere" in answer.err
