"""Rules of access that close pictures alone, or cap their size."""

import sqlalchemy as sa

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

_TABLES = ("photograph", "side", "unit")
_FEW = sa.text("images_until IS NOT NULL")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(table, sa.Column("images_until", sa.Date(), nullable=True))
        name = f"ix_{table}_images_until"
        op.create_index(name, table, ["images_until"], sqlite_where=_FEW, postgresql_where=_FEW)
    op.add_column("unit", sa.Column("image_rules", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("unit", "image_rules")
    for table in _TABLES:
        op.drop_index(f"ix_{table}_images_until", table)
        op.drop_column(table, "images_until")
