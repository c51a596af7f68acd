"""A server learns what searches remember, and never fails for it."""

import gc
import logging
from collections.abc import Iterator

import pytest

from app.holdings import Holding
from app.persistence.database import writing
from app.services.get_ready import get_ready


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Let what was to stay go again."""
    yield
    gc.unfreeze()


def test_it_learns_beside_and_leaves_what_is_there(holding: Holding) -> None:
    before = gc.get_freeze_count()
    learning = get_ready(holding)
    learning.join(timeout=30)
    assert not learning.is_alive()
    assert gc.get_freeze_count() > before


def test_what_can_not_be_learnt_stops_nobody(
    holding: Holding, caplog: pytest.LogCaptureFixture
) -> None:
    with writing(holding.engine).begin() as connection:
        connection.exec_driver_sql("ALTER TABLE search_block RENAME TO elsewhere")
    with caplog.at_level(logging.ERROR):
        get_ready(holding).join(timeout=30)
    assert "could not be learnt" in caplog.text
