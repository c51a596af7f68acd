"""Python's own `zipfile` is the oracle: what is written here, it opens and tests."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest

from app.storage.zip_writing import ZIP64_FROM, ZipWriter

FILES = {"a.json": b"{}", "b/c/1_2.jpg": bytes(range(256)) * 3, "empty": b""}


def written(files: dict[str, bytes], *, zip64_from: int = ZIP64_FROM) -> bytes:
    archive = BytesIO()
    writer = ZipWriter(lambda piece: assert_all(archive.write(piece), piece), zip64_from=zip64_from)
    for name, body in files.items():
        writer.add(name, body)
    writer.finish()
    return archive.getvalue()


def assert_all(count: int, piece: bytes) -> None:
    assert count == len(piece)


@pytest.mark.parametrize("zip64_from", [ZIP64_FROM, 40, 0])
@pytest.mark.parametrize("files", [FILES, {}])
def test_any_unzip_opens_it(files: dict[str, bytes], zip64_from: int) -> None:
    with ZipFile(BytesIO(written(files, zip64_from=zip64_from))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {entry.compress_type for entry in archive.infolist()} <= {ZIP_STORED}


def test_more_entries_than_the_narrow_count_holds() -> None:
    files = {f"{number}": b"" for number in range(65_535)}
    with ZipFile(BytesIO(written(files))) as archive:
        assert len(archive.namelist()) == 65_535


def test_equal_files_make_equal_archives() -> None:
    assert written(FILES) == written(dict(FILES))


def test_a_name_beyond_ascii_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        written({"łódź": b""})
