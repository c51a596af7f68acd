"""How Alembic meets the catalogue. The program hands its connection in; a developer names a URL.

On the command line:  alembic -x url=sqlite:///catalogue.db upgrade head
"""

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.schema import SchemaItem

from app.persistence.database import open_database, writing
from app.persistence.records import all_records

FULL_TEXT = "search_fts"


def is_ours(
    _item: SchemaItem, name: str | None, kind: str, _reflected: bool, _other: SchemaItem | None  # noqa: FBT001 - Alembic's signature
) -> bool:
    """Leave out the full-text index: a migration makes it by hand, and SQLite adds tables to it."""
    return not (kind == "table" and name is not None and name.startswith(FULL_TEXT))


def migrate(connection: Connection) -> None:
    """Run the migrations on a connection that is in a transaction."""
    context.configure(
        connection=connection,
        target_metadata=all_records(),
        include_object=is_ours,
        render_as_batch=True,
        compare_server_default=True,
        transactional_ddl=True,
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
