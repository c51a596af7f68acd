"""SIGKILL of a worker over each kind of work: none is lost, and none is done twice with effect.

Every moment in `make soak` (`VERSO_TEST_EACH=1`), every so-manieth in the check, from
`VERSO_TEST_FIRST` on, so that they can be tried in parts.
"""

import os
import shutil
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from sqlalchemy import text

from app.domain.authorities import AuthorityDescription, AuthorityNoun
from app.domain.batches import Action, BatchOrder, Operation
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.units import Level, UnitDescription
from app.domain.viewers import THE_DESK
from app.domain.work import JobKind
from app.holdings import Holding, open_holding
from app.persistence.database import writing
from app.services.change_many import change_many
from app.services.work_off import work_off
from app.settings import Settings

if TYPE_CHECKING:
    from tests.faults.conftest import Coroner

EACH = int(os.environ.get("VERSO_TEST_EACH", "23"))
FIRST = int(os.environ.get("VERSO_TEST_FIRST", "1"))
KILLED = -9


@pytest.fixture
def with_work(home: Path) -> Path:
    """A holding in which work of each kind waits."""
    with open_holding(Settings(home=home)) as holding:
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.save_unit(UnitDescription("ALB", {"en": ["Album"]}, level=Level.ALBUM))
            catalogue.commit()
        first, second = _published(holding, "A 1", "red"), _published(holding, "A 2", "blue")
        work_off(holding)
        _published(holding, "A 3", "green")
        with holding.open(THE_DESK, writes=True) as catalogue:
            (place,) = catalogue.authorities.suggest(AuthorityNoun.PLACE, "Wilno", limit=1)
            renamed = AuthorityDescription("Vilnius")
            catalogue.authorities.save(AuthorityNoun.PLACE, renamed, authority_id=place.id)
            catalogue.commit()
        operation = Operation("subjects", Action.ADD, "river")
        change_many(holding, THE_DESK, BatchOrder((operation,), (first, second)))
        assert waiting(holding) == set(JobKind) - {JobKind.ALBUM}
    return home


def _published(holding: Holding, code: str, colour: str) -> str:
    made = BytesIO()
    Image.new("RGB", (40, 30), colour).save(made, "PNG")
    taken = holding.take_in_stream([made.getvalue()])
    sides = (SideDescription(SideKind.RECTO, scans=(ScanDescription(taken.original.sha256),)),)
    places = (PlaceDescription(PlaceRole.TAKEN_AT, "Wilno"),)
    described = PhotographDescription(code, {"en": [code]}, unit="ALB", places=places, sides=sides)
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(described, scans={taken.original.sha256: taken})
        catalogue.publish(saved.id)
        catalogue.commit()
    return saved.id


def waiting(holding: Holding) -> set[JobKind]:
    """Give the kinds of work that waits."""
    with holding.engine.connect() as connection:
        kinds = connection.execute(text("SELECT kind FROM job")).scalars()
        return {JobKind(kind) for kind in kinds}


def let_leases_run_out(home: Path) -> None:
    """Have as much time pass as a dead worker's lease lasts."""
    with open_holding(Settings(home=home)) as holding, writing(holding.engine).begin() as now:
        now.execute(text("UPDATE job SET due_at = '2000-01-01'"))


def test_work_of_any_kind_survives_its_worker_and_is_done_once(
    coroner: "Coroner", with_work: Path
) -> None:
    place = with_work.with_name("worked")
    words = ("worker", "--once", "--home", place)
    shutil.copytree(with_work, place)
    coroner.run(*words, is_first=True)
    _anew(with_work, place)
    whole = coroner.run(*words, of="calls")
    assert (whole.code, whole.moments > 100) == (0, True)
    said, state = coroner.said_of(place), state_of(coroner, place)
    with open_holding(Settings(home=place)) as holding:
        assert waiting(holding) == set()
        assert len(list(holding.documents.keys())) == 2 * 3 + 2, "both versions, and the album's"
        assert len(list(holding.derivatives.keys())) == 3
    for call in range(FIRST, whole.moments + 1, EACH):
        _anew(with_work, place)
        assert coroner.run(*words, of="calls", at=call).code == KILLED
        let_leases_run_out(place)
        assert coroner.run(*words).code == 0, call
        assert coroner.said_of(place) == said, call
        assert state_of(coroner, place) ^ state == set(), call
        coroner.require_sound(place)
    print(f"{whole.moments} calls of a worker")  # noqa: T201


def state_of(coroner: "Coroner", home: Path) -> set[tuple[str, str]]:
    """Tell what stands there, but for what `sweep` takes away, and the search index.

    `verify` holds that against the records. In what order the work is done is nobody's promise.
    """
    state = coroner.state_of(home, but_for=("search_", "term", "fuzzy"), in_order=False)
    return {(subject, digest) for subject, digest in state if not subject.endswith(".part")}


def _anew(home: Path, place: Path) -> None:
    shutil.rmtree(place)
    shutil.copytree(home, place)
