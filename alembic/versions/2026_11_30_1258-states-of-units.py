"""Every state of a unit is kept; a merge remembers what it carried over."""

import sqlalchemy as sa

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unit_revision",
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("description", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("unit_id", "version", name="pk_unit_revision"),
    )
    op.add_column(
        "authority_merge", sa.Column("carried", sa.JSON(), nullable=False, server_default="[]")
    )
    op.add_column(
        "batch_edit",
        sa.Column("search", sa.Text(), nullable=False, server_default=sa.text("''")),
    )


def downgrade() -> None:
    op.drop_column("batch_edit", "search")
    op.drop_column("authority_merge", "carried")
    op.drop_table("unit_revision")
