"""The sides of a photograph, their scans, and what is written on them."""

import sqlalchemy as sa

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "side",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("label", sa.JSON(), nullable=False),
        sa.Column("presence", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"], ["photograph.id"], name="fk_side_photograph_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_side"),
    )
    with op.batch_alter_table("side") as batch_op:
        batch_op.create_index("ix_side_photograph_id", ["photograph_id"])
    op.create_table(
        "asset",
        sa.Column("side_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"], ["photograph.id"], name="fk_asset_photograph_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["sha256"], ["original.sha256"], name="fk_asset_sha256"),
        sa.ForeignKeyConstraint(
            ["side_id"], ["side.id"], name="fk_asset_side_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_asset"),
        sa.UniqueConstraint("sha256", name="uq_asset_sha256"),
    )
    with op.batch_alter_table("asset") as batch_op:
        batch_op.create_index("ix_asset_photograph_id", ["photograph_id"])
        batch_op.create_index("ix_asset_side_id", ["side_id"])
    op.create_table(
        "inscription",
        sa.Column("side_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("x_px", sa.Integer(), nullable=True),
        sa.Column("y_px", sa.Integer(), nullable=True),
        sa.Column("width_px", sa.Integer(), nullable=True),
        sa.Column("height_px", sa.Integer(), nullable=True),
        sa.Column("rotation_deg", sa.Integer(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("hand", sa.Text(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("written_edtf", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_inscription_photograph_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["side_id"], ["side.id"], name="fk_inscription_side_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_inscription"),
    )
    with op.batch_alter_table("inscription") as batch_op:
        batch_op.create_index("ix_inscription_photograph_id", ["photograph_id"])
        batch_op.create_index("ix_inscription_side_id", ["side_id"])
    op.create_table(
        "reading",
        sa.Column("inscription_id", sa.String(length=36), nullable=False),
        sa.Column("layer", sa.String(length=40), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_note", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("based_on_id", sa.String(length=36), nullable=True),
        sa.Column("truncates_id", sa.String(length=36), nullable=True),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("review_state", sa.String(length=40), nullable=False),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["based_on_id"],
            ["reading.id"],
            name="fk_reading_based_on_id",
            ondelete="SET NULL",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["inscription_id"],
            ["inscription.id"],
            name="fk_reading_inscription_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_reading_photograph_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["truncates_id"],
            ["reading.id"],
            name="fk_reading_truncates_id",
            ondelete="SET NULL",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
    )
    with op.batch_alter_table("reading") as batch_op:
        batch_op.create_index("ix_reading_based_on_id", ["based_on_id"])
        batch_op.create_index("ix_reading_inscription_id", ["inscription_id"])
        batch_op.create_index("ix_reading_photograph_id", ["photograph_id"])
        batch_op.create_index("ix_reading_truncates_id", ["truncates_id"])
    op.create_table(
        "date_assertion",
        sa.Column("of", sa.String(length=40), nullable=False),
        sa.Column("as_written", sa.Text(), nullable=False),
        sa.Column("edtf", sa.Text(), nullable=False),
        sa.Column("earliest_on", sa.Date(), nullable=True),
        sa.Column("latest_on", sa.Date(), nullable=True),
        sa.Column("qualifier", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.String(length=40), nullable=True),
        sa.Column("inscription_id", sa.String(length=36), nullable=True),
        sa.Column("asserted_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["inscription_id"],
            ["inscription.id"],
            name="fk_date_assertion_inscription_id",
            ondelete="SET NULL",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_date_assertion_photograph_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_date_assertion"),
    )
    with op.batch_alter_table("date_assertion") as batch_op:
        batch_op.create_index("ix_date_assertion_bounds", ["earliest_on", "latest_on"])
        batch_op.create_index("ix_date_assertion_inscription_id", ["inscription_id"])
        batch_op.create_index("ix_date_assertion_photograph_id", ["photograph_id"])


def downgrade() -> None:
    op.drop_table("date_assertion")
    op.drop_table("reading")
    op.drop_table("inscription")
    op.drop_table("asset")
    op.drop_table("side")
