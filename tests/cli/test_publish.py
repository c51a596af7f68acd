"""Publishing from the command line."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Table
    from tests.conftest import Verso


@pytest.fixture
def drafts(verso: "Verso", home: Path, scans: Path, table: "Table") -> Path:
    """A holding with the drafts A 1 and A 2."""
    rows = [{"reference_code": code, "title": "Boat"} for code in ("A 1", "A 2")]
    assert verso("import", table(*rows), "--images", scans, "--home", home).code == 0
    return home


def test_photographs_are_published_by_their_reference_codes(verso: "Verso", drafts: Path) -> None:
    first = verso("publish", "A 1", "--home", drafts)
    assert (first.code, first.out) == (0, "1 photograph published; 0 had been before.\n")
    both = verso("publish", "A 1", "A 2", "--json", "--home", drafts)
    assert json.loads(both.out) == {"published": 1, "already": 1}


def test_all_are_published_at_once(verso: "Verso", drafts: Path) -> None:
    assert verso("publish", "--all", "--home", drafts).out.startswith("2 photographs published")
    assert verso("publish", "--all", "--home", drafts).out.startswith("0 photographs published")


def test_where_a_code_is_unknown_none_is_published(verso: "Verso", drafts: Path) -> None:
    answer = verso("publish", "A 1", "A 9", "--home", drafts)
    assert (answer.code, answer.out) == (3, "")
    assert "reference code A 9. None was published" in answer.err
    assert verso("publish", "--all", "--home", drafts).out.startswith("2 photographs published")


def test_an_unknown_unit_is_named(verso: "Verso", drafts: Path) -> None:
    answer = verso("publish", "--unit", "Z", "--home", drafts)
    assert answer.code == 3
    assert "no unit with the reference code Z" in answer.err


@pytest.mark.parametrize("words", [(), ("A 1", "--all"), ("--all", "--unit", "Z")])
def test_one_way_of_naming_them_is_wanted(
    verso: "Verso", home: Path, words: tuple[str, ...]
) -> None:
    answer = verso("publish", *words, "--home", home)
    assert answer.code == 2
    assert "give reference codes, or --all, or --unit" in answer.err
