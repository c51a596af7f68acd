"""The files of an ordinary folder: found by name, known again, and told apart when they change."""

import os
from pathlib import Path

import pytest

from app.storage.picture_files import PictureFile, PictureFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files at two depths, and with much that is passed over."""
    (tmp_path / "album").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.jpg", "a.tif", "album/łódź 1.jpg", ".secret.jpg", ".hidden/c.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "link.jpg").symlink_to(tmp_path / "b.jpg")
    (tmp_path / "elsewhere").symlink_to(tmp_path / "album")
    (tmp_path / "line\nbreak.jpg").write_bytes(b"1")
    (tmp_path / os.fsdecode(b"no \xff utf-8.jpg")).write_bytes(b"2")
    return tmp_path


def test_files_at_any_depth_are_named_and_links_and_hidden_ones_are_not(folder: Path) -> None:
    names = [file.name for file in PictureFiles(folder).all()]
    assert names == ["a.tif", "b.jpg", "album/łódź 1.jpg"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert list(PictureFiles(tmp_path / "gone").all()) == []


def test_an_id_follows_from_the_name_alone() -> None:
    first, later = PictureFile("a.jpg", 10, 1), PictureFile("a.jpg", 20, 2)
    assert first.id == later.id
    assert first.id != PictureFile("b.jpg", 10, 1).id


def test_an_id_is_a_uuid_made_from_a_name() -> None:
    """RFC 9562, 5.5: version 5 in the first digit of the third group."""
    groups = PictureFile("album/łódź 1.jpg", 1, 1).id.split("-")
    assert [len(group) for group in groups] == [8, 4, 4, 4, 12]
    assert groups[2].startswith("5")


@pytest.mark.parametrize(
    "other", [PictureFile("b.jpg", 10, 1), PictureFile("a.jpg", 11, 1), PictureFile("a.jpg", 10, 2)]
)
def test_a_fingerprint_changes_with_name_size_and_time(other: PictureFile) -> None:
    fingerprint = PictureFile("a.jpg", 10, 1).fingerprint
    assert len(fingerprint) == 64
    assert fingerprint != other.fingerprint


def test_a_file_that_was_written_again_has_another_fingerprint(folder: Path) -> None:
    files = PictureFiles(folder)
    before = files.find("b.jpg")
    (folder / "b.jpg").write_bytes(b"longer than it was")
    after = files.find("b.jpg")
    assert before is not None
    assert after is not None
    assert before.id == after.id
    assert before.fingerprint != after.fingerprint


def test_a_file_that_has_gone_is_not_found(folder: Path) -> None:
    files = PictureFiles(folder)
    (folder / "b.jpg").unlink()
    assert files.find("b.jpg") is None
    assert files.find("album") is None
