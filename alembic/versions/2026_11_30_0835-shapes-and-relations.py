"""Polygons, related photographs, calendars of custody, several new forms of one editor."""

import sqlalchemy as sa

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ON_A_PICTURE = ("inscription", "contribution")
_CUSTODY = ("custody_event", "unit_custody_event")


def upgrade() -> None:
    for table in _ON_A_PICTURE:
        op.add_column(table, sa.Column("points_px", sa.JSON(), nullable=True))
    for table in _CUSTODY:
        calendar = sa.Column(
            "calendar", sa.String(length=40), nullable=False, server_default="gregorian"
        )
        op.add_column(table, calendar)
    op.add_column("kept_form", sa.Column("called", sa.Text(), nullable=True))
    op.create_table(
        "relation",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("other_code", sa.Text(), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["other_id"], ["photograph.id"], name="fk_relation_other_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_relation_photograph_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_relation"),
    )
    for column in ("other_code", "other_id", "photograph_id"):
        op.create_index(f"ix_relation_{column}", "relation", [column])


def downgrade() -> None:
    for column in ("photograph_id", "other_id", "other_code"):
        op.drop_index(f"ix_relation_{column}", "relation")
    op.drop_table("relation")
    op.drop_column("kept_form", "called")
    for table in _CUSTODY:
        op.drop_column(table, "calendar")
    for table in _ON_A_PICTURE:
        op.drop_column(table, "points_px")
