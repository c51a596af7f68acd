"""The public stream of a catalogue that was made again: what is public, from when it became so.

It is no part of the files that a catalogue is made from. Photographs are told of by when they were
published, changed and withdrawn; units, of which no time is kept, at the moment. As the migration
told of what was public before there was a stream.
"""

from typing import Final

from sqlalchemy import Connection, bindparam, text

from app.persistence.records.base import Instant
from app.persistence.transaction import utc_now

_OPEN: Final = "({0}.closed_until IS NULL OR {0}.closed_until < CURRENT_DATE)"
_IS_PUBLIC: Final = (
    "p.state = 'published' AND " + _OPEN.format("p") + " AND NOT EXISTS (SELECT 1 FROM unit u "
    "WHERE u.id = p.unit_id AND NOT " + _OPEN.format("u") + ")"
)
_UNIT_IS_PUBLIC: Final = "n.state = 'published' AND " + _OPEN.format("n")
_WHEN: Final = "SELECT {}(c.happened_at) FROM change c WHERE c.photograph_id = p.id AND c.kind = "
_DELETED: Final = "SELECT t.photograph_id AS id FROM tombstone t WHERE t.was_public"
_EVENTS: Final = f"""
    SELECT 'create' AS kind, 'photograph' AS noun, p.id AS subject_id, 1 AS place,
        p.published_at AS at FROM photograph p WHERE {_IS_PUBLIC}
    UNION ALL SELECT 'update', 'photograph', p.id, 2, p.modified_at FROM photograph p
        WHERE {_IS_PUBLIC} AND p.modified_at > p.published_at
    UNION ALL SELECT 'create', 'photograph', p.id, 1, ({_WHEN.format("min")} 'publish')
        FROM photograph p WHERE p.state = 'withdrawn'
    UNION ALL SELECT 'delete', 'photograph', p.id, 3, ({_WHEN.format("max")} 'withdraw')
        FROM photograph p WHERE p.state = 'withdrawn'
    UNION ALL SELECT 'create', 'photograph', p.id, 1, ({_WHEN.format("min")} 'publish')
        FROM ({_DELETED}) AS p
    UNION ALL SELECT 'delete', 'photograph', p.id, 3, ({_WHEN.format("max")} 'withdraw')
        FROM ({_DELETED}) AS p
    UNION ALL SELECT 'create', 'unit', n.id, 0, :now FROM unit n WHERE {_UNIT_IS_PUBLIC}
"""
_ACTIVITIES: Final = text(f"""
    INSERT INTO activity (sequence, kind, noun, subject_id, happened_at, former_base)
    SELECT row_number() OVER (ORDER BY e.at, e.place, e.subject_id),
        e.kind, e.noun, e.subject_id, e.at, '' FROM ({_EVENTS}) AS e WHERE e.at IS NOT NULL
""").bindparams(bindparam("now", type_=Instant()))
_LAST: Final = "SELECT subject_id, max(sequence) AS sequence FROM activity GROUP BY subject_id"
_STANDING: Final = text(f"""
    INSERT INTO standing (subject_id, noun, state, changed_at, sequence, unit_id)
    SELECT a.subject_id, a.noun, CASE a.kind WHEN 'delete' THEN 'gone' ELSE 'shown' END,
        a.happened_at, a.sequence, coalesce(p.unit_id, t.unit_id)
    FROM ({_LAST}) AS l JOIN activity a ON a.sequence = l.sequence
    LEFT JOIN photograph p ON p.id = a.subject_id
    LEFT JOIN tombstone t ON t.photograph_id = a.subject_id
""")
_AWAITED: Final = text(f"""
    INSERT INTO standing (subject_id, noun, state, sequence, unit_id, closed_until)
    SELECT p.id, 'photograph', 'awaited', 0, p.unit_id,
        CASE WHEN u.closed_until IS NULL OR p.closed_until > u.closed_until THEN p.closed_until
            ELSE u.closed_until END
    FROM photograph p LEFT JOIN unit u ON u.id = p.unit_id
    WHERE p.state = 'published' AND NOT ({_IS_PUBLIC})
    UNION ALL SELECT n.id, 'unit', 'awaited', 0, NULL, n.closed_until FROM unit n
        WHERE n.state = 'published' AND NOT ({_UNIT_IS_PUBLIC})
""")


def tell_from_the_beginning(connection: Connection) -> None:
    """Write the stream of what is public, where there is none yet."""
    if connection.scalar(text("SELECT 1 FROM standing LIMIT 1")) is None:
        connection.execute(_ACTIVITIES, {"now": utc_now()})
        connection.execute(_STANDING)
        connection.execute(_AWAITED)
