"""Searching from the command line."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from tests.cli.conftest import Table
    from tests.conftest import Verso


@pytest.fixture
def catalogued(verso: "Verso", home: Path, scans: Path, table: "Table") -> Path:
    """A holding with an inscription on a verso."""
    row = {
        "reference_code": "A 1",
        "title": "Boat",
        "verso": "red.png",
        "inscription": "Łódź, “our boat” in May",
    }
    assert verso("import", table(row), "--images", scans, "--home", home).code == 0
    return home


def test_words_found_are_marked_in_the_original_text(verso: "Verso", catalogued: Path) -> None:
    answer = verso("search", "lodz", "--home", catalogued)
    assert answer.code == 0
    assert answer.out.splitlines()[0] == "A 1  Boat"
    assert "  verso: *Łódź*, “our boat” in May" in answer.out.splitlines()
    assert answer.out.splitlines()[-1] == "1 photograph found."


def test_a_machine_reads_what_the_api_answers(verso: "Verso", catalogued: Path) -> None:
    found = json.loads(verso("search", "lodz", "--json", "--home", catalogued).out)
    assert found["total"] == 1
    (item,) = found["items"]
    assert (item["identifier"], item["title"]) == ("A 1", "Boat")
    (highlight,) = item["highlights"]
    told = {name: highlight[name] for name in ("side", "region", "prefix", "exact", "suffix")}
    assert told == {
        "side": "verso",
        "region": None,
        "prefix": "",
        "exact": "Łódź",
        "suffix": ", “our boat” in May",
    }


def test_a_filter_that_cant_be_is_refused_by_its_name(verso: "Verso", catalogued: Path) -> None:
    answer = verso("search", "--date-from", "yesterday", "--home", catalogued)
    assert answer.code == ExitCode.REJECTED
    assert "date_from" in answer.err


def test_nothing_found_is_no_error(verso: "Verso", catalogued: Path) -> None:
    answer = verso("search", '"((', "*", "--home", catalogued)
    assert (answer.code, answer.out) == (0, "0 photographs found.\n")
