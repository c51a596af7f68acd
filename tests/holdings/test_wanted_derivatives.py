"""Orders for derivatives without a catalogue."""

import threading
from pathlib import Path

import pytest
from PIL import Image

from app.domain.viewers import THE_PUBLIC
from app.domain.work import JobKind
from app.holdings.picture_folder import PictureFolder
from app.holdings.wanted_derivatives import WantedDerivatives
from app.settings import Settings
from tests.awaiting import PATIENCE_S, until


@pytest.fixture
def folder(tmp_path: Path) -> PictureFolder:
    """A folder with a picture, and one of which no derivative can be made."""
    place = tmp_path / "pictures"
    place.mkdir()
    Image.new("RGB", (700, 20), 90).save(place / "a.jpg")
    (place / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and nothing more")
    return PictureFolder(place, cache=tmp_path / "cache", settings=Settings())


def test_what_is_wanted_is_made_and_what_can_not_be_made_stops_nothing(
    folder: PictureFolder,
) -> None:
    with folder.open(THE_PUBLIC) as index:
        images = [index.image(i.id) for i in folder.listed(after=None, limit=9).items]
    stop, wanted = threading.Event(), WantedDerivatives()
    for image in reversed(images):  # the broken one first
        wanted.want(JobKind.DERIVE, image.sha256)
    working = threading.Thread(
        target=wanted.work_off, args=(folder.derivation,), kwargs={"stop": stop}
    )
    working.start()
    try:
        until(lambda: folder.derivation.opened(images[0].sha256) is not None)
    finally:
        stop.set()
        working.join(PATIENCE_S)
    made = [folder.derivation.opened(image.sha256) is not None for image in images]
    assert made == [True, False]


def test_only_derivatives_are_made_here() -> None:
    with pytest.raises(ValueError, match="manifest"):
        WantedDerivatives().want(JobKind.MANIFEST, "x")
