import pytest

from app.domain.errors import Rejected
from app.exchange.mapping import IgnoredColumns, ImportMapping, check_columns
from app.exchange.mapping_reading import read_mapping

MAPPING = """
key: No
photograph:
  title: {en: {column: Title, or: {template: "{Sitter} in {Year}"}}}
  condition: {column: State, optional: true}
  sides:
    - each: {column: files}
      kind: {item: side, terms: {f: recto, b: verso}}
      scans: [{file_name: {item: name}}]
ignore:
  - columns: [Shelf, "system.*"]
    because: The old database's own affair
"""


@pytest.fixture
def mapping() -> ImportMapping:
    return read_mapping(MAPPING, name="m.yaml")


def test_a_mapping_knows_what_it_reads_and_what_may_be_absent(mapping: ImportMapping) -> None:
    assert mapping.used == {
        "No": False, "Title": False, "Sitter": False, "Year": False, "State": True, "files": False,
    }  # fmt: skip
    assert mapping.item_fields == {"files": {"side", "name"}}


def test_what_is_ignored_is_named_or_lies_below_a_name() -> None:
    ignored = IgnoredColumns(("Shelf", "system.*"), "because")
    assert ignored.cover("Shelf")
    assert ignored.cover("system.id")
    assert not ignored.cover("systematic")
    assert not ignored.cover("Shelf.mark")


def test_a_table_with_all_columns_is_taken(mapping: ImportMapping) -> None:
    check_columns(mapping, ["No", "Title", "Sitter", "Year", "files", "More"])


def test_a_table_without_the_key_column_is_refused(mapping: ImportMapping) -> None:
    with pytest.raises(Rejected, match=r"no column 'No', which m\.yaml names as its key") as caught:
        check_columns(mapping, ["Number", "Title"])
    assert "Number, Title" in str(caught.value)
    assert caught.value.problems[0].where == "No"


def test_a_mapping_that_names_a_missing_column_is_refused(mapping: ImportMapping) -> None:
    with pytest.raises(Rejected, match=r"m\.yaml names columns .*: Sitter, Year, files") as caught:
        check_columns(mapping, ["No", "Title"])
    assert [problem.where for problem in caught.value.problems] == ["Sitter", "Year", "files"]
    assert "Columns there are: No, Title" in caught.value.problems[0].reason
