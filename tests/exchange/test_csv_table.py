import codecs
from pathlib import Path

import pytest

from app.domain.errors import Rejected
from app.exchange.csv_table import read_csv
from app.exchange.table_rows import Table, TableOptions

NO_OPTIONS = TableOptions()


def table_of(path: Path, content: bytes | str, options: TableOptions = NO_OPTIONS) -> Table:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_csv(path, options)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE),
     ("utf-16-be", codecs.BOM_UTF16_BE)],
)  # fmt: skip
def test_utf_8_and_utf_16_are_told_apart_by_their_marks(
    path: Path, encoding: str, mark: bytes
) -> None:
    table = table_of(path, mark + "kod,tytuł\n1,Łódź\n".encode(encoding))
    assert table.columns == ("kod", "tytuł")
    assert [row.cells["tytuł"] for row in table.rows] == ["Łódź"]


def test_another_encoding_is_refused_by_its_line_until_it_is_named(path: Path) -> None:
    content = "kod;tytuł\r\n1;Łódź\r\n".encode("windows-1250")
    with pytest.raises(Rejected, match=r"not in UTF-8: line 1 .*0xB3.*table: encoding"):
        table_of(path, content)
    table = table_of(path, content, TableOptions(encoding="windows-1250"))
    assert [row.cells for row in table.rows] == [{"kod": "1", "tytuł": "Łódź"}]


def test_an_encoding_that_there_is_not_is_refused(path: Path) -> None:
    with pytest.raises(Rejected, match="no encoding 'win'"):
        table_of(path, "a,b\n", TableOptions(encoding="win"))


@pytest.mark.parametrize("encoding", ["hex", "rot13", "zlib"])
def test_a_codec_that_is_no_encoding_of_text_is_refused(path: Path, encoding: str) -> None:
    with pytest.raises(Rejected, match="no encoding"):
        table_of(path, "a,b\n", TableOptions(encoding=encoding))


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        ("a,b;c,d\n", ("a", "b;c", "d")),
        ("a;b,c;d\n", ("a", "b,c", "d")),
        ("a\tb\n", ("a", "b")),
        ('"a;x",b\n', ("a;x", "b")),
        ("sep=;\na;b,c\n", ("a", "b,c")),
        ("only\n", ("only",)),
    ],
)
def test_what_separates_columns_is_found_in_the_header(
    path: Path, content: str, columns: tuple[str, ...]
) -> None:
    assert table_of(path, content).columns == columns


def test_where_two_separators_would_do_neither_is_guessed(path: Path) -> None:
    with pytest.raises(Rejected, match="table: separator"):
        table_of(path, "a;b,c\n1;2,3\n")
    assert table_of(path, "a;b,c\n1;2,3\n", TableOptions(separator=";")).columns == ("a", "b,c")


def test_a_tsv_has_tabs_whatever_its_header_looks_like(tmp_path: Path) -> None:
    assert table_of(tmp_path / "a.tsv", "a;b;c\td\n").columns == ("a;b;c", "d")


def test_a_separator_is_one_character(path: Path) -> None:
    with pytest.raises(Rejected, match="one character"):
        table_of(path, "a||b\n", TableOptions(separator="||"))


def test_a_row_is_numbered_by_the_line_on_which_it_begins(path: Path) -> None:
    table = table_of(path, 'a,b\n1,"two\nlines"\n\n2,"say ""so"""\n')
    rows = list(table.rows)
    assert [(row.number, row.cells["b"]) for row in rows] == [(2, "two\nlines"), (5, 'say "so"')]


def test_a_ragged_row_does_not_stop_the_others(path: Path) -> None:
    rows = list(table_of(path, "a,b\n1\n2,x\n3,y,z\n").rows)
    assert [(row.number, bool(row.problems)) for row in rows] == [(2, True), (3, False), (4, True)]


@pytest.mark.parametrize("content", ['a,b\n1,2\n3,"x\n', 'a,b\n1,2\n3,"x"y\n'])
def test_a_lost_quotation_mark_is_found_before_a_row_is_taken(path: Path, content: str) -> None:
    with pytest.raises(Rejected, match="line 3") as caught:
        table_of(path, content)
    assert "quotation mark" in str(caught.value)


def test_an_endless_cell_is_refused(path: Path) -> None:
    with pytest.raises(Rejected, match="line 2"):
        table_of(path, f"a,b\n1,{'x' * 200_000}\n")


@pytest.mark.parametrize("content", ["a,b\n1,\0\n", "a,b\n1,2\n".encode("utf-16-le")])
def test_nul_is_refused_by_its_line(path: Path, content: str | bytes) -> None:
    with pytest.raises(Rejected, match="NUL character on line"):
        table_of(path, content)


@pytest.mark.parametrize("content", ["", "\n\n", "a,,b\n", "a,a\n", "a,b,\n"])
def test_a_header_that_names_not_each_column_once_is_refused(path: Path, content: str) -> None:
    with pytest.raises(Rejected, match="header"):
        table_of(path, content)


def test_a_header_alone_is_a_table_without_rows(path: Path) -> None:
    assert list(table_of(path, "a,b\n").rows) == []
