"""What happens to units and is handed down, calendars, credit lines by language."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_AGENTS = ("from_agent_id", "to_agent_id", "via_agent_id")


def upgrade() -> None:
    op.create_table(
        "unit_custody_event",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        *(sa.Column(agent, sa.String(length=36), nullable=True) for agent in _AGENTS),
        sa.Column("date_as_written", sa.Text(), nullable=False),
        sa.Column("date_edtf", sa.Text(), nullable=False),
        sa.Column("earliest_on", sa.Date(), nullable=True),
        sa.Column("latest_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("agreement", sa.Text(), nullable=False),
        sa.Column("passed", sa.String(length=40), nullable=False),
        sa.Column("ownership_changed", sa.String(length=40), nullable=False),
        sa.Column("gap_before", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("accepted_remarks", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("id", sa.String(length=36), nullable=False),
        *(
            sa.ForeignKeyConstraint([agent], ["agent.id"], name=f"fk_unit_custody_event_{agent}")
            for agent in _AGENTS
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name="fk_unit_custody_event_unit_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_unit_custody_event"),
    )
    for column in (*_AGENTS, "unit_id"):
        op.create_index(f"ix_unit_custody_event_{column}", "unit_custody_event", [column])
    for table, added in _added():
        op.add_column(table, added)


def downgrade() -> None:
    op.drop_column("unit", "inherited_version")
    op.drop_column("photograph", "credit_lines")
    op.drop_column("date_assertion", "calendar")
    op.drop_column("custody_event", "accepted_remarks")
    for column in (*_AGENTS, "unit_id"):
        op.drop_index(f"ix_unit_custody_event_{column}", "unit_custody_event")
    op.drop_table("unit_custody_event")


def _added() -> Iterator[tuple[str, sa.Column[Any]]]:
    """Name the new columns of tables that have rows already, with what those rows say in them."""
    remarks = sa.Column("accepted_remarks", sa.JSON(), nullable=False, server_default="[]")
    yield "custody_event", remarks
    calendar = sa.Column(
        "calendar", sa.String(length=40), nullable=False, server_default="gregorian"
    )
    yield "date_assertion", calendar
    yield "photograph", sa.Column("credit_lines", sa.JSON(), nullable=False, server_default="{}")
    yield "unit", sa.Column("inherited_version", sa.Integer(), nullable=False, server_default="0")
