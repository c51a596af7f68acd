"""Scans that look alike, and lists of what is still to be done.

The perceptual hashes of scans that are here already are made by `verso derive`.
"""

import sqlalchemy as sa

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.String(length=36)
_TERM = sa.String(length=40)
_SHA256 = sa.String(length=64)
_BANDS = ("likeness_1", "likeness_2", "likeness_3", "likeness_4")
_WANTING = {
    "no-date": "NOT EXISTS (SELECT 1 FROM date_assertion d WHERE d.photograph_id = p.id)",
    "no-rights": "NOT EXISTS (SELECT 1 FROM rights_assertion r WHERE r.photograph_id = p.id)",
    "no-region": (
        "EXISTS (SELECT 1 FROM inscription i WHERE i.photograph_id = p.id AND i.x_px IS NULL "
        "AND EXISTS (SELECT 1 FROM asset a WHERE a.side_id = i.side_id))"
    ),
    "no-transcription": (
        "EXISTS (SELECT 1 FROM inscription i WHERE i.photograph_id = p.id "
        "AND i.kind <> 'illegible' AND NOT EXISTS (SELECT 1 FROM reading r "
        "WHERE r.inscription_id = i.id AND r.text <> '' AND r.layer <> 'translation')) "
        "OR EXISTS (SELECT 1 FROM side s WHERE s.photograph_id = p.id "
        "AND s.kind IN ('verso', 'mount verso') AND s.presence = 'digitised' "
        "AND EXISTS (SELECT 1 FROM asset a WHERE a.side_id = s.id) "
        "AND NOT EXISTS (SELECT 1 FROM inscription i WHERE i.side_id = s.id))"
    ),
    "verso-missing": (
        "NOT EXISTS (SELECT 1 FROM side s WHERE s.photograph_id = p.id AND s.kind = 'verso' "
        "AND (s.presence = 'blank' OR EXISTS (SELECT 1 FROM asset a WHERE a.side_id = s.id)))"
    ),
}


def upgrade() -> None:
    op.add_column("original", sa.Column("likeness", sa.BigInteger(), nullable=True))
    for band in _BANDS:
        op.add_column("original", sa.Column(band, sa.Integer(), nullable=True))
        op.create_index(f"ix_original_{band}", "original", [band, "likeness"])
    op.create_table(
        "likeness_decision",
        sa.Column("first_sha256", _SHA256, nullable=False),
        sa.Column("second_sha256", _SHA256, nullable=False),
        sa.Column("verdict", _TERM, nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("first_sha256", "second_sha256", name="pk_likeness_decision"),
    )
    op.create_index("ix_likeness_decision_second_sha256", "likeness_decision", ["second_sha256"])
    op.create_table(
        "work_item",
        sa.Column("work", _TERM, nullable=False),
        sa.Column("photograph_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["photograph.id"],
            name="fk_work_item_photograph_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("work", "photograph_id", name="pk_work_item"),
    )
    op.create_index("ix_work_item_photograph_id", "work_item", ["photograph_id"])
    for work, is_wanting in _WANTING.items():
        op.execute(
            "INSERT INTO work_item (work, photograph_id) "
            f"SELECT '{work}', p.id FROM photograph p WHERE {is_wanting}"
        )


def downgrade() -> None:
    op.drop_index("ix_work_item_photograph_id", "work_item")
    op.drop_table("work_item")
    op.drop_index("ix_likeness_decision_second_sha256", "likeness_decision")
    op.drop_table("likeness_decision")
    for band in reversed(_BANDS):
        op.drop_index(f"ix_original_{band}", "original")
        op.drop_column("original", band)
    op.drop_column("original", "likeness")
