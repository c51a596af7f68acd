"""Short-lived tokens by which a viewer learns what it may show to somebody who is signed in."""

import sqlalchemy as sa

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "viewing_token",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["account_session.id"],
            name="fk_viewing_token_session_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_viewing_token"),
        sa.UniqueConstraint("sha256", name="uq_viewing_token_sha256"),
    )
    for column in ("session_id", "expires_at"):
        op.create_index(f"ix_viewing_token_{column}", "viewing_token", [column])


def downgrade() -> None:
    op.drop_table("viewing_token")
