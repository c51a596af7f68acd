"""SIGKILL of a backup: the next one tells of each original that was copied, and once.

At every moment in `make soak` (`VERSO_TEST_EACH=1`); the check has test_backup_cut_short.py.
"""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.domain.fixity import FixityKind, FixityOutcome
from app.holdings import open_holding
from app.persistence.records.fixity_event import FixityEvent
from app.settings import Settings

if TYPE_CHECKING:
    from tests.faults.conftest import Coroner

EACH = int(os.environ.get("VERSO_TEST_EACH", "0"))
FIRST = int(os.environ.get("VERSO_TEST_FIRST", "1"))
KILLED = -9


def told(home: Path) -> list[str]:
    """Name the original of each event of a copy that succeeded."""
    wanted = select(FixityEvent.sha256).where(
        FixityEvent.kind == FixityKind.REPLICATION, FixityEvent.outcome == FixityOutcome.SUCCESS
    )
    with open_holding(Settings(home=home)) as holding, holding.engine.connect() as connection:
        return sorted(connection.scalars(wanted))


@pytest.mark.skipif(not EACH, reason="it is part of `make soak`")
def test_what_a_killed_backup_copied_is_told_of_once(coroner: "Coroner", home: Path) -> None:
    with open_holding(Settings(home=home)) as holding:
        copied = sorted(holding.originals.put([content]).sha256 for content in (b"one", b"two"))
    place, store = home.with_name("backed-up"), home.with_name("store")
    words = ("backup", store, "--home", place)
    shutil.copytree(home, place)
    coroner.run(*words, is_first=True)
    moments = 0
    at = FIRST
    while not moments:
        shutil.rmtree(place)
        shutil.rmtree(store)
        shutil.copytree(home, place)
        ended = coroner.run(*words, at=at)
        if ended.code != KILLED:
            assert ended.code == 0
            moments = ended.moments
        assert coroner.run(*words).code == 0
        assert told(place) == copied, at
        at += EACH
    print(f"{moments} moments of a backup")  # noqa: T201
