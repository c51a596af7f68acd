"""The table of marks says what the parser does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.sigla import faults, parse
from app.domain.sigla_forms import GAP

PAGE = Path("docs/reference/sigla.md")
WIDTHS = {"forms": 6, "faults": 4}


def rows(project: Path, kind: str) -> Iterator[list[str]]:
    """Give the rows of a table by their cells, without the ticks around code."""
    for line in (project / PAGE).read_text("utf-8").splitlines():
        cells = line.replace("\\|", "\0").strip("|").split("|")
        if line.startswith("| `") and len(cells) == WIDTHS[kind]:
            yield [cell.strip().replace("\0", "|").replace("`", "") for cell in cells]


def shown(text: str) -> str:
    return text.replace(GAP, "□").replace("\n", "↵").strip()  # as cells are


def test_every_example_has_the_three_forms_that_the_table_says(project: Path) -> None:
    told = list(rows(project, "forms"))
    assert len(told) == 12
    for _, _, example, plain, diplomatic, searchable in told:
        sigla = parse(example)
        assert sigla.faults == ()
        assert shown(sigla.plain.text) == plain
        assert shown(sigla.diplomatic.text) == diplomatic
        assert shown(sigla.searchable.text) == searchable


def test_every_fault_is_found_where_the_table_says(project: Path) -> None:
    told = list(rows(project, "faults"))
    assert len(told) == 5
    for written, place, mark, wrong in told:
        (fault,) = faults(written)
        assert (fault.offset + 1, fault.mark, fault.kind) == (int(place), mark, wrong)


@pytest.mark.parametrize(
    "other", ["[…]", "[---]", "[ ]", "a (?)", "a[?]", "a[sic]", "(sic)", "[!]"]
)
def test_every_other_way_of_writing_a_mark_is_a_mark(other: str) -> None:
    assert parse(other).has_marks
    assert faults(other) == ()
