"""Words of the dictionary from their end, and their trigrams, are no longer kept.

Words of which a part is told are looked for in memory. A block of entries gets a new version when
words of one of them change too, since postings are remembered.
"""

import sqlalchemy as sa

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_TOLD = "audience, length, earliest_day, latest_day, days, filing_order, facets"
_WORDS = "recto, verso, elsewhere, title, description, person, place, ref, hand, stamp, name"
_NAME = "search_block_entry_changed"
_BUMP = """INSERT INTO search_block (block, version)
    VALUES (new."row" >> 8, (SELECT coalesce(max(version), 0) + 1 FROM search_block))
    ON CONFLICT (block) DO UPDATE SET version = excluded.version"""
_TRIGRAMS = """
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX ix_term_trigrams ON term USING gin (term gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'no trigrams: %', SQLERRM;
END $$
"""


def upgrade() -> None:
    _watch(f"{_TOLD}, {_WORDS}")
    op.drop_index("ix_term_backwards", "term")
    op.drop_column("term", "backwards")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX IF EXISTS ix_term_trigrams")


def downgrade() -> None:
    _watch(_TOLD)
    backwards = sa.Column("backwards", sa.Text(), nullable=False, server_default=sa.text("''"))
    op.add_column("term", backwards)
    terms = sa.table("term", sa.column("id"), sa.column("term"), sa.column("backwards"))
    connection = op.get_bind()
    rows = [
        {"which": row[0], "value": row[1][::-1]}
        for row in connection.execute(sa.select(terms.c.id, terms.c.term))
    ]
    if rows:
        change = sa.update(terms).where(terms.c.id == sa.bindparam("which"))
        connection.execute(change.values(backwards=sa.bindparam("value")), rows)
    op.create_index("ix_term_backwards", "term", ["backwards"])
    if connection.dialect.name == "postgresql":
        op.execute(_TRIGRAMS)


def _watch(columns: str) -> None:
    """Have a block's version raised whenever one of these columns of an entry is written."""
    event = f"AFTER UPDATE OF {columns} ON search_entry"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {_NAME}")
        op.execute(f"CREATE TRIGGER {_NAME} {event} BEGIN {_BUMP}; END")
    else:
        op.execute(f"DROP TRIGGER {_NAME} ON search_entry")
        op.execute(f"CREATE TRIGGER {_NAME} {event} FOR EACH ROW EXECUTE FUNCTION {_NAME}()")
