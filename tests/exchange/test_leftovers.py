from collections.abc import Collection
from typing import Any

from app.domain.notes import NoteKind
from app.exchange.leftovers import leftover_notes
from app.exchange.mapping_reading import read_mapping
from app.exchange.table_rows import Row

MAPPING = """
key: No
photograph:
  sides: [{each: {column: files}, kind: recto, scans: [{file_name: {item: name}}]}]
  subjects: [{column: tags}]
ignore: [{columns: [files.checksum, "system.*"], because: Of no use}]
"""


def notes_of(
    taken: Collection[str] = ("No", "files", "tags"), **cells: Any
) -> list[tuple[str, str]]:
    """Label and text of each note; the mapping's columns are taken from unless it is said."""
    mapping = read_mapping(MAPPING, name="m")
    notes = list(leftover_notes(Row(2, cells), mapping, taken=taken))
    assert {note.kind for note in notes} <= {NoteKind.SOURCE_FIELD}
    return [(note.label, note.text) for note in notes]


def test_a_column_without_a_field_becomes_a_note() -> None:
    assert notes_of(No="1", tags="a", Shelf=" B 12 ", Count=3, Lent=False) == [
        ("Shelf", "B 12"), ("Count", "3"), ("Lent", "false"),
    ]  # fmt: skip


def test_a_mapped_column_that_gave_nothing_becomes_a_note_whole() -> None:
    assert notes_of(taken=["No"], No="1", tags="a; b") == [("tags", "a; b")]
    files = [{"name": "1.jpg", "checksum": "x"}]
    assert notes_of(taken=["No"], files=files) == [("files", '[{"name":"1.jpg","checksum":"x"}]')]


def test_an_empty_cell_becomes_none() -> None:
    assert notes_of(Shelf=" ", Count=None, Names=[], More={}) == []


def test_what_is_nested_is_kept_as_compact_json() -> None:
    assert notes_of(Names=[{"ż": 1}, "a"]) == [("Names", '[{"ż":1},"a"]')]


def test_what_is_ignored_becomes_none() -> None:
    cells: dict[str, Any] = {"system.id": 5}
    assert notes_of(**cells) == []


def test_fields_of_records_that_nobody_reads_become_a_note() -> None:
    files = [{"name": "1.jpg", "checksum": "x"}, {"name": "2.jpg", "width": 5}, "stray"]
    assert notes_of(files=files) == [("files", '[{},{"width":5},"stray"]')]
    assert notes_of(files=files[:1]) == []
