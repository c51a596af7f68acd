"""Photographs that are known only from the back stand on a work list."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "INSERT INTO work_item (work, photograph_id) "
        "SELECT 'only-from-back', id FROM photograph WHERE only_from_back"
    )


def downgrade() -> None:
    op.execute("DELETE FROM work_item WHERE work = 'only-from-back'")
