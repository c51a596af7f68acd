"""The index by fields and audiences, the term dictionary, and the values of filters.

The index itself is made anew after the migration, by the worker or `verso reindex`: until then
searches find what is there already.
"""

import sqlalchemy as sa

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_ID = sa.String(length=36)
_TERM = sa.String(length=40)
_NOTHING = sa.text("''")
_WORDS = (
    "facets", "recto", "verso", "elsewhere", "title", "description", "person", "place", "ref",
    "hand", "stamp", "name",
)  # fmt: skip
_WORDS_BEFORE = (
    "inscriptions", "titles", "descriptions", "names", "alternatives", "withheld",
)  # fmt: skip


def upgrade() -> None:
    _forget_entries()
    op.create_table(
        "search_entry",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("photograph_id", _ID, nullable=False),
        sa.Column("audience", _TERM, nullable=False, server_default="all"),
        sa.Column("made_by", sa.Text(), nullable=False, server_default=_NOTHING),
        sa.Column("length", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("earliest_day", sa.Integer(), nullable=True),
        sa.Column("latest_day", sa.Integer(), nullable=True),
        sa.Column("days", sa.Text(), nullable=False, server_default=_NOTHING),
        sa.Column("filing_order", sa.Text(), nullable=False, server_default=_NOTHING),
        *(sa.Column(name, sa.Text(), nullable=False, server_default=_NOTHING) for name in _WORDS),
        _to_the_photograph(),
        sa.PrimaryKeyConstraint("row", name="pk_search_entry"),
        sa.UniqueConstraint(
            "photograph_id", "audience", name="uq_search_entry_photograph_id_audience"
        ),
    )
    op.create_index("ix_search_entry_made_by", "search_entry", ["made_by", "photograph_id"])
    _make_full_text(_WORDS)
    op.create_index("ix_photograph_gate", "photograph", ["id", "state", "closed_until", "unit_id"])
    _make_values()
    _make_dictionary()


def downgrade() -> None:
    for table in ("fuzzy_deletion", "fuzzy_key", "term_key", "term_form", "term"):
        op.drop_table(table)
    for table in ("search_state", "search_value"):
        op.drop_table(table)
    op.drop_index("ix_photograph_gate", "photograph")
    _forget_entries()
    op.create_table(
        "search_entry",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("photograph_id", _ID, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _WORDS_BEFORE[:-1]),
        sa.Column("withheld", sa.Text(), nullable=False, server_default=_NOTHING),
        _to_the_photograph(),
        sa.PrimaryKeyConstraint("row", name="pk_search_entry"),
        sa.UniqueConstraint("photograph_id", name="uq_search_entry_photograph_id"),
    )
    _make_full_text(_WORDS_BEFORE)


def _to_the_photograph() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["photograph_id"],
        ["photograph.id"],
        name="fk_search_entry_photograph_id",
        ondelete="CASCADE",
    )


def _make_values() -> None:
    op.create_table(
        "search_value",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("facet", _TERM, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_value"),
        sa.UniqueConstraint("facet", "value", name="uq_search_value_facet_value"),
    )
    op.create_table(
        "search_state",
        sa.Column("fact", _TERM, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("fact", name="pk_search_state"),
    )


def _make_dictionary() -> None:
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("backwards", sa.Text(), nullable=False),
        sa.Column("df", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.PrimaryKeyConstraint("id", name="pk_term"),
    )
    op.create_index("ix_term_term", "term", ["term"], unique=True)
    op.create_index("ix_term_backwards", "term", ["backwards"])
    op.create_table(
        "term_form",
        sa.Column("term_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("spelling", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["term_id"], ["term.id"], name="fk_term_form_term_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("term_id", "spelling", "language", name="pk_term_form"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "term_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("term_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "term_id", name="pk_term_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fuzzy_key",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fuzzy_key"),
    )
    op.create_index("ix_fuzzy_key_key", "fuzzy_key", ["key"], unique=True)
    op.create_table(
        "fuzzy_deletion",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fuzzy_key_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("number", "fuzzy_key_id", name="pk_fuzzy_deletion"),
        sqlite_with_rowid=False,
    )


def _forget_entries() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("search_entry_added", "search_entry_gone", "search_entry_changed"):
            op.execute(f"DROP TRIGGER {trigger}")
        op.execute("DROP TABLE search_fts")
    op.drop_table("search_entry")


def _make_full_text(names: tuple[str, ...]) -> None:
    """Make the postings of SQLite, and what keeps them in step with `search_entry`.

    The words come folded and apart by one space. The tokenizer `ascii` cuts there and nowhere
    else: to it, all that lies beyond ASCII belongs to a word.
    """
    if op.get_bind().dialect.name != "sqlite":
        return
    words, new, old = (
        ", ".join(f'{row}"{name}"' for name in names) for row in ("", "new.", "old.")
    )
    add = f'INSERT INTO search_fts (rowid, {words}) VALUES (new."row", {new});'
    take_out = (
        f"INSERT INTO search_fts (search_fts, rowid, {words}) "
        f"VALUES ('delete', old.\"row\", {old});"
    )
    op.execute(
        f"CREATE VIRTUAL TABLE search_fts USING fts5({words}, content = 'search_entry', "
        "content_rowid = 'row', tokenize = 'ascii')"
    )
    _on("INSERT", "added", add)
    _on("DELETE", "gone", take_out)
    _on(f"UPDATE OF {words}", "changed", f"{take_out} {add}")


def _on(event: str, name: str, what: str) -> None:
    trigger = f"search_entry_{name} AFTER {event} ON search_entry"
    op.execute(f"CREATE TRIGGER {trigger} BEGIN {what} END")
