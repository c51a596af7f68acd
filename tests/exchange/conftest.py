from pathlib import Path

import pytest

from app.exchange.mapping import ImportMapping
from app.exchange.mapping_reading import read_mapping


@pytest.fixture
def project() -> Path:
    return Path(__file__).parents[2]


@pytest.fixture
def small_mapping() -> ImportMapping:
    """A mapping with one field, for tests that are about something else."""
    return read_mapping("key: No\nphotograph:\n  title: {en: {column: Title}}\n", name="small.yaml")
