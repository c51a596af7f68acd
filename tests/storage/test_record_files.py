"""Records as files: whole or not at all, each in a place of its own."""

import pytest

from app.domain.errors import DamagedHolding, NotFound
from app.storage.layout import Layout
from app.storage.record_files import RecordFiles

ONE = "ab" * 32
UNIT = "01a22c2a-dd03-7192-a19d-c084ed5e5c01"


@pytest.fixture
def files(layout: Layout) -> RecordFiles:
    return RecordFiles(layout)


def test_what_is_written_beside_an_original_lies_beside_it(
    files: RecordFiles, layout: Layout
) -> None:
    files.write_beside(ONE, b"first")
    files.write_beside(ONE, b"second")
    place = layout.original(ONE).with_name(f"{ONE}.json")
    assert (place.read_bytes(), files.beside(ONE)) == (b"second", b"second")
    assert list(layout.incoming_originals.iterdir()) == []


def test_what_has_no_original_lies_apart_and_can_be_taken_away(files: RecordFiles) -> None:
    files.write_apart("unit", UNIT, b"a unit")
    (place,) = files.all()
    assert files.read(place) == b"a unit"
    assert place.parts[-4:] == ("records", "unit", "01", f"{UNIT}.json")
    files.remove_apart("unit", UNIT)
    files.remove_apart("unit", UNIT)
    assert list(files.all()) == []


def test_only_files_of_ours_are_named(files: RecordFiles, layout: Layout) -> None:
    files.write_beside(ONE, b"")
    layout.original(ONE).write_bytes(b"the original")
    layout.sidecar(ONE).with_name("notes.json").write_bytes(b"a stranger")
    layout.sidecar(ONE).with_name("cd" * 32 + ".json").symlink_to(layout.sidecar(ONE))
    assert list(files.all()) == [layout.sidecar(ONE)]
    assert files.beside("cd" * 31 + "ce") is None


@pytest.mark.parametrize(("kind", "subject"), [("../x", UNIT), ("unit", "../../etc/passwd")])
def test_no_name_becomes_a_foreign_path(files: RecordFiles, kind: str, subject: str) -> None:
    with pytest.raises(NotFound):
        files.write_apart(kind, subject, b"")


def test_a_link_in_the_place_of_a_record_is_not_followed(
    files: RecordFiles, layout: Layout
) -> None:
    layout.sidecar(ONE).parent.mkdir(parents=True)
    layout.sidecar(ONE).symlink_to("/etc/passwd")
    with pytest.raises(DamagedHolding, match="symbolic link"):
        files.write_beside(ONE, b"")
