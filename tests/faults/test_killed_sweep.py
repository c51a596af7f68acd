"""SIGKILL of a sweep: no original goes without its PREMIS event, and each has one.

Every call to the disk in `make soak` (`VERSO_TEST_EACH=1`), every so-manieth in the check.
"""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.fixity import FixityKind, FixityOutcome
from app.holdings import open_holding
from app.persistence.records.fixity_event import FixityEvent
from app.settings import Settings

if TYPE_CHECKING:
    from tests.faults.conftest import Coroner

EACH = int(os.environ.get("VERSO_TEST_EACH", "19"))
FIRST = int(os.environ.get("VERSO_TEST_FIRST", "1"))
KILLED = -9


def left_and_told(home: Path) -> tuple[int, int]:
    """Count the originals that lie there, and the events that tell of a deletion."""
    told = select(FixityEvent.id).where(
        FixityEvent.kind == FixityKind.DELETION, FixityEvent.outcome == FixityOutcome.SUCCESS
    )
    with open_holding(Settings(home=home)) as holding, holding.engine.connect() as connection:
        left = [*holding.originals.all(), *holding.originals.aside()]
        return len(left), len(connection.execute(told).all())


def test_a_killed_sweep_is_completed_by_the_next_and_told_of_once(
    coroner: "Coroner", home: Path
) -> None:
    with open_holding(Settings(home=home)) as holding:
        for content in (b"one", b"two"):
            orphan = holding.originals.put([content]).sha256
            os.utime(holding.originals.path(orphan), (0, 0))
    place = home.with_name("swept")
    words = ("sweep", "--home", place)
    shutil.copytree(home, place)
    coroner.run(*words, is_first=True)
    _anew(home, place)
    whole = coroner.run(*words, of="calls")
    assert (whole.code, left_and_told(place)) == (0, (0, 2))
    for call in range(FIRST, whole.moments + 1, EACH):
        _anew(home, place)
        assert coroner.run(*words, of="calls", at=call).code == KILLED
        left, told = left_and_told(place)
        assert left + told >= 2, f"{call}: an original went, and nobody was told"
        assert coroner.run(*words).code == 0
        assert left_and_told(place) == (0, 2), call
        coroner.require_sound(place)
    print(f"{whole.moments} calls of a sweep")  # noqa: T201


def _anew(home: Path, place: Path) -> None:
    shutil.rmtree(place)
    shutil.copytree(home, place)
