"""What stands for a catalogue over a plain folder."""

from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import DamagedHolding, NotFound
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits, ScanCondition
from app.holdings.picture_index import PictureIndex
from app.storage.picture_files import PictureFiles


def draw(path: Path, *, size: tuple[int, int] = (60, 40), mode: str = "RGB") -> None:
    """Write a picture."""
    path.parent.mkdir(exist_ok=True)
    Image.new(mode, size, 90).save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two pictures and a text."""
    draw(tmp_path / "a.jpg")
    draw(tmp_path / "album" / "b.png", mode="L", size=(3, 5))
    (tmp_path / "notes.jpg").write_text("only called like a picture")
    return tmp_path


def index_of(folder: Path, *, limits: ImageLimits | None = None) -> PictureIndex:
    """Index a folder."""
    return PictureIndex(PictureFiles(folder), limits=limits or ImageLimits())


def listed(index: PictureIndex) -> dict[str, str]:
    """Give all ids by name."""
    return {image.name: image.id for image in index.listed(after=None, limit=100).items}


def test_pictures_are_told_by_their_bytes_and_not_by_their_names(folder: Path) -> None:
    assert list(listed(index_of(folder))) == ["a.jpg", "album/b.png"]


def test_a_picture_is_described_by_its_header(folder: Path) -> None:
    index = index_of(folder)
    ids = listed(index)
    colour, grey = index.image(ids["a.jpg"]), index.image(ids["album/b.png"])
    assert (colour.picture, colour.has_colour, colour.is_public) == (Extent(60, 40), True, True)
    assert (grey.picture, grey.has_colour) == (Extent(3, 5), False)
    assert index.path(colour.sha256) == folder / "a.jpg"


def test_a_picture_that_came_later_is_found_by_its_id(folder: Path) -> None:
    index = index_of(folder)
    draw(folder / "c.jpg", size=(7, 7))
    later = listed(index_of(folder))["c.jpg"]
    assert index.image(later).picture == Extent(7, 7)


def test_a_picture_that_was_replaced_keeps_its_id_and_gets_another_fingerprint(
    folder: Path,
) -> None:
    index = index_of(folder)
    image_id = listed(index)["a.jpg"]
    before = index.image(image_id)
    draw(folder / "a.jpg", size=(61, 41))
    after = index.image(image_id)
    assert after.picture == Extent(61, 41)
    assert after.sha256 != before.sha256


def test_a_picture_that_has_gone_is_not_found(folder: Path) -> None:
    index = index_of(folder)
    image_id = listed(index)["a.jpg"]
    (folder / "a.jpg").unlink()
    with pytest.raises(NotFound):
        index.image(image_id)
    with pytest.raises(DamagedHolding):
        index.path("0" * 64)


def test_a_picture_past_the_limits_and_a_broken_one_are_listed_and_not_shown(folder: Path) -> None:
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and nothing more")
    index = index_of(folder, limits=ImageLimits(max_source_px=100))
    ids = listed(index)
    for name in ("a.jpg", "broken.png"):
        image = index.image(ids[name])
        assert (image.picture, image.condition) == (None, ScanCondition.UNREADABLE)


def test_a_long_list_is_turned_leaf_by_leaf(folder: Path) -> None:
    index = index_of(folder)
    first = index.listed(after=None, limit=1)
    last = index.listed(after=first.after, limit=1)
    names = [[image.name for image in page.items] for page in (first, last)]
    assert names == [["a.jpg"], ["album/b.png"]]
    assert last.after is None
