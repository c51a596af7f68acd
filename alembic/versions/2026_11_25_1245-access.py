"""Rules of access, and the words of what is closed, which staff alone find.

The full-text index gets a column, so it is made anew from the words that `search_entry` holds.
"""

import sqlalchemy as sa

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_CLOSABLE = ("unit", "photograph", "side", "inscription")
_FEW = sa.text("closed_until IS NOT NULL")
_BEFORE = "inscriptions, titles, descriptions, names, alternatives"
_NOW = f"{_BEFORE}, withheld"


def upgrade() -> None:
    for table in _CLOSABLE:
        op.add_column(table, sa.Column("access", sa.JSON(none_as_null=True), nullable=True))
        op.add_column(table, sa.Column("closed_until", sa.Date(), nullable=True))
    for table in ("side", "inscription"):
        name = f"ix_{table}_closed_until"
        op.create_index(name, table, ["closed_until"], sqlite_where=_FEW, postgresql_where=_FEW)
    _forget_full_text()
    added = sa.Column("withheld", sa.Text(), nullable=False, server_default=sa.text("''"))
    op.add_column("search_entry", added)
    _make_full_text(_NOW)


def downgrade() -> None:
    _forget_full_text()
    op.drop_column("search_entry", "withheld")
    _make_full_text(_BEFORE)
    for table in ("side", "inscription"):
        op.drop_index(f"ix_{table}_closed_until", table)
    for table in _CLOSABLE:
        op.drop_column(table, "closed_until")
        op.drop_column(table, "access")


def _forget_full_text() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for trigger in ("search_entry_added", "search_entry_gone", "search_entry_changed"):
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP TABLE search_fts")


def _make_full_text(words: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    new = ", ".join(f"new.{word}" for word in words.split(", "))
    old = ", ".join(f"old.{word}" for word in words.split(", "))
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
    _on("UPDATE", "changed", f"{take_out} {add}")
    op.execute("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")


def _on(event: str, name: str, what: str) -> None:
    trigger = f"search_entry_{name} AFTER {event} ON search_entry"
    op.execute(f"CREATE TRIGGER {trigger} BEGIN {what} END")
