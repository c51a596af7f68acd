import unicodedata
from pathlib import Path

import pytest

from app.domain.errors import Rejected
from app.services.import_batch.scan_folder import ScanFolder


@pytest.fixture
def folder(images: Path) -> ScanFolder:
    (images / "box 1").mkdir()
    for name in ("a.jpg", "Verso.JPG", "box 1/b.tif"):
        (images / name).write_bytes(b"scan")
    return ScanFolder(images)


@pytest.mark.parametrize("name", ["a.jpg", "box 1/b.tif", "./a.jpg", "box 1/../a.jpg"])
def test_a_file_is_found_by_its_name_also_in_a_folder_below(
    folder: ScanFolder, images: Path, name: str
) -> None:
    found = folder.find(name)
    assert found.path.resolve() == (images / name).resolve()
    assert found.remark == ""


@pytest.mark.parametrize(
    ("name", "spelt"),
    [("verso.jpg", "Verso.JPG"), ("BOX 1/B.TIF", "box 1/b.tif"), ("box 1\\b.tif", "box 1/b.tif")],
)
def test_one_file_spelt_alike_is_taken_and_remarked_on(
    folder: ScanFolder, images: Path, name: str, spelt: str
) -> None:
    found = folder.find(name)
    assert found.path == images.resolve() / spelt
    assert spelt in found.remark


def test_a_name_with_accents_is_found_however_they_are_encoded(images: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Żołnierze.jpg")  # as macOS writes it
    (images / decomposed).write_bytes(b"scan")
    found = ScanFolder(images).find(unicodedata.normalize("NFC", "Żołnierze.jpg"))
    assert found.path.name == decomposed
    assert decomposed in found.remark


def test_where_several_are_spelt_alike_none_is_guessed(images: Path) -> None:
    for name in ("Scan.jpg", "SCAN.jpg"):
        (images / name).write_bytes(b"scan")
    with pytest.raises(Rejected, match=r"several are spelt alike: SCAN\.jpg, Scan\.jpg"):
        ScanFolder(images).find("scan.jpg")
    assert ScanFolder(images).find("Scan.jpg").remark == ""


@pytest.mark.parametrize("name", ["b.jpg", "box 1", "", ".", "a.jpg/b.jpg", "x" * 300, "a\0b"])
def test_what_is_no_file_is_not_there(folder: ScanFolder, name: str) -> None:
    with pytest.raises(Rejected, match="is not there"):
        folder.find(name)


def test_nothing_outside_of_the_folder_is_found(images: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.jpg"
    outside.write_bytes(b"secret")
    (images / "link.jpg").symlink_to(outside)
    (images / "up").symlink_to(tmp_path)
    folder = ScanFolder(images)
    for name in ("../secret.jpg", str(outside), "link.jpg", "LINK.jpg", "up/secret.jpg"):
        with pytest.raises(Rejected, match="leads out of the folder"):
            folder.find(name)


def test_a_link_within_the_folder_is_a_file_like_any_other(
    folder: ScanFolder, images: Path
) -> None:
    (images / "link.jpg").symlink_to(images / "a.jpg")
    assert folder.find("link.jpg").path.read_bytes() == b"scan"


def test_files_that_nothing_asked_for_are_named_but_for_hidden_ones(
    folder: ScanFolder, images: Path
) -> None:
    for name in (".DS_Store", "table.csv", "notes.txt"):
        (images / name).touch()
    folder.find("box 1/b.tif")
    folder.find("verso.jpg")
    assert folder.unused(besides=[images / "table.csv"]) == ("a.jpg", "notes.txt")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match=r"There is no folder .*nowhere"):
        ScanFolder(tmp_path / "nowhere")
