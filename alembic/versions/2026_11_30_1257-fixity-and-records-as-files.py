"""Second digests and checks of originals, and which records must be written as files again."""

import sqlalchemy as sa

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_CHECKED = (
    ("ix_original_checked", ["checked_at", "sha256"]),
    ("ix_original_damaged", ["is_damaged", "sha256"]),
    ("ix_original_condition", ["condition", "sha256"]),
)


def upgrade() -> None:
    # one by one: where a table is made anew, SQLite counts its rows as taken away, with all below
    op.add_column("original", sa.Column("sha512", sa.String(length=128), nullable=True))
    op.add_column("original", sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "original",
        sa.Column("is_damaged", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    for name, columns in _CHECKED:
        op.create_index(name, "original", columns)
    op.execute("UPDATE original SET checked_at = '1970-01-01 00:00:00'")  # not by both digests yet
    op.create_table(
        "record_due",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("stamp", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", name="pk_record_due"),
    )
    op.create_index("ix_record_due_stamp", "record_due", ["stamp"])


def downgrade() -> None:
    op.drop_index("ix_record_due_stamp", table_name="record_due")
    op.drop_table("record_due")
    for name, _ in _CHECKED:
        op.drop_index(name, table_name="original")
    for name in ("is_damaged", "checked_at", "sha512"):
        op.drop_column("original", name)
