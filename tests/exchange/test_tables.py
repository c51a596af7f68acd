from pathlib import Path

import pytest

from app.domain.errors import Rejected
from app.exchange import tables
from app.exchange.tables import read_table


def test_a_table_is_read_by_the_end_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "TABLE.CSV"
    path.write_text("reference_code,title\nA 1,Frost\n", "utf-8")
    table = read_table(path)
    assert table.columns == ("reference_code", "title")
    assert [row.cells for row in table.rows] == [{"reference_code": "A 1", "title": "Frost"}]


@pytest.mark.parametrize("name", ["table.xls", "table.ods", "table", "table.csv.bak"])
def test_another_format_is_refused_with_the_way_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a,b\n")
    with pytest.raises(Rejected, match=r"must end in \.csv, \.tsv, \.xlsx or \.json"):
        read_table(tmp_path / name)


@pytest.mark.parametrize("name", ["absent.csv", "folder.csv"])
def test_an_absent_file_and_a_folder_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(Rejected, match=name):
        read_table(tmp_path / name)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(Rejected, match=r"x+\.csv"):
        read_table(Path("x" * 5000 + ".csv"))


def test_a_table_past_the_limit_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_TABLE_BYTES", 3)
    path = tmp_path / "a.csv"
    path.write_text("a,b\n")
    with pytest.raises(Rejected, match="4 bytes; at most 3 are read"):
        read_table(path)
