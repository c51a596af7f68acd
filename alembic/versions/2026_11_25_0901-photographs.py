"""Photographs, with all that is told of one as a whole."""

import sqlalchemy as sa

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "photograph",
        sa.Column("reference_code", sa.Text(), nullable=False),
        sa.Column("filing_order", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("holder_id", sa.String(length=36), nullable=True),
        sa.Column("holder_statement", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("title_kind", sa.String(length=40), nullable=False),
        sa.Column("description", sa.JSON(), nullable=False),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("generation", sa.String(length=40), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("width_mm", sa.Double(), nullable=True),
        sa.Column("height_mm", sa.Double(), nullable=True),
        sa.Column("credit_line", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["holder_id"], ["institution.id"], name="fk_photograph_holder_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_photograph_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_photograph"),
        sa.UniqueConstraint("reference_code", name="uq_photograph_reference_code"),
    )
    with op.batch_alter_table("photograph") as batch_op:
        batch_op.create_index("ix_photograph_filing", ["unit_id", "filing_order", "id", "state"])
        batch_op.create_index("ix_photograph_holder_id", ["holder_id"])
        batch_op.create_index("ix_photograph_newest", ["state", "published_at", "id"])
        batch_op.create_index("ix_photograph_state", ["state", "id"])
    op.create_table(
        "revision",
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.String(length=36), nullable=True),
        sa.Column("description", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_revision_batch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.UniqueConstraint("photograph_id", "version", name="uq_revision_photograph_id_version"),
    )
    with op.batch_alter_table("revision") as batch_op:
        batch_op.create_index("ix_revision_batch_id", ["batch_id"])
    op.create_table(
        "contribution",
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("as_written", sa.Text(), nullable=False),
        sa.Column("agent_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["agent.id"], name="fk_contribution_agent_id"),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_contribution_photograph_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contribution"),
    )
    with op.batch_alter_table("contribution") as batch_op:
        batch_op.create_index("ix_contribution_agent_id", ["agent_id"])
        batch_op.create_index("ix_contribution_photograph_id", ["photograph_id"])
    op.create_table(
        "custody_event",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("from_agent_id", sa.String(length=36), nullable=True),
        sa.Column("to_agent_id", sa.String(length=36), nullable=True),
        sa.Column("via_agent_id", sa.String(length=36), nullable=True),
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
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_agent_id"], ["agent.id"], name="fk_custody_event_from_agent_id"
        ),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_custody_event_photograph_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["to_agent_id"], ["agent.id"], name="fk_custody_event_to_agent_id"),
        sa.ForeignKeyConstraint(
            ["via_agent_id"], ["agent.id"], name="fk_custody_event_via_agent_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_custody_event"),
    )
    with op.batch_alter_table("custody_event") as batch_op:
        batch_op.create_index("ix_custody_event_from_agent_id", ["from_agent_id"])
        batch_op.create_index("ix_custody_event_photograph_id", ["photograph_id"])
        batch_op.create_index("ix_custody_event_to_agent_id", ["to_agent_id"])
        batch_op.create_index("ix_custody_event_via_agent_id", ["via_agent_id"])
    op.create_table(
        "identifier",
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_identifier_photograph_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_identifier"),
    )
    with op.batch_alter_table("identifier") as batch_op:
        batch_op.create_index("ix_identifier_photograph_id", ["photograph_id"])
        batch_op.create_index("ix_identifier_value", ["value"])
    op.create_table(
        "note",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"], ["photograph.id"], name="fk_note_photograph_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    with op.batch_alter_table("note") as batch_op:
        batch_op.create_index("ix_note_photograph_id", ["photograph_id"])
    op.create_table(
        "place_link",
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("place_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_place_link_photograph_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_place_link_place_id"),
        sa.PrimaryKeyConstraint("id", name="pk_place_link"),
    )
    with op.batch_alter_table("place_link") as batch_op:
        batch_op.create_index("ix_place_link_photograph_id", ["photograph_id"])
        batch_op.create_index("ix_place_link_place_id", ["place_id"])
    op.create_table(
        "rights_assertion",
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_rights_assertion_photograph_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_rights_assertion"),
    )
    with op.batch_alter_table("rights_assertion") as batch_op:
        batch_op.create_index("ix_rights_assertion_photograph_id", ["photograph_id"])
    op.create_table(
        "subject_link",
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_subject_link_photograph_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name="fk_subject_link_subject_id"),
        sa.PrimaryKeyConstraint("id", name="pk_subject_link"),
    )
    with op.batch_alter_table("subject_link") as batch_op:
        batch_op.create_index("ix_subject_link_photograph_id", ["photograph_id"])
        batch_op.create_index("ix_subject_link_subject_id", ["subject_id"])


def downgrade() -> None:
    op.drop_table("subject_link")
    op.drop_table("rights_assertion")
    op.drop_table("place_link")
    op.drop_table("note")
    op.drop_table("identifier")
    op.drop_table("custody_event")
    op.drop_table("contribution")
    op.drop_table("revision")
    op.drop_table("photograph")
