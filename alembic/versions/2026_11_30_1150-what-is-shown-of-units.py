"""A unit counts the changes that its photographs show, and no others."""

import sqlalchemy as sa

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Count on from where both numbers stood together, so that none comes twice."""
    op.add_column(
        "unit", sa.Column("shown_version", sa.Integer(), server_default="1", nullable=False)
    )
    op.execute("UPDATE unit SET shown_version = version + inherited_version")
    op.drop_column("unit", "inherited_version")


def downgrade() -> None:
    """Count on from there again: what is told apart no more only makes documents anew."""
    op.add_column(
        "unit", sa.Column("inherited_version", sa.Integer(), server_default="0", nullable=False)
    )
    op.execute("UPDATE unit SET inherited_version = shown_version")
    op.drop_column("unit", "shown_version")
