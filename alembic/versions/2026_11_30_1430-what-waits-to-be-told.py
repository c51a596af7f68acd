"""What the public is still to be told, in portions: all that lies in units that were changed."""

import sqlalchemy as sa

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_ID = sa.String(length=36)
_COUNT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("says_else", _COUNT, nullable=True),
        sa.Column("unit_path", sa.Text(), nullable=False),
        sa.Column("filing_order", sa.Text(), nullable=False),
        sa.Column("photograph_id", _ID, nullable=False),
        sa.Column("former_base", sa.Text(), nullable=False),
        sa.Column("until_id", _ID, nullable=False),
        sa.PrimaryKeyConstraint("subject", name="pk_announcement"),
    )
    op.create_index("ix_announcement_asked_at", "announcement", ["asked_at"])


def downgrade() -> None:
    op.drop_table("announcement")
