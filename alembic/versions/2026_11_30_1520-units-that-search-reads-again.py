"""A unit that is closed or opened is one row for searches, however many photographs lie in it.

Whoever searches next finds the blocks of its photographs, and reads them again. Row -1 of
`search_block` is of no entries: it keeps the versions of blocks and units in one order.
"""

import sqlalchemy as sa

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_NAME = "search_block_unit_changed"
_NEXT = "(SELECT coalesce(max(version), 0) + 1 FROM search_block)"
_RENEWED = "DO UPDATE SET version = excluded.version"
_OF_UNIT = (
    f"INSERT INTO search_block (block, version) VALUES (-1, {_NEXT}) "
    f"ON CONFLICT (block) {_RENEWED}; "
    "INSERT INTO search_unit (unit_id, version) "
    "SELECT new.id, version FROM search_block WHERE block = -1 "
    f"ON CONFLICT (unit_id) {_RENEWED}"
)
_OF_ITS_BLOCKS = (
    f'INSERT INTO search_block (block, version) SELECT DISTINCT e."row" >> 8, {_NEXT} '
    "FROM photograph p JOIN search_entry e ON e.photograph_id = p.id "
    f"WHERE p.unit_id = new.id ON CONFLICT (block) {_RENEWED}"
)


def upgrade() -> None:
    op.create_table(
        "search_unit",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("unit_id", name="pk_search_unit"),
    )
    op.create_index("ix_search_unit_version", "search_unit", ["version"])
    _replace_trigger(_OF_UNIT)


def downgrade() -> None:
    _replace_trigger(_OF_ITS_BLOCKS)
    op.execute(
        f'INSERT INTO search_block (block, version) SELECT DISTINCT e."row" >> 8, {_NEXT} '
        "FROM search_unit u JOIN photograph p ON p.unit_id = u.unit_id "
        "JOIN search_entry e ON e.photograph_id = p.id WHERE true "
        f"ON CONFLICT (block) {_RENEWED}"
    )
    op.execute("DELETE FROM search_block WHERE block < 0")
    op.drop_table("search_unit")


def _replace_trigger(what: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {_NAME}")
        op.execute(
            f"CREATE TRIGGER {_NAME} AFTER UPDATE OF closed_until ON unit "
            f"WHEN old.closed_until IS NOT new.closed_until BEGIN {what}; END"
        )
        return
    op.execute(
        f"CREATE OR REPLACE FUNCTION {_NAME}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {what}; RETURN NULL; END $$"
    )
