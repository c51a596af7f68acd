"""Reference codes that units had: what still says one means the unit that had it."""

import sqlalchemy as sa

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.String(length=36)


def upgrade() -> None:
    op.create_table(
        "former_unit_code",
        sa.Column("reference_code", sa.Text(), nullable=False),
        sa.Column("unit_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name="fk_former_unit_code_unit_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("reference_code", name="pk_former_unit_code"),
    )
    op.create_index("ix_former_unit_code_unit_id", "former_unit_code", ["unit_id"])


def downgrade() -> None:
    op.drop_index("ix_former_unit_code_unit_id", table_name="former_unit_code")
    op.drop_table("former_unit_code")
