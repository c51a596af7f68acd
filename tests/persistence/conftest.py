"""What the tests of the catalogue share: a real database, a clock that stands still, scans."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, text

from app.domain.imagery import Characteristics, ScanCondition, StoredOriginal
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, Viewer
from app.language.analyser import Analyser
from app.persistence.catalogue import Catalogue, open_catalogue
from app.persistence.database import embedded_url, open_database, writing
from app.persistence.migrating import upgrade

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer

Opening = Callable[..., AbstractContextManager[Catalogue]]
EMPTIED = text("""
DO $$ DECLARE each record; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR each IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP EXECUTE format('DELETE FROM %I', each.tablename); END LOOP;
    FOR each IN SELECT sequencename FROM pg_sequences
    LOOP EXECUTE format('ALTER SEQUENCE %I RESTART', each.sequencename); END LOOP;
END $$
""")
"""Takes all rows out, without asking what points to them: a few milliseconds."""


@pytest.fixture(scope="session")
def empty_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database, made once and copied for each test."""
    path = tmp_path_factory.mktemp("empty") / "catalogue.db"
    engine = open_database(embedded_url(path))
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def server_catalogue(database_server: "DatabaseServer") -> str:
    """A migrated database on a server, emptied for each test that is marked `both_databases`."""
    url = database_server.make("persistence")
    engine = open_database(url)
    upgrade(engine)
    engine.dispose()
    return url


@pytest.fixture
def engine(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An empty catalogue's database."""
    if database == "postgresql":
        engine = open_database(request.getfixturevalue("server_catalogue"))
        with writing(engine).begin() as connection:
            connection.execute(EMPTIED)
    else:
        file = tmp_path / "catalogue.db"
        shutil.copy(request.getfixturevalue("empty_catalogue"), file)
        engine = open_database(embedded_url(file))
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> list[datetime]:
    """What the time is: its only entry, which a test may change."""
    return [datetime(2026, 11, 25, 9, 0, tzinfo=UTC)]


@pytest.fixture
def opened(engine: Engine, clock: list[datetime]) -> Opening:
    """Open the catalogue for a viewer, for writing if `writes=True`."""

    def opened(viewer: Viewer, *, writes: bool = False) -> AbstractContextManager[Catalogue]:
        return open_catalogue(
            engine, viewer, analyser=Analyser(), writes=writes, now=lambda: clock[0]
        )

    return opened


@pytest.fixture
def scan() -> Callable[..., AccessionedScan]:
    """Tell of a file that was looked at; its digest is its number, 1000 x 800 if not said."""

    def scan(
        number: int,
        width_px: int = 1000,
        height_px: int = 800,
        condition: ScanCondition = ScanCondition.SOUND,
    ) -> AccessionedScan:
        facts = Characteristics("image/jpeg", width_px, height_px, 3, 8, 300.0, "sRGB", condition)
        return AccessionedScan(StoredOriginal(f"{number:064x}", 100 + number), facts)

    return scan


@pytest.fixture
def two_sided() -> PhotographDescription:
    """A photograph with something written on its back, its scans numbered 1 and 2."""
    reading = ReadingDescription("Nad Wołgą, zima 1942", language="pl")
    note = InscriptionDescription(InscriptionKind.NOTE, readings=(reading,))
    return PhotographDescription(
        "A/1",
        title={"en": ["By the Volga"]},
        sides=(
            SideDescription(SideKind.RECTO, scans=(ScanDescription(f"{1:064x}", "front.jpg"),)),
            SideDescription(
                SideKind.VERSO,
                scans=(ScanDescription(f"{2:064x}", "back.jpg"),),
                inscriptions=(note,),
            ),
        ),
    )


@pytest.fixture
def keep(
    opened: Opening, scan: Callable[..., AccessionedScan]
) -> Callable[[PhotographDescription], str]:
    """Save a photograph of the unit A/B and publish it; give its id."""

    def keep(description: PhotographDescription) -> str:
        scans = {f"{number:064x}": scan(number) for number in (1, 2)}
        with opened(THE_DESK, writes=True) as catalogue:
            catalogue.save_unit(UnitDescription("A", title={"en": ["Archive"]}))
            catalogue.save_unit(UnitDescription("A/B", title={"en": ["Box"]}, parent="A"))
            saved = catalogue.save(replace(description, unit="A/B"), scans=scans)
            catalogue.publish(saved.id)
            catalogue.commit()
        return saved.id

    return keep
