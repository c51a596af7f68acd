import pytest

from app.domain.errors import Rejected
from app.exchange import table_rows
from app.exchange.table_rows import MAX_CELL_CHARACTERS, Row, at_most, column_names, row_of


def test_names_of_columns_lose_the_spaces_around_them() -> None:
    assert column_names([" Title ", 1883], where="row 1") == ("Title", "1883")


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (["a", "", "c"], "column 2 has no name"),
        (["a", None], "column 2 has no name"),
        (["a", "b", "a "], "column 3 has the name of an earlier column"),
        (["a\nb"], "line break"),
        ([], "no columns"),
    ],
)
def test_a_header_names_each_column_once(header: list[object], reason: str) -> None:
    with pytest.raises(Rejected) as caught:
        column_names(header, where="row 1")
    (problem,) = caught.value.problems
    assert problem.where == "row 1"
    assert reason in problem.reason


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(Rejected, match="1001 columns"):
        column_names(list(range(1001)), where="row 1")


@pytest.mark.parametrize("cells", [["1"], ["1", "2", "3"]])
def test_a_ragged_row_is_a_problem_of_that_row(cells: list[str]) -> None:
    row = row_of(("a", "b"), cells, number=7)
    assert row.number == 7
    assert f"the row has {len(cells)} cells, the header 2" in row.problems[0].reason


@pytest.mark.parametrize("text", ["x" * (MAX_CELL_CHARACTERS + 1), "a\0b"])
def test_an_endless_cell_and_one_with_nul_are_problems_of_their_row(text: str) -> None:
    (problem,) = row_of(("a", "b"), ["1", text], number=2).problems
    assert problem.where == "b"


def test_rows_past_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "MAX_ROWS", 2)
    with pytest.raises(Rejected, match="more than 2 rows"):
        list(at_most(Row(number, {}) for number in range(3)))
