"""What the tests of a holding share: one that was just founded."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.holdings import Holding, found_holding, open_holding
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
