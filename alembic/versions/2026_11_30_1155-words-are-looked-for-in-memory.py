"""Words of the dictionary from their end, and their trigrams, are no longer kept.

Words of which a part is told are looked for in memory.
"""

import sqlalchemy as sa

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_TRIGRAMS = """
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX ix_term_trigrams ON term USING gin (term gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'no trigrams: %', SQLERRM;
END $$
"""


def upgrade() -> None:
    op.drop_index("ix_term_backwards", "term")
    op.drop_column("term", "backwards")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX IF EXISTS ix_term_trigrams")


def downgrade() -> None:
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
