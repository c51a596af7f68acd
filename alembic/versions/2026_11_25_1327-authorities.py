"""Authorities: all names of agents, places and subjects; hands and stamps; merges; evidence.

Writers and hands of inscriptions become authorities under the names that stand there. The words of
names are folded here nearly as the program folds them; `verso reindex` makes them exact.

Length: one change of the tables, which reads best whole.
"""

import re
import time
import unicodedata
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ID = sa.String(length=36)
_TERM = sa.String(length=40)
_MOMENT = sa.DateTime(timezone=True)
_NAMES = {"agent": "name", "place": "name", "subject": "term", "hand": "name", "stamp": "name"}
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss"})
_NAMED = (("writer_id", "agent"), ("hand_id", "hand"), ("stamp_id", "stamp"))
_REGION = ("x_px", "y_px", "width_px", "height_px")
_RESTING = (
    ("contribution", "side_id", "side"),
    ("contribution", "inscription_id", "inscription"),
    ("place_link", "inscription_id", "inscription"),
)


def upgrade() -> None:
    for table in ("agent", "place", "subject"):
        for fact in _facts():
            op.add_column(table, fact)
    op.add_column("agent", _flag("is_unidentified"))
    op.add_column("photograph", _flag("only_from_back"))
    for table in ("hand", "stamp"):
        op.create_table(
            table,
            sa.Column("name", sa.Text(), nullable=False),
            *_facts(),
            sa.Column("id", _ID, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sa.UniqueConstraint("name", name=f"uq_{table}_name"),
        )
    for column, other in _NAMED:
        # One statement for both databases: SQLite takes a constraint with its column only, and
        # the table is not made anew, since others point to it.
        op.execute(
            f"ALTER TABLE inscription ADD COLUMN {column} VARCHAR(36) "
            f"CONSTRAINT fk_inscription_{column} REFERENCES {other} (id)"
        )
        op.create_index(f"ix_inscription_{column}", "inscription", [column])
    for table, column, other in _RESTING:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(column, _ID, nullable=True))
            batch_op.create_index(f"ix_{table}_{column}", [column])
            batch_op.create_foreign_key(
                f"fk_{table}_{column}", other, [column], ["id"],
                ondelete="SET NULL", deferrable=True, initially="DEFERRED",
            )  # fmt: skip
    for column in _REGION:
        op.add_column("contribution", sa.Column(column, sa.Integer(), nullable=True))
    _make_names()
    _make_merges()
    _name_writers()
    op.drop_column("inscription", "writer")
    op.drop_column("inscription", "hand")
    _file_names()
    for table in _NAMES:
        op.create_index(f"ix_{table}_filing", table, ["filing_order", "id"])


def downgrade() -> None:
    for table in _NAMES:
        op.drop_index(f"ix_{table}_filing", table)
    for column, table in (("writer", "agent"), ("hand", "hand")):
        text = sa.Column(column, sa.Text(), nullable=False, server_default=sa.text("''"))
        op.add_column("inscription", text)
        op.execute(
            f"UPDATE inscription SET {column} = (SELECT name FROM {table} "
            f"WHERE {table}.id = inscription.{column}_id) WHERE {column}_id IS NOT NULL"
        )
    for column, _ in _NAMED:
        op.drop_index(f"ix_inscription_{column}", "inscription")
        op.drop_column("inscription", column)
    for column in _REGION:
        op.drop_column("contribution", column)
    for table, column, _ in _RESTING:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(f"fk_{table}_{column}", type_="foreignkey")
            batch_op.drop_index(f"ix_{table}_{column}")
            batch_op.drop_column(column)
    for table in ("merged_link", "authority_merge", "authority_identifier", "name_word"):
        op.drop_table(table)
    for table in ("authority_name", "hand", "stamp"):
        op.drop_table(table)
    op.drop_column("photograph", "only_from_back")
    op.drop_column("agent", "is_unidentified")
    for table in ("agent", "place", "subject"):
        for fact in _facts():
            op.drop_column(table, fact.name)


