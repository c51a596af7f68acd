"""A catalogue copied from SQLite to PostgreSQL says the same, and goes on."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, select, text

from app.domain.errors import Conflict, DamagedHolding
from app.domain.photographs import PhotographDescription
from app.domain.progress import quietly
from app.domain.saving import AccessionedScan
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.domain.work import JobKind
from app.language.analyser import Analyser
from app.persistence.catalogue import Catalogue, open_catalogue
from app.persistence.copying import MADE_ANEW, copy_catalogue
from app.persistence.database import open_database, writing
from app.persistence.records import all_records
from app.persistence.schema import current_revision, is_current

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer

Opening = Callable[..., AbstractContextManager[Catalogue]]


@pytest.fixture
def target(database_server: "DatabaseServer") -> Any:
    """An empty database on a server."""
    engine = open_database(database_server.make("copy"))
    yield engine
    engine.dispose()


@pytest.fixture
def filled(
    engine: Engine,
    opened: Opening,
    two_sided: PhotographDescription,
    scan: Callable[..., AccessionedScan],
    tmp_path: Path,
) -> Path:
    """A catalogue in a file: units of which the lower one was made first, and a photograph."""
    with opened(THE_DESK, writes=True) as catalogue:
        for code, parent in (("A/1", ""), ("A", ""), ("A/1", "A")):
            catalogue.save_unit(UnitDescription(code, {"en": [code]}, parent=parent))
        saved = catalogue.save(
            two_sided, scans={f"{number:064x}": scan(number) for number in (1, 2)}
        )
        catalogue.publish(saved.id)
        catalogue.ask_for(JobKind.DERIVE, "a")
        catalogue.commit()
    engine.dispose()
    return tmp_path / "catalogue.db"


def rows(engine: Engine) -> dict[str, list[Any]]:
    """All that a catalogue holds, table by table."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all()))
            for table in all_records().sorted_tables
            if table.name not in MADE_ANEW
        }


def test_all_records_are_copied_and_the_next_ones_are_numbered_on(
    filled: Path, engine: Engine, target: Engine
) -> None:
    assert copy_catalogue(filled, target, quietly) == 1
    before = rows(engine)
    assert rows(target) == before
    assert {"photograph", "revision", "audit_entry", "change", "unit", "job"} <= {
        name for name, held in before.items() if held
    }
    with open_catalogue(target, THE_DESK, analyser=Analyser(), writes=True) as catalogue:
        catalogue.save(PhotographDescription("B/1"))
        catalogue.commit()
    with target.connect() as connection:
        numbers = connection.execute(text("SELECT sequence FROM change ORDER BY 1")).scalars().all()
    assert numbers == list(range(1, len(before["change"]) + 2))


def test_a_database_that_holds_a_catalogue_is_not_touched(filled: Path, target: Engine) -> None:
    copy_catalogue(filled, target, quietly)
    before = rows(target)
    with pytest.raises(Conflict, match="holds a catalogue already"):
        copy_catalogue(filled, target, quietly)
    assert rows(target) == before


def test_what_fails_leaves_the_database_empty(filled: Path, engine: Engine, target: Engine) -> None:
    with writing(engine).begin() as connection:
        connection.execute(text("UPDATE photograph SET process = 'a' || char(0)"))
    with pytest.raises(Exception, match="NUL"):
        copy_catalogue(filled, target, quietly)
    assert current_revision(target) is None
    assert copy_catalogue_again(filled, engine, target) == 1


def test_a_copy_that_was_killed_is_no_catalogue_and_is_made_again(
    filled: Path, engine: Engine, target: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty catalogue over scans would make orphans of all of them, which a sweep takes away."""
    with monkeypatch.context() as patch:
        patch.setattr("app.persistence.copying._copied_or_empty", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            copy_catalogue(filled, target, quietly)
    assert current_revision(target) is None
    assert copy_catalogue(filled, target, quietly) == 1
    assert is_current(target)
    assert rows(target) == rows(engine)


def copy_catalogue_again(filled: Path, engine: Engine, target: Engine) -> int:
    with writing(engine).begin() as connection:
        connection.execute(text("UPDATE photograph SET process = ''"))
    return copy_catalogue(filled, target, quietly)


def test_a_catalogue_of_an_older_verso_is_brought_up_to_date_first(
    filled: Path, engine: Engine, target: Engine
) -> None:
    with writing(engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(DamagedHolding, match=r"another version.*verso init"):
        copy_catalogue(filled, target, quietly)
    assert current_revision(target) is None
