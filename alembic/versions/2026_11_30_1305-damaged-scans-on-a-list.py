"""Photographs with a scan that could not be decoded whole stand on a work list."""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """INSERT INTO work_item (work, photograph_id)
        SELECT DISTINCT 'damaged-scan', a.photograph_id FROM asset a
        JOIN original o ON o.sha256 = a.sha256 WHERE o.condition <> 'sound'"""
    )


def downgrade() -> None:
    op.execute("DELETE FROM work_item WHERE work = 'damaged-scan'")
