"""A sound catalogue is called sound, and each fault planted in one is found."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.pool import ConnectionPoolEntry

from app.domain.errors import Busy
from app.domain.findings import FindingKind
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.database import embedded_url, open_database, writing
from app.persistence.soundness import database_faults

Opening = Callable[..., AbstractContextManager[Catalogue]]


pytestmark = pytest.mark.both_databases


@pytest.fixture
def sound(
    engine: Engine,
    opened: Opening,
    two_sided: PhotographDescription,
    scan: Callable[..., AccessionedScan],
) -> Engine:
    """A catalogue in which about everything has happened once."""
    scans = {f"{number:064x}": scan(number) for number in (1, 2)}
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", title={}))
        catalogue.save_unit(UnitDescription("A/1", title={}, parent="A"))
        catalogue.save(two_sided, scans=scans)
        saved = catalogue.save(PhotographDescription("A/2", unit="A/1"))
        catalogue.publish(saved.id)
        catalogue.save(PhotographDescription("A/2", unit="A/1", process="albumen"))
        catalogue.commit()
    return engine


def test_nothing_is_found_in_a_sound_catalogue(sound: Engine) -> None:
    assert list(database_faults(sound)) == []


def test_nothing_is_found_in_an_empty_one(engine: Engine) -> None:
    assert list(database_faults(engine)) == []


BROKEN, OUT_OF_STEP = FindingKind.BROKEN_DATABASE, FindingKind.INDEX_OUT_OF_STEP


@pytest.mark.parametrize(
    ("fault", "kind", "subject"),
    [
        ("DELETE FROM search_entry", OUT_OF_STEP, "A/1"),
        ("DELETE FROM revision WHERE version = 1", BROKEN, "A/2"),
        ("DELETE FROM revision WHERE version = 2", BROKEN, "A/2"),
        ("DELETE FROM change WHERE kind = 'create'", BROKEN, "A/1"),
        ("UPDATE photograph SET published_at = NULL", BROKEN, "A/2"),
        ("UPDATE unit SET state = 'draft' WHERE reference_code = 'A/1'", BROKEN, "A/2"),
        ("UPDATE unit SET state = 'draft' WHERE reference_code = 'A'", BROKEN, "A/1"),
        ("UPDATE unit SET path = '' WHERE reference_code = 'A/1'", BROKEN, "A/1"),
        ("UPDATE reading SET photograph_id = (SELECT max(id) FROM photograph)", BROKEN, "reading "),
        ("UPDATE asset SET photograph_id = (SELECT max(id) FROM photograph)", BROKEN, "asset "),
        (
            "UPDATE inscription SET photograph_id = (SELECT max(id) FROM photograph)",
            BROKEN,
            "inscription ",
        ),
    ],
)
def test_a_planted_fault_is_found(
    sound: Engine, fault: str, kind: FindingKind, subject: str
) -> None:
    with writing(sound).begin() as connection:
        connection.execute(text(fault))
    _require_found(sound, kind, subject)


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("fault", "kind", "subject"),
    [
        ("INSERT INTO search_fts (search_fts) VALUES ('delete-all')", OUT_OF_STEP, "search_fts"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM original", BROKEN, "asset "),
        ("PRAGMA foreign_keys = OFF; UPDATE photograph SET unit_id = 'x'", BROKEN, "photograph "),
    ],
)
def test_a_planted_fault_of_the_file_itself_is_found(
    sound: Engine, fault: str, kind: FindingKind, subject: str
) -> None:
    with writing(sound).connect() as connection:
        cursor = connection.connection.cursor()
        cursor.executescript(fault)
    _require_found(sound, kind, subject)


def _require_found(sound: Engine, kind: FindingKind, subject: str) -> None:
    sound.dispose()
    findings = list(database_faults(sound))
    assert any(f.kind is kind and f.subject.startswith(subject) for f in findings), findings
    assert all(not finding.is_harmless and finding.message for finding in findings)


@pytest.mark.sqlite_only
def test_a_page_that_was_overwritten_is_found(sound: Engine, tmp_path: Path) -> None:
    with sound.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        page = connection.execute(
            text("SELECT rootpage FROM sqlite_master WHERE name = 'ix_reading_inscription_id'")
        ).scalar_one()
    sound.dispose()
    file = tmp_path / "catalogue.db"
    content = bytearray(file.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    file.write_bytes(content)
    findings = list(database_faults(sound))
    assert {finding.kind for finding in findings} == {BROKEN}


def test_a_file_that_is_no_database_is_found(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear Sir, " * 1000)
    engine = open_database(embedded_url(file))
    findings = list(database_faults(engine))
    assert {finding.kind for finding in findings} == {BROKEN}
    assert "can't be read through" in findings[0].message
    engine.dispose()


@pytest.mark.sqlite_only
def test_a_catalogue_that_somebody_writes_to_is_not_called_broken(sound: Engine) -> None:
    def impatient(connection: object, _record: ConnectionPoolEntry) -> None:
        connection.cursor().execute("PRAGMA busy_timeout = 1")  # type: ignore[attr-defined]

    sound.dispose()
    event.listen(sound, "connect", impatient)
    with writing(sound).connect() as other:
        other.execute(text("SELECT 1"))
        with pytest.raises(Busy):
            list(database_faults(sound))
