"""Runs over a unit, or over the whole holding, are events of preservation."""

import sqlalchemy as sa

from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

# Columns without a value: a record's file of before says the same, and is not written anew.
LEAVES_RECORDS = True

_COLUMNS = {"event": 40, "outcome": 40, "unit_id": 36}


def upgrade() -> None:
    for name, length in _COLUMNS.items():
        op.add_column("batch", sa.Column(name, sa.String(length=length), nullable=True))


def downgrade() -> None:
    for name in reversed(_COLUMNS):
        op.drop_column("batch", name)
