"""What the tests of use cases share: a founded holding, scans made on the spot, a small table."""

import csv
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan, Saved
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding, open_holding
from app.services.load_sample import load_sample
from app.settings import Settings


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty holding, made once."""
    home = tmp_path_factory.mktemp("founded") / "holding"
    found_holding(Settings(home=home)).close()
    return home


@pytest.fixture
def holding(founded: Path, tmp_path: Path) -> Iterator[Holding]:
    """An empty holding of the test's own."""
    home = tmp_path / "holding"
    shutil.copytree(founded, home)
    with open_holding(Settings(home=home)) as holding:
        yield holding


@pytest.fixture(scope="session")
def founded_with_sample(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A holding with the sample, drawn once: eight cards take a while."""
    home = tmp_path_factory.mktemp("sampled") / "holding"
    shutil.copytree(founded, home)
    with open_holding(Settings(home=home)) as holding:
        load_sample(holding)
    return home


@pytest.fixture
def sampled(founded_with_sample: Path, tmp_path: Path) -> Iterator[Holding]:
    """A holding of the test's own with the sample in it."""
    home = tmp_path / "sampled"
    shutil.copytree(founded_with_sample, home)
    with open_holding(Settings(home=home)) as holding:
        yield holding


@pytest.fixture
def scan() -> Callable[..., bytes]:
    """Make the bytes of a scan of one colour."""

    def make(colour: str = "red", *, size: tuple[int, int] = (30, 20), kind: str = "PNG") -> bytes:
        written = BytesIO()
        Image.new("RGB", size, colour).save(written, kind)
        return written.getvalue()

    return make


@pytest.fixture
def catalogued(holding: Holding, scan: Callable[..., bytes]) -> Callable[..., Saved]:
    """Catalogue a photograph with a recto of one colour, or without a scan, as a draft."""

    def save(code: str, colour: str | None = None, *, unit: str = "") -> Saved:
        scans: dict[str, AccessionedScan] = {}
        sides: tuple[SideDescription, ...] = ()
        if colour is not None:
            taken = holding.take_in_stream([scan(colour)])
            scans[taken.original.sha256] = taken
            described = ScanDescription(taken.original.sha256, file_name=f"{colour}.png")
            sides = (SideDescription(SideKind.RECTO, scans=(described,)),)
        description = PhotographDescription(code, title={"en": [code]}, sides=sides, unit=unit)
        with holding.open(THE_DESK, writes=True) as catalogue:
            saved = catalogue.save(description, scans=scans)
            catalogue.commit()
            return saved

    return save


@pytest.fixture
def published(holding: Holding, catalogued: Callable[..., Saved]) -> Callable[..., Saved]:
    """Catalogue a photograph and publish it."""

    def save(code: str, colour: str | None = None) -> Saved:
        saved = catalogued(code, colour)
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.publish(saved.id)
            version = catalogue.photograph_version(saved.id)
            catalogue.commit()
        return Saved(saved.id, version, saved.outcome)

    return save


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """The donor's folder of scans."""
    folder = tmp_path / "images"
    folder.mkdir()
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Write a table of the columns that need no mapping."""

    def write(*rows: Sequence[str], columns: str = "reference_code,title_en,recto,verso") -> Path:
        path = tmp_path / "table.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns.split(","), *rows])
        return path

    return write


@pytest.fixture
def pictured() -> Callable[..., bytes]:
    """Make the bytes of a scan with something to see on it: soft spots, of a seed's own."""

    def make(
        seed: int = 1, *, size: tuple[int, int] = (400, 300), turn: int = 0, kind: str = "PNG"
    ) -> bytes:
        small = Image.frombytes("L", (8, 6), random.Random(seed).randbytes(48))  # noqa: S311
        picture = small.resize(size, Image.Resampling.BICUBIC).rotate(turn, expand=True)
        written = BytesIO()
        picture.convert("RGB").save(written, kind)
        return written.getvalue()

    return make
