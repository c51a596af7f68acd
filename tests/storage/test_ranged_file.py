"""Parts of a real file, also after it was replaced or removed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.storage.ranged_file import LocalRangedFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    return path


@pytest.mark.parametrize(
    ("offset", "length", "found"),
    [(0, 10, b"0123456789"), (3, 2, b"34"), (8, 5, b"89"), (10, 1, b""), (99, 1, b""), (2, 0, b"")],
)
def test_a_range_is_read(path: Path, offset: int, length: int, found: bytes) -> None:
    file = LocalRangedFile(path)
    assert file.size_bytes == 10
    assert file.read(offset, length) == found


def test_a_replaced_or_removed_file_goes_on_giving_its_bytes(path: Path, tmp_path: Path) -> None:
    file = LocalRangedFile(path)
    other = tmp_path / "other"
    other.write_bytes(b"others")
    other.replace(path)
    assert file.read(0, 3) == b"012"
    path.unlink()
    assert file.read(0, 3) == b"012"


def test_it_is_closed_when_nobody_refers_to_it(path: Path, open_files: Callable[[], int]) -> None:
    files = [LocalRangedFile(path) for _ in range(5)]
    assert open_files() == 5
    files.clear()
    assert open_files() == 0


def test_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(path)
    with pytest.raises(OSError, match="link"):
        LocalRangedFile(tmp_path / "link")


def test_threads_may_read_at_once(path: Path) -> None:
    file = LocalRangedFile(path)
    with ThreadPoolExecutor(4) as pool:
        read = pool.map(lambda at: file.read(at % 10, 1), range(2000))
    assert b"".join(read) == b"0123456789" * 200
