"""Where places lie on a map; searches that somebody with an account keeps."""

import sqlalchemy as sa

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_ID = sa.String(length=36)


def upgrade() -> None:
    for column in ("latitude", "longitude"):
        op.add_column("place", sa.Column(column, sa.Double(), nullable=True))
    op.create_table(
        "saved_search",
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_saved_search_account_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_saved_search"),
        sa.UniqueConstraint("account_id", "name", name="uq_saved_search_account_id_name"),
    )


def downgrade() -> None:
    op.drop_table("saved_search")
    for column in ("longitude", "latitude"):
        op.drop_column("place", column)
