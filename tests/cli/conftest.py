"""A founded holding with a small table and its scans."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from app.holdings import found_holding
from app.settings import Settings

Table = Callable[..., Path]


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty holding, made once."""
    home = tmp_path_factory.mktemp("founded") / "holding"
    found_holding(Settings(home=home)).close()
    return home


@pytest.fixture
def home(founded: Path, tmp_path: Path) -> Path:
    """An empty holding of the test's own."""
    return Path(shutil.copytree(founded, tmp_path / "holding"))


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """A folder of scans: red.png, green.png and blue.png."""
    folder = tmp_path / "scans"
    folder.mkdir()
    for colour in ("red", "green", "blue"):
        Image.new("RGB", (30, 20), colour).save(folder / f"{colour}.png")
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Write a table of rows; its columns are those of the first."""

    def write(*rows: dict[str, str], name: str = "table.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write