def _facts() -> tuple[sa.Column[Any], ...]:
    texts = ("name_language", "from_edtf", "until_edtf", "note", "filing_order")
    empty = sa.text("''")
    return (
        *(sa.Column(text, sa.Text(), nullable=False, server_default=empty) for text in texts),
        sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
    )


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _make_names() -> None:
    op.create_table(
        "authority_name",
        sa.Column("noun", _TERM, nullable=False),
        sa.Column("authority_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("from_edtf", sa.Text(), nullable=False),
        sa.Column("until_edtf", sa.Text(), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_authority_name"),
    )
    op.create_index("ix_authority_name_name", "authority_name", ["name", "noun"])
    op.create_index("ix_authority_name_authority_id", "authority_name", ["authority_id"])
    op.create_table(
        "name_word",
        sa.Column("noun", _TERM, nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("name_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["name_id"], ["authority_name.id"], name="fk_name_word_name_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("noun", "word", "name_id", name="pk_name_word"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_word_name_id", "name_word", ["name_id"])
    op.create_table(
        "authority_identifier",
        sa.Column("authority_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scheme", _TERM, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_authority_identifier"),
    )
    table = "authority_identifier"
    op.create_index("ix_authority_identifier_value", table, ["scheme", "value"])
    op.create_index("ix_authority_identifier_authority_id", table, ["authority_id"])


def _make_merges() -> None:
    op.create_table(
        "authority_merge",
        sa.Column("noun", _TERM, nullable=False),
        sa.Column("merged_id", _ID, nullable=False),
        sa.Column("target_id", _ID, nullable=False),
        sa.Column("merged_name", sa.Text(), nullable=False),
        sa.Column("is_identification", sa.Boolean(), nullable=False),
        sa.Column("former", sa.JSON(), nullable=False),
        sa.Column("former_version", sa.Integer(), nullable=False),
        sa.Column("added_names", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("merged_at", _MOMENT, nullable=False),
        sa.Column("merged_by", sa.Text(), nullable=False),
        sa.Column("undone_at", _MOMENT, nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_authority_merge"),
    )
    op.create_index("ix_authority_merge_name", "authority_merge", ["merged_name", "noun"])
    op.create_index("ix_authority_merge_merged_id", "authority_merge", ["merged_id"])
    op.create_index("ix_authority_merge_target_id", "authority_merge", ["target_id"])
    op.create_table(
        "merged_link",
        sa.Column("merge_id", _ID, nullable=False),
        sa.Column("place", _TERM, nullable=False),
        sa.Column("link_id", _ID, nullable=False),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["merge_id"], ["authority_merge.id"], name="fk_merged_link_merge_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("merge_id", "place", "link_id", name="pk_merged_link"),
    )
    op.create_index("ix_merged_link_owner_id", "merged_link", ["owner_id", "merge_id"])


def _name_writers() -> None:
    """Make an authority of each writer and hand, and point inscriptions to it."""
    bind = op.get_bind()
    for column, table in (("writer", "agent"), ("hand", "hand")):
        named = sa.text(f"SELECT DISTINCT {column} FROM inscription WHERE {column} <> ''")
        for (name,) in bind.execute(named).all():
            order = " ORDER BY kind = 'unknown', kind" if table == "agent" else ""
            same = sa.text(f"SELECT id FROM {table} WHERE name = :name{order}")
            found = bind.execute(same, {"name": name}).first()
            one = found[0] if found else _begin(table, name)
            bind.execute(
                sa.text(f"UPDATE inscription SET {column}_id = :id WHERE {column} = :name"),
                {"id": one, "name": name},
            )


def _begin(table: str, name: str) -> str:
    values = {"id": _new_id(), "name": name}
    if table == "agent":
        values["kind"] = "unknown"
    columns = ", ".join(values)
    given = ", ".join(f":{column}" for column in values)
    made = sa.text(f"INSERT INTO {table} ({columns}) VALUES ({given})")
    op.get_bind().execute(made, values)
    return values["id"]


def _file_names() -> None:
    """Write the names of all authorities into the one table of names, and their words."""
    bind = op.get_bind()
    for table, column in _NAMES.items():
        found = bind.execute(sa.text(f"SELECT id, {column} FROM {table}")).all()
        names = [(identifier, name, _new_id(), _words(name)) for identifier, name in found]
        if not names:
            continue
        bind.execute(
            sa.text(
                "INSERT INTO authority_name (id, noun, authority_id, position, name, language, "
                f"from_edtf, until_edtf) VALUES (:id, '{table}', :one, 0, :name, '', '', '')"
            ),
            [{"id": own, "one": one, "name": name} for one, name, own, _ in names],
        )
        bind.execute(
            sa.text(f"UPDATE {table} SET filing_order = :words WHERE id = :one"),
            [{"words": " ".join(words), "one": one} for one, _, _, words in names],
        )
        filed = [
            {"word": word, "id": own} for *_, own, words in names for word in dict.fromkeys(words)
        ]
        if filed:
            bind.execute(
                sa.text(
                    f"INSERT INTO name_word (noun, word, name_id) VALUES ('{table}', :word, :id)"
                ),
                filed,
            )


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    kept = (c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))
    return re.findall(r"\w+", "".join(kept).translate(_LETTERS))


def _new_id() -> str:
    """Make an id that sorts by time, as the program does."""
    text = f"{time.time_ns() // 1_000_000:012x}7{uuid4().hex[13:]}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
