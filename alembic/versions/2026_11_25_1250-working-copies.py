"""What is prepared beside a published photograph, forms kept while they are typed, and batches."""

import sqlalchemy as sa

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.String(length=36)
_TERM = sa.String(length=40)
_MOMENT = sa.DateTime(timezone=True)
_WHAT_EACH_WAS = """
UPDATE revision SET state = coalesce((
    SELECT CASE change.kind WHEN 'publish' THEN 'published' ELSE 'withdrawn' END FROM change
    WHERE change.photograph_id = revision.photograph_id AND change.version <= revision.version
    AND change.kind IN ('publish', 'withdraw') ORDER BY change.sequence DESC LIMIT 1
), 'draft')
"""


def upgrade() -> None:
    state = sa.Column("state", _TERM, nullable=False, server_default="draft")
    op.add_column("revision", state)
    op.execute(_WHAT_EACH_WAS)
    op.create_table(
        "working_copy",
        sa.Column("photograph_id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=False),
        sa.Column("state", _TERM, nullable=False),
        sa.Column("begun_at", _MOMENT, nullable=False),
        sa.Column("begun_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_working_copy_photograph_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("photograph_id", name="pk_working_copy"),
    )
    op.create_index("ix_working_copy_state", "working_copy", ["state"])
    op.create_table(
        "kept_form",
        sa.Column("viewer", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("digests", sa.JSON(), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=False),
        sa.Column("kept_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("viewer", "key", name="pk_kept_form"),
    )
    op.create_index("ix_kept_form_kept_at", "kept_form", ["kept_at"])
    _make_batches()


def _make_batches() -> None:
    op.create_table(
        "batch_edit",
        sa.Column("batch_id", _ID, nullable=False),
        sa.Column("operations", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_batch_edit_batch_id"),
        sa.PrimaryKeyConstraint("batch_id", name="pk_batch_edit"),
    )
    op.create_table(
        "batch_item",
        sa.Column("batch_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", _ID, nullable=False),
        sa.Column("state", _TERM, nullable=False),
        sa.Column("version_before", sa.Integer(), nullable=True),
        sa.Column("version_after", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch_edit.batch_id"], name="fk_batch_item_batch_id"
        ),
        sa.PrimaryKeyConstraint("batch_id", "position", name="pk_batch_item"),
    )
    op.create_index("ix_batch_item_state", "batch_item", ["batch_id", "state", "position"])


def downgrade() -> None:
    op.drop_index("ix_batch_item_state", "batch_item")
    op.drop_table("batch_item")
    op.drop_table("batch_edit")
    op.drop_index("ix_kept_form_kept_at", "kept_form")
    op.drop_table("kept_form")
    op.drop_index("ix_working_copy_state", "working_copy")
    op.drop_table("working_copy")
    op.drop_column("revision", "state")
