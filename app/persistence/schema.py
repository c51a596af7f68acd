"""At which state of its tables a database stands. `migrating` brings it to the newest."""

from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from app.persistence.faults import in_plain_words

REVISIONS: Final = "alembic_version"
"""Alembic's own table."""

NEWEST: Final = "0031"
"""The revision that the migrations end with. It is told here, and tested, because asking Alembic
takes longer than a search does."""


def current_revision(engine: Engine) -> str | None:
    """The revision that a database stands at; None for an empty one."""
    with in_plain_words(engine), engine.connect() as connection:
        return revision_of(connection)


def revision_of(connection: Connection) -> str | None:
    """The same, within a transaction."""
    if not inspect(connection).has_table(REVISIONS):
        return None
    revision: str | None = connection.scalar(text(f"SELECT version_num FROM {REVISIONS}"))
    return revision


def is_being_filled(engine: Engine) -> bool:
    """Whether a database has our tables and no revision: copying into it was cut short."""
    with in_plain_words(engine), engine.connect() as connection:
        there = inspect(connection)
        is_ours = there.has_table(REVISIONS) and there.has_table("photograph")
        return is_ours and revision_of(connection) is None


def stamp(connection: Connection, revision: str | None) -> None:
    """Say at which revision a database stands; with None it holds no catalogue to anybody."""
    connection.execute(text(f"DELETE FROM {REVISIONS}"))
    if revision is not None:
        connection.execute(
            text(f"INSERT INTO {REVISIONS} (version_num) VALUES (:revision)"),
            {"revision": revision},
        )


def is_current(engine: Engine) -> bool:
    """Whether nothing needs to be migrated."""
    return current_revision(engine) == NEWEST
