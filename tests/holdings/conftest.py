"""What the tests of a holding share: one that was just founded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.holdings import Holding, found_holding
from app.settings import Settings


@pytest.fixture
def holding(tmp_path: Path) -> Iterator[Holding]:
    """An empty holding."""
    with found_holding(Settings(home=tmp_path / "holding")) as holding:
        yield holding
