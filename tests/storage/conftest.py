"""What the tests of the store share: an empty holding in a temporary folder."""

from pathlib import Path

import pytest

from app.storage.layout import Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    home = tmp_path / "holding"
    home.mkdir()
    return Layout(home)
