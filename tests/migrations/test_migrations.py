"""Migrations: up, down, up; what they make is what the records say; a killed one is repeated."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from alembic import command
from app.persistence.database import embedded_url, open_database, writing
from app.persistence.migrating import upgrade
from app.persistence.schema import NEWEST, current_revision
from tests.migrations.conftest import migrate

KILLED_AFTER_STATEMENTS = 60  # in the middle: about 90 are needed

KILLED_UPGRADE = """
import os, signal, sys
from sqlalchemy import event
from app.persistence.database import open_database
from app.persistence.migrating import upgrade

engine, done = open_database(sys.argv[1]), []

def note(*_):
    done.append(1)
    if len(done) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(engine, "after_cursor_execute", note)
upgrade(engine)
"""


pytestmark = pytest.mark.both_databases

HELD = {
    "sqlite": "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",
    "postgresql": """
        SELECT relkind::text, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT 'function', proname FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (
                SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
        UNION ALL SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal""",
}


@pytest.fixture
def url(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of a database without any table."""
    if database == "postgresql":
        return str(request.getfixturevalue("database_server").make("migrations"))
    return embedded_url(tmp_path / "catalogue.db")


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_database(url)
    yield engine
    engine.dispose()


def made(engine: Engine) -> set[tuple[str, str]]:
    """All that a database holds, but for what it and Alembic keep for themselves."""
    with engine.connect() as connection:
        rows = connection.execute(text(HELD[engine.dialect.name]))
        return {(kind, name) for kind, name in rows if "alembic_version" not in name}


def test_up_down_and_up_again(engine: Engine) -> None:
    upgrade(engine)
    first = made(engine)
    on_sqlite = {"search_fts", "search_entry_changed"} if engine.dialect.name == "sqlite" else set()
    assert {"photograph", "audit_entry_changed", *on_sqlite} <= {name for _, name in first}
    migrate(engine, command.downgrade, "base")
    assert made(engine) == set()
    upgrade(engine)
    assert made(engine) == first


def test_each_migration_can_be_taken_back(engine: Engine) -> None:
    upgrade(engine)
    states = [made(engine)]
    while current_revision(engine) is not None:
        migrate(engine, command.downgrade, "-1")
        states.append(made(engine))
    for state in reversed(states[:-1]):
        migrate(engine, command.upgrade, "+1")
        assert made(engine) == state


def test_the_tables_are_what_the_records_say(engine: Engine) -> None:
    upgrade(engine)
    migrate(engine, command.check)


def test_a_killed_migration_leaves_nothing_and_can_be_repeated(engine: Engine, url: str) -> None:
    words = [sys.executable, "-c", KILLED_UPGRADE, url, str(KILLED_AFTER_STATEMENTS)]
    assert subprocess.run(words, check=False).returncode == -signal.SIGKILL
    assert (current_revision(engine), made(engine)) == (None, set())
    upgrade(engine)
    assert current_revision(engine) == NEWEST


BEFORE_THE_STREAM = "0021"
OF_BEFORE = """
    INSERT INTO unit (id, reference_code, path, level, title, date_as_written, date_edtf,
        scope_and_content, state, filing_order, version, closed_until)
    VALUES ('u1', 'U', 'u1/', 'fonds', '{}', '', '', '{}', 'published', 'u', 1, NULL),
        ('u2', 'V', 'u2/', 'fonds', '{}', '', '', '{}', 'published', 'v', 1, '2999-01-01')
""", """
    INSERT INTO photograph (id, reference_code, filing_order, unit_id, title, title_kind,
        description, carrier, process, generation, condition, credit_line, state, version,
        created_at, modified_at, published_at, closed_until)
    VALUES
    ('open', 'A', 'a', 'u1', '{}', 'supplied', '{}', '', '', 'unknown', '', '', 'published', 2,
        '2026-01-01', '2026-01-05', '2026-01-02', NULL),
    ('closed', 'B', 'b', 'u2', '{}', 'supplied', '{}', '', '', 'unknown', '', '', 'published', 1,
        '2026-01-01', '2026-01-01', '2026-01-03', '2027-01-01'),
    ('gone', 'C', 'c', NULL, '{}', 'supplied', '{}', '', '', 'unknown', '', '', 'withdrawn', 1,
        '2026-01-01', '2026-01-04', NULL, NULL),
    ('draft', 'D', 'd', NULL, '{}', 'supplied', '{}', '', '', 'unknown', '', '', 'draft', 1,
        '2026-01-01', '2026-01-01', NULL, NULL)
""", """
    INSERT INTO change (kind, photograph_id, version, happened_at, made_by, reason)
    VALUES ('publish', 'gone', 1, '2026-01-03', '', ''),
        ('withdraw', 'gone', 1, '2026-01-04', '', '')
"""  # fmt: skip


def test_what_was_public_before_there_was_a_stream_is_told_of_in_it(engine: Engine) -> None:
    upgrade(engine)
    migrate(engine, command.downgrade, BEFORE_THE_STREAM)
    with writing(engine).begin() as connection:
        for statement in OF_BEFORE:
            connection.execute(text(statement))
    upgrade(engine)
    with engine.connect() as connection:
        told = connection.execute(
            text("SELECT sequence, kind, subject_id FROM activity ORDER BY sequence")
        ).all()
        stands = connection.execute(
            text("SELECT subject_id, state, sequence, unit_id FROM standing ORDER BY subject_id")
        ).all()
        (until,) = connection.execute(
            text("SELECT CAST(closed_until AS text) FROM standing WHERE subject_id = 'closed'")
        ).scalars()
    assert [tuple(row) for row in told] == [
        (1, "create", "open"), (2, "create", "gone"), (3, "delete", "gone"),
        (4, "update", "open"), (5, "create", "u1"),
    ]  # fmt: skip
    assert [tuple(row) for row in stands] == [
        ("closed", "awaited", 0, "u2"), ("gone", "gone", 3, None), ("open", "shown", 4, "u1"),
        ("u1", "shown", 5, None), ("u2", "awaited", 0, None),
    ]  # fmt: skip
    assert until == "2999-01-01"


BEFORE_CAPS = "0027"
CAPPED = """
    INSERT INTO unit (id, reference_code, path, level, title, date_as_written, date_edtf,
        scope_and_content, state, filing_order, version, parent_id, access, closed_until)
    VALUES
    ('u1', 'U', 'u1/', 'fonds', '{}', '', '', '{}', 'published', 'u', 1, NULL,
        '{"until_on": "2999-12-31", "reason": "a contract", "size_cap_px": 600}', NULL),
    ('u2', 'V', 'u1/u2/', 'series', '{}', '', '', '{}', 'published', 'v', 1, 'u1',
        '{"until_on": "2998-12-31"}', '2998-12-31'),
    ('u3', 'W', 'u1/u2/u3/', 'file', '{}', '', '', '{}', 'published', 'w', 1, 'u2',
        '{"size_cap_px": 0}', '2998-12-31'),
    ('u4', 'X', 'u4/', 'fonds', '{}', '', '', '{}', 'published', 'x', 1, NULL,
        '{"until_on": "2999-12-31"}', '2999-12-31')
""", """
    UPDATE unit SET images_until = '2999-12-31', image_rules = '[{"until_on": "2999-12-31",
        "size_cap_px": 600}]' WHERE id IN ('u1', 'u2')
""", """
    UPDATE unit SET images_until = '9999-12-31', image_rules = '[{"size_cap_px": 0},
        {"until_on": "2999-12-31", "size_cap_px": 600}]' WHERE id = 'u3'
""", """
    INSERT INTO photograph (id, reference_code, filing_order, unit_id, title, title_kind,
        description, carrier, process, generation, condition, credit_line, state, version,
        created_at, modified_at, access, closed_until, images_until)
    VALUES
    ('none', 'A', 'a', 'u1', '{}', 'supplied', '{}', '', '', 'unknown', '', '', 'published', 1,
        '2026-01-01', '2026-01-01', '{"size_cap_px": 0}', NULL, '9999-12-31'),
    ('over', 'B', 'b', 'u1', '{}', 'supplied', '{}', '', '', 'unknown', '', '', 'published', 1,
        '2026-01-01', '2026-01-01', '{"until_on": "2001-12-31", "size_cap_px": 9}', NULL, NULL),
    ('closed', 'C', 'c', NULL, '{}', 'supplied', '{}', '', '', 'unknown', '', '', 'published', 1,
        '2026-01-01', '2026-01-01', '{"until_on": "2999-01-01"}', '2999-01-01', NULL)
"""  # fmt: skip
"""Rules as the catalogue keeps them from 0028 on: of units they are handed down."""

ENDS = "SELECT id, CAST(closed_until AS text) FROM {} ORDER BY id"
KEPT = """
    SELECT id, CAST(closed_until AS text), CAST(images_until AS text) FROM {} ORDER BY id
"""


def test_what_is_capped_is_closed_whole_for_those_who_know_no_caps_and_capped_again_later(
    engine: Engine,
) -> None:
    """An older version would give the whole picture to everybody."""

    def told(asked: str, *tables: str) -> list[tuple[object, ...]]:
        with engine.connect() as connection:
            return [
                tuple(row)
                for table in tables
                for row in connection.execute(text(asked.format(table)))
            ]

    def rules() -> list[object]:
        kept = told("SELECT CAST(image_rules AS text) FROM {} ORDER BY id", "unit")
        return [json.loads(str(one)) if one else None for (one,) in kept]

    upgrade(engine)
    with writing(engine).begin() as connection:
        for statement in CAPPED:
            connection.exec_driver_sql(statement)
    kept, handed_down = told(KEPT, "unit", "photograph"), rules()
    migrate(engine, command.downgrade, BEFORE_CAPS)
    assert told(ENDS, "unit", "photograph") == [
        ("u1", "2999-12-31"), ("u2", "2999-12-31"), ("u3", "9999-12-31"), ("u4", "2999-12-31"),
        ("closed", "2999-01-01"), ("none", "9999-12-31"), ("over", None),
    ]  # fmt: skip
    upgrade(engine)
    assert (told(KEPT, "unit", "photograph"), rules()) == (kept, handed_down)


def test_blocks_without_entries_are_unknown_to_older_versions(engine: Engine) -> None:
    """They would take -2 for the last but one of the highest stretch."""
    upgrade(engine)
    with writing(engine).begin() as connection:
        rows = "INSERT INTO search_block (block, version) VALUES (-2, 3), (-1, 2), (0, 1)"
        connection.exec_driver_sql(rows)
    migrate(engine, command.downgrade, "0028")
    with engine.connect() as connection:
        assert connection.scalars(text("SELECT block FROM search_block")).all() == [0]
