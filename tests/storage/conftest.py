"""What the tests of the store share: an empty holding in a temporary folder."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from app.domain.derivative import DerivativeShape
from app.domain.derivative_description import DerivativeDescription
from app.domain.extent import Extent
from app.storage.derivatives import Entries, Maker
from app.storage.layout import Layout


@pytest.fixture
def open_files(tmp_path: Path) -> Callable[[], int]:
    """Count the files of the test that this process has open: it may have and close others."""

    def count() -> int:
        places = list[str]()
        for descriptor in Path("/proc/self/fd").iterdir():
            with suppress(FileNotFoundError):  # closed meanwhile, as the one that lists them is
                places.append(str(descriptor.readlink()))
        return sum(place.startswith(f"{tmp_path}/") for place in places)

    return count


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    home = tmp_path / "holding"
    home.mkdir()
    return Layout(home)


@pytest.fixture
def described() -> DerivativeDescription:
    """A derivative of a picture of 1,025 x 600 px: 6 + 2 tiles, two renditions, ten more tiles."""
    return DerivativeDescription("ab" * 32, DerivativeShape(Extent(1025, 600)), is_grey=True)


@pytest.fixture
def maker() -> Callable[[DerivativeDescription], Maker]:
    """Make a maker that puts in each picture's name where its JPEG bytes would be."""

    def maker_of(described: DerivativeDescription) -> Maker:
        def make(into: Entries) -> DerivativeDescription:
            into.add("picture.dzi", b"<Image/>")
            for picture in described.shape.pictures():
                into.add(picture.name, b"\xff\xd8" + picture.name.encode() + b"\xff\xd9")
            return described

        return make

    return maker_of
