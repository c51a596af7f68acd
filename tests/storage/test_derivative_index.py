"""Indexes of derivatives whose pictures hold their own names."""

from collections.abc import Callable, Iterator

import pytest

from app.domain.derivative import DerivativeShape, StoredRendition
from app.domain.derivative_description import DESCRIPTION_NAME, DerivativeDescription
from app.domain.derivative_levels import StoredTile
from app.domain.extent import Extent
from app.storage.derivative_index import DamagedDerivative, check_bytes, read_index
from app.storage.derivatives import Maker
from app.storage.open_derivative import OpenDerivative
from app.storage.zip_writing import ZipWriter

Makers = Callable[[DerivativeDescription], Maker]


class InMemory:
    """A ranged file of some bytes."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    @property
    def size_bytes(self) -> int:
        return len(self.body)

    def read(self, offset: int, length: int) -> bytes:
        return self.body[offset : offset + length]


class Counting(InMemory):
    """One that counts what is asked of it, as an object store bills it."""

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self.asked: list[int] = []

    def read(self, offset: int, length: int) -> bytes:
        self.asked.append(length)
        return super().read(offset, length)


class Collected(dict[str, bytes]):
    """Entries, before they are in a file."""

    def add(self, name: str, body: bytes) -> None:
        self[name] = body


@pytest.fixture
def entries(described: DerivativeDescription, maker: Makers) -> Collected:
    collected = Collected()
    collected.add(DESCRIPTION_NAME, maker(described)(collected).to_json())
    return collected


def zipped(entries: Iterator[tuple[str, bytes]]) -> InMemory:
    archive = bytearray()
    writer = ZipWriter(archive.extend)
    for name, body in entries:
        writer.add(name, body)
    writer.finish()
    return InMemory(bytes(archive))


def test_each_picture_is_found_in_its_place(
    entries: Collected, described: DerivativeDescription
) -> None:
    file = zipped(iter(entries.items()))
    index = read_index(file)
    assert index.description == described
    for picture in described.shape.pictures():
        assert file.read(*index.place(picture)) == entries[picture.name]


def test_the_order_in_the_file_does_not_matter(
    entries: Collected, described: DerivativeDescription
) -> None:
    file = zipped(reversed(entries.items()))
    index = read_index(file)
    for picture in described.shape.pictures():
        assert file.read(*index.place(picture)) == entries[picture.name]


@pytest.mark.parametrize("picture", [StoredTile(12, 0, 0), StoredRendition(Extent(257, 150))])
def test_a_picture_of_another_shape_has_no_place(
    entries: Collected, picture: StoredTile | StoredRendition
) -> None:
    with pytest.raises(KeyError):
        read_index(zipped(iter(entries.items()))).place(picture)


@pytest.mark.parametrize(
    "name", [DESCRIPTION_NAME, "picture.dzi", "picture_files/11/2_1.jpg", "renditions/513x300.jpg"]
)
def test_a_derivative_without_one_of_its_files_is_damaged(entries: Collected, name: str) -> None:
    del entries[name]
    with pytest.raises(DamagedDerivative):
        read_index(zipped(iter(entries.items())))


def test_a_derivative_with_a_stranger_in_it_is_damaged(entries: Collected) -> None:
    entries.add("picture_files/11/3_0.jpg", b"")
    with pytest.raises(DamagedDerivative, match="the pictures that it should"):
        read_index(zipped(iter(entries.items())))


def test_a_picture_that_is_there_twice_is_damage(entries: Collected) -> None:
    twice = [*entries.items(), ("picture_files/11/0_0.jpg", b"other")]
    with pytest.raises(DamagedDerivative):
        read_index(zipped(iter(twice)))


def test_a_description_that_says_something_else_is_damage(entries: Collected) -> None:
    entries[DESCRIPTION_NAME] = entries[DESCRIPTION_NAME].replace(b"1025", b"4000")
    with pytest.raises(DamagedDerivative):
        read_index(zipped(iter(entries.items())))


def test_no_cut_off_file_and_no_other_file_is_taken_for_a_derivative(entries: Collected) -> None:
    whole = zipped(iter(entries.items())).body
    for body in (b"", b"PK", b"x" * 100_000, whole[:-1], whole[1:], whole[: len(whole) // 2]):
        with pytest.raises(DamagedDerivative):
            read_index(InMemory(body))


def test_a_flipped_bit_in_any_file_is_found_by_its_checksum(entries: Collected) -> None:
    file = zipped(iter(entries.items()))
    check_bytes(file)
    index = read_index(file)
    offset, _ = index.place(StoredTile(11, 2, 1))
    broken = bytearray(file.body)
    broken[offset + 5] ^= 1
    with pytest.raises(DamagedDerivative, match=r"picture_files/11/2_1\.jpg has other bytes"):
        check_bytes(InMemory(bytes(broken)))


def test_a_derivative_is_served_by_ranges_and_never_read_whole() -> None:
    """10,000 x 8,000 px: 16 x 20 tiles, 8 x 10, and so on, each here of 40,000 bytes.

    To open it: the last 65,536 bytes, which hold the directory of its 440 files, and the
    description. A tile: its own bytes, in one range.
    """
    shape = DerivativeShape(Extent(10_000, 8_000))
    description = DerivativeDescription("ab" * 32, shape, is_grey=False)
    body = b"\xff\xd8" + bytes(39_996) + b"\xff\xd9"
    pictures = {picture.name: body for picture in shape.pictures()}
    described = {DESCRIPTION_NAME: description.to_json()}
    packed = zipped(iter({"picture.dzi": b"<Image/>", **pictures, **described}.items()))
    file = Counting(packed.body)
    derivative = OpenDerivative(file, read_index(file))
    assert file.asked == [65_536, len(description.to_json())]
    assert derivative.read(StoredTile(14, 19, 15)) == body
    assert file.asked[2:] == [40_000]
    assert file.size_bytes > 17_000_000
