"""What is left of photographs that were deleted, and of their images."""

import sqlalchemy as sa

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tombstone",
        sa.Column("photograph_id", sa.String(36), nullable=False),
        sa.Column("reference_code", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.String(36), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("was_public", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("originals", sa.JSON(), nullable=False),
        sa.Column("purged_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("photograph_id", name="pk_tombstone"),
    )
    op.create_index("ix_tombstone_deleted_at", "tombstone", ["deleted_at", "photograph_id"])
    op.create_table(
        "image_tombstone",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("photograph_id", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_image_tombstone"),
    )
    op.create_index("ix_image_tombstone_photograph_id", "image_tombstone", ["photograph_id"])


def downgrade() -> None:
    op.drop_table("image_tombstone")
    op.drop_table("tombstone")
