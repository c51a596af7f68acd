"""How Alembic meets the catalogue. The program hands its connection in; a developer names a URL.

On the command line:  .venv/bin/alembic -x url=sqlite:///catalogue.db upgrade head
"""

from typing import Any, Literal

from sqlalchemy import JSON, Connection, Enum

from alembic import context
from app.persistence.collating import order_by_character
from app.persistence.database import open_database, writing
from app.persistence.records import all_records
from app.persistence.records.base import Instant

FULL_TEXT = "search_fts"
ON_POSTGRESQL = {
    ("column", "postings"), ("index", "ix_search_entry_postings"), ("index", "ix_term_trigrams"),
}  # fmt: skip


def is_ours(_item: Any, name: str | None, kind: str, *_rest: Any) -> bool:
    """Leave out the full-text index: a migration makes it by hand, each database in its way."""
    is_on_sqlite = kind == "table" and name is not None and name.startswith(FULL_TEXT)
    return not is_on_sqlite and (kind, name) not in ON_POSTGRESQL


def as_stored(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as the plain ones under them: a migration imports nothing of ours.

    Terms are checked by the program, so that a new term needs no migration.
    """
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False


def is_another_default(
    _context: Any, _found: Any, column: Any, found: str | None, _said: Any, said: str | None
) -> bool | None:
    """Compare the defaults of documents as texts: PostgreSQL can't say if two are equal.

    None leaves every other column to Alembic.
    """
    if not isinstance(column.type, JSON):
        return None
    stands = (found or "").removesuffix("::json")
    return stands.strip("'") != (said or "").strip("'")


def in_order(ctx: Any, step: Any, heads: Any, run_args: Any) -> None:  # noqa: ARG001 - Alembic's names
    """Have the texts that a migration adds stand in the order of all others."""
    order_by_character(ctx.connection)


def migrate(connection: Connection) -> None:
    """Run the migrations on a connection that is in a transaction."""
    context.configure(
        connection=connection,
        target_metadata=all_records(),
        include_object=is_ours,
        render_item=as_stored,
        render_as_batch=True,
        compare_server_default=is_another_default,
        transactional_ddl=True,
        on_version_apply=in_order,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    url = context.get_x_argument(as_dictionary=True).get("url", "sqlite:///catalogue.db")
    with writing(open_database(url)).begin() as opened:
        migrate(opened)
