"""Archives written here and by Python's `zipfile`, whole and broken in every way."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo
from zlib import crc32

import pytest

from app.storage.zip_directory import BrokenArchive, read_directory
from app.storage.zip_writing import ZIP64_FROM, ZipWriter

FILES = {"first": b"one", "folder/second": b"and two", "third": b""}


class InMemory:
    """A ranged file that notes how often it is read."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self.reads = 0

    @property
    def size_bytes(self) -> int:
        return len(self._body)

    def read(self, offset: int, length: int) -> bytes:
        self.reads += 1
        return self._body[offset : offset + length]


def written(files: dict[str, bytes] = FILES, *, zip64_from: int = ZIP64_FROM) -> bytes:
    archive = bytearray()
    writer = ZipWriter(archive.extend, zip64_from=zip64_from)
    for name, body in files.items():
        writer.add(name, body)
    writer.finish()
    return bytes(archive)


@pytest.mark.parametrize("zip64_from", [ZIP64_FROM, 40, 0])
def test_each_entry_is_where_it_says(zip64_from: int) -> None:
    archive = written(zip64_from=zip64_from)
    file = InMemory(archive)
    entries = read_directory(file)
    assert {e.name: archive[e.offset : e.offset + e.length] for e in entries} == FILES
    assert [entry.crc for entry in entries] == [crc32(body) for body in FILES.values()]
    assert file.reads == 1


def test_a_long_directory_is_read_in_a_second_go() -> None:
    files = {f"folder/{number:06}.jpg": b"x" for number in range(2000)}
    file = InMemory(written(files))
    assert [entry.name for entry in read_directory(file)] == list(files)
    assert file.reads == 2


def test_an_archive_of_pythons_own_is_read() -> None:
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_STORED) as zipped:
        zipped.writestr(ZipInfo("name"), b"body")
    (entry,) = read_directory(InMemory(archive.getvalue()))
    assert archive.getvalue()[entry.offset : entry.offset + entry.length] == b"body"


def test_a_compressed_archive_is_none_of_ours() -> None:
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("name", b"body" * 100)
    with pytest.raises(BrokenArchive):
        read_directory(InMemory(archive.getvalue()))


@pytest.mark.parametrize("zip64_from", [ZIP64_FROM, 0])
def test_no_cut_off_archive_is_taken_for_a_whole_one(zip64_from: int) -> None:
    archive = written(zip64_from=zip64_from)
    for length in range(len(archive)):
        with pytest.raises(BrokenArchive):
            read_directory(InMemory(archive[:length]))
        with pytest.raises(BrokenArchive):
            read_directory(InMemory(archive[-length:] if length else b""))


def test_bytes_before_between_or_behind_are_noticed() -> None:
    archive = written()
    for at in (0, 10, 40, len(archive)):
        with pytest.raises(BrokenArchive):
            read_directory(InMemory(archive[:at] + b"x" + archive[at:]))


@pytest.mark.parametrize("zip64_from", [ZIP64_FROM, 0])
def test_whatever_bit_of_the_directory_is_wrong_no_place_leaves_the_archive(
    zip64_from: int,
) -> None:
    archive = written(zip64_from=zip64_from)
    for bit in range(archive.index(b"PK\1\2") * 8, len(archive) * 8):
        broken = bytearray(archive)
        broken[bit // 8] ^= 1 << bit % 8
        try:
            entries = read_directory(InMemory(bytes(broken)))
        except BrokenArchive:
            continue
        assert all(0 < e.offset <= e.offset + e.length < len(archive) for e in entries)


def test_two_entries_in_one_place_are_noticed() -> None:
    """The directory names the first entry twice, the second time under another name."""
    archive = written({"aaaa": b"1", "bbbb": b"2"})
    second_start = archive.index(b"PK\3\4", 1)
    at = archive.rindex(second_start.to_bytes(4, "little") + b"bbbb")
    broken = archive[:at] + bytes(4) + archive[at + 4 :]
    with pytest.raises(BrokenArchive):
        read_directory(InMemory(broken))
