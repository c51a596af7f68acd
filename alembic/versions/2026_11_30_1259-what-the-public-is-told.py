"""What the public is told of photographs and units: a stream of events, and how each stands now.

What is public already is told of as if it had always been: photographs by when they were published,
changed and withdrawn, units at the moment of the migration.
"""

from datetime import UTC, datetime

import sqlalchemy as sa

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_ID = sa.String(length=36)
_TERM = sa.String(length=40)
_COUNT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_FEW = sa.text("closed_until IS NOT NULL")

_OPEN = "({0}.closed_until IS NULL OR {0}.closed_until < CURRENT_DATE)"
_IS_PUBLIC = (
    "p.state = 'published' AND " + _OPEN.format("p") + " AND NOT EXISTS (SELECT 1 FROM unit u "
    "WHERE u.id = p.unit_id AND NOT " + _OPEN.format("u") + ")"
)
_UNIT_IS_PUBLIC = "n.state = 'published' AND " + _OPEN.format("n")
_FIRST = (
    "(SELECT min(c.happened_at) FROM change c WHERE c.photograph_id = p.id AND c.kind = 'publish')"
)
_LAST = (
    "(SELECT max(c.happened_at) FROM change c WHERE c.photograph_id = p.id AND c.kind = 'withdraw')"
)
_EVENTS = f"""
    SELECT 'create' AS kind, 'photograph' AS noun, p.id AS subject_id, 1 AS place,
        p.published_at AS at FROM photograph p WHERE {_IS_PUBLIC}
    UNION ALL SELECT 'update', 'photograph', p.id, 2, p.modified_at FROM photograph p
        WHERE {_IS_PUBLIC} AND p.modified_at > p.published_at
    UNION ALL SELECT 'create', 'photograph', p.id, 1, {_FIRST} FROM photograph p
        WHERE p.state = 'withdrawn'
    UNION ALL SELECT 'delete', 'photograph', p.id, 3, {_LAST} FROM photograph p
        WHERE p.state = 'withdrawn'
    UNION ALL SELECT 'create', 'unit', n.id, 0, {{now}} FROM unit n WHERE {_UNIT_IS_PUBLIC}
"""
_ACTIVITIES = """
    INSERT INTO activity (sequence, kind, noun, subject_id, happened_at, former_base)
    SELECT row_number() OVER (ORDER BY e.at, e.place, e.subject_id),
        e.kind, e.noun, e.subject_id, e.at, ''
    FROM ({events}) AS e WHERE e.at IS NOT NULL
"""
_STANDING = """
    INSERT INTO standing (subject_id, noun, state, changed_at, sequence, unit_id)
    SELECT a.subject_id, a.noun, CASE a.kind WHEN 'delete' THEN 'gone' ELSE 'shown' END,
        a.happened_at, a.sequence, p.unit_id
    FROM activity a LEFT JOIN photograph p ON p.id = a.subject_id
    WHERE a.sequence = (SELECT max(b.sequence) FROM activity b WHERE b.subject_id = a.subject_id)
"""
_AWAITED = f"""
    INSERT INTO standing (subject_id, noun, state, sequence, unit_id, closed_until)
    SELECT p.id, 'photograph', 'awaited', 0, p.unit_id,
        CASE WHEN u.closed_until IS NULL OR p.closed_until > u.closed_until THEN p.closed_until
            ELSE u.closed_until END
    FROM photograph p LEFT JOIN unit u ON u.id = p.unit_id
    WHERE p.state = 'published' AND NOT ({_IS_PUBLIC})
    UNION ALL SELECT n.id, 'unit', 'awaited', 0, NULL, n.closed_until FROM unit n
        WHERE n.state = 'published' AND NOT ({_UNIT_IS_PUBLIC})
"""


def upgrade() -> None:
    op.create_table(
        "activity",
        sa.Column("sequence", _COUNT, autoincrement=False, nullable=False),
        sa.Column("kind", _TERM, nullable=False),
        sa.Column("noun", _TERM, nullable=False),
        sa.Column("subject_id", _ID, nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("former_base", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_activity"),
    )
    op.create_table(
        "standing",
        sa.Column("subject_id", _ID, nullable=False),
        sa.Column("noun", _TERM, nullable=False),
        sa.Column("state", _TERM, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sequence", _COUNT, nullable=False),
        sa.Column("unit_id", _ID, nullable=True),
        sa.Column("closed_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("subject_id", name="pk_standing"),
    )
    _tell()
    op.create_index("ix_standing_harvest", "standing", ["noun", "changed_at", "subject_id"])
    op.create_index("ix_standing_set", "standing", ["unit_id", "changed_at", "subject_id"])
    op.create_index("ix_standing_sequence", "standing", ["sequence"])
    op.create_index(
        "ix_standing_closed_until",
        "standing",
        ["closed_until"],
        sqlite_where=_FEW,
        postgresql_where=_FEW,
    )


def _tell() -> None:
    """Write down what is public already."""
    moment = datetime.now(UTC)
    if op.get_bind().dialect.name == "sqlite":
        now = f"'{moment.replace(tzinfo=None).isoformat(sep=' ')}'"
    else:
        now = f"TIMESTAMPTZ '{moment.isoformat()}'"
    op.create_index("ix_activity_being_told", "activity", ["subject_id", "sequence"])
    op.execute(_ACTIVITIES.format(events=_EVENTS.format(now=now)))
    op.execute(_STANDING)
    op.execute(_AWAITED)
    op.drop_index("ix_activity_being_told", "activity")


def downgrade() -> None:
    op.drop_table("standing")
    op.drop_table("activity")
