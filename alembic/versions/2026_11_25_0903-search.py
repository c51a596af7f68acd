"""What photographs are found by, and the full-text index over it.

The index keeps its postings by `search_entry.row` and reads the words from there (FTS5, "External
content tables"); triggers keep the two in step. A later migration that makes `search_entry` anew,
as batch operations do, must make the triggers anew as well.
"""

import sqlalchemy as sa

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WORDS = "inscriptions, titles, descriptions, names, alternatives"
_ADD = f"""INSERT INTO search_fts (rowid, {_WORDS}) VALUES (
    new."row", new.inscriptions, new.titles, new.descriptions, new.names, new.alternatives);"""
_TAKE_OUT = f"""INSERT INTO search_fts (search_fts, rowid, {_WORDS}) VALUES (
    'delete', old."row",
    old.inscriptions, old.titles, old.descriptions, old.names, old.alternatives);"""
_FULL_TEXT = (
    # The words come folded and apart by one space. The tokenizer `ascii` cuts there and nowhere
    # else: to it, all that lies beyond ASCII belongs to a word.
    f"""CREATE VIRTUAL TABLE search_fts USING fts5(
        {_WORDS}, content = 'search_entry', content_rowid = 'row', tokenize = 'ascii')""",
    f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {_ADD} END",
    f"CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN {_TAKE_OUT} END",
    f"""CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry
        BEGIN {_TAKE_OUT} {_ADD} END""",
)


def upgrade() -> None:
    op.create_table(
        "search_entry",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("inscriptions", sa.Text(), nullable=False),
        sa.Column("titles", sa.Text(), nullable=False),
        sa.Column("descriptions", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("alternatives", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_search_entry_photograph_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("row", name="pk_search_entry"),
        sa.UniqueConstraint("photograph_id", name="uq_search_entry_photograph_id"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in _FULL_TEXT:
            op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_fts")
    op.drop_table("search_entry")
