import json
from pathlib import Path

import pytest

from app.domain.errors import Rejected
from app.exchange.json_table import read_json
from app.exchange.table_rows import Table, TableOptions


def table_of(folder: Path, content: object, records: str = "") -> Table:
    path = folder / "table.json"
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, "utf-8")
    return read_json(path, TableOptions(records=records))


def test_nested_fields_become_columns_with_dots(tmp_path: Path) -> None:
    table = table_of(tmp_path, [{"a": {"b": {"c": 1}, "d": [{"x": 2}]}}, {"e": {}}])
    assert table.columns == ("a.b.c", "a.d", "e")
    rows = list(table.rows)
    assert rows[0].cells == {"a.b.c": 1, "a.d": [{"x": 2}]}
    assert [row.number for row in rows] == [1, 2]


@pytest.mark.parametrize("records", ["", "items", "found.items"])
def test_the_list_of_records_is_found_or_named(tmp_path: Path, records: str) -> None:
    documents = {
        "": {"count": 1, "items": [{"a": 1}]},
        "items": {"items": [{"a": 1}], "others": []},
        "found.items": {"found": {"items": [{"a": 1}]}},
    }
    table = table_of(tmp_path, documents[records], records)
    assert [row.cells for row in table.rows] == [{"a": 1}]


@pytest.mark.parametrize(
    "document",
    [{"x": [], "y": []}, {"x": 1}, 5, "[", "", '{"x": []', '[{"a": NaN}]', "[" * 100_000],
)
def test_what_is_no_list_of_records_is_refused(tmp_path: Path, document: object) -> None:
    with pytest.raises(Rejected, match=r"table\.json"):
        table_of(tmp_path, document)


def test_a_path_that_leads_to_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match=r"nothing at 'a\.b'"):
        table_of(tmp_path, {"a": []}, "a.b")


def test_a_fault_of_json_is_told_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="line 2, character 2"):
        table_of(tmp_path, '[{"a": 1},\n x]')


def test_a_field_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="'a' twice"):
        table_of(tmp_path, '[{"a": 1, "a": 2}]')


@pytest.mark.parametrize("name", ["a\\u0000", "a\\n", "\\ud800"])
def test_a_field_with_an_unprintable_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Rejected, match="control character"):
        table_of(tmp_path, f'[{{"{name}": 1}}]')


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'[{"a": "\xb3"}]')
    with pytest.raises(Rejected, match="UTF-8"):
        read_json(tmp_path / "a.json", TableOptions())


def test_what_is_wrong_with_one_record_is_its_own_problem(tmp_path: Path) -> None:
    content = '[{"a": 1}, 5, {"a.b": 1, "a": {"b": 2}}, {"a": "x\\u0000"}]'
    rows = list(table_of(tmp_path, content).rows)
    assert [[problem.where for problem in row.problems] for row in rows] == [
        [], [""], ["a.b"], ["a"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "reason"), [("[" * 300 + "]" * 300, "nested deeper"), ('["x\\u0000"]', "NUL")]
)
def test_a_cell_that_no_record_can_hold_is_a_problem_of_its_row(
    tmp_path: Path, cell: str, reason: str
) -> None:
    (row,) = table_of(tmp_path, f'[{{"a": {cell}}}]').rows
    (problem,) = row.problems
    assert problem.where == "a"
    assert reason in problem.reason
