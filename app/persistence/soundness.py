"""Whether the database still agrees with itself."""

from collections.abc import Callable, Iterator
from typing import Final

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from app.domain.errors import Busy
from app.domain.findings import Finding, FindingKind
from app.persistence.database import writing
from app.persistence.faults import is_busy
from app.persistence.postgresql import wait_patiently

_REINDEX = "`verso reindex` makes it anew."
_FROM_SCRATCH = "`verso reindex --from-scratch` makes it anew."
_RESTORE = "Restore the database from a backup, and keep this one aside."
_Check = Callable[[Connection], Iterator[Finding]]


def database_faults(engine: Engine) -> Iterator[Finding]:
    """Look the whole database through, and tell what does not agree.

    SQLite looks through its own file as well. A server's files are its administrator's matter.

    Nothing is changed. Others can read meanwhile; while the search index is looked through they
    can't write. `Busy` where somebody else writes for too long.
    """
    for check in _checks(engine):
        yield from _findings(engine, check)


def _checks(engine: Engine) -> tuple[_Check, ...]:
    own = (_file, _references, _index) if engine.dialect.name == "sqlite" else ()
    return (*own, *(_agreement(*rule) for rule in _AGREEMENTS))


def _findings(engine: Engine, check: _Check) -> list[Finding]:
    try:
        bound = writing(engine) if check is _index else engine
        with bound.connect() as connection:
            connection.begin()  # here, so that a check takes nobody's writing for a fault
            wait_patiently(connection)
            return list(check(connection))
    except DatabaseError as fault:
        if is_busy(fault):
            raise Busy("The catalogue is being written to. Verify it again in a moment.") from fault
        subject = engine.url.database or ""
        message = f"The database can't be read through: {fault.orig}. {_RESTORE}"
        return [Finding(FindingKind.BROKEN_DATABASE, subject, message)]


def _file(connection: Connection) -> Iterator[Finding]:
    """Ask SQLite whether its pages, tables and indexes are whole."""
    for (complaint,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if complaint != "ok":
            message = f"SQLite finds the file damaged: {complaint}. {_RESTORE}"
            yield Finding(FindingKind.BROKEN_DATABASE, "catalogue.db", message)


def _references(connection: Connection) -> Iterator[Finding]:
    """Look for rows that point to what is not there."""
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        message = f"It points to a {parent} that is not there. {_RESTORE}"
        yield Finding(FindingKind.BROKEN_DATABASE, f"{table} {row}", message)


def _index(connection: Connection) -> Iterator[Finding]:
    """Compare the full-text index with the words that it was made of."""
    try:
        connection.exec_driver_sql(
            "INSERT INTO search_fts (search_fts, rank) VALUES ('integrity-check', 1)"
        )
    except DatabaseError:
        message = f"The search index does not hold the words it was made of. {_FROM_SCRATCH}"
        yield Finding(FindingKind.INDEX_OUT_OF_STEP, "search_fts", message)


def _agreement(kind: FindingKind, message: str, query: str) -> _Check:
    """Make a check of a query that gives what does not agree, by id or reference code."""

    def check(connection: Connection) -> Iterator[Finding]:
        for subject in connection.execute(text(query)).scalars():
            yield Finding(kind, str(subject), message)

    return check


_AGREEMENTS: Final = (
    (
        FindingKind.INDEX_OUT_OF_STEP,
        f"The search index does not know this photograph. {_REINDEX}",
        """SELECT reference_code FROM photograph p WHERE NOT EXISTS (
            SELECT 1 FROM search_entry e WHERE e.photograph_id = p.id) ORDER BY p.id""",
    ),
    (
        FindingKind.BROKEN_DATABASE,
        f"Its history is not whole: a version is missing. {_RESTORE}",
        """SELECT reference_code FROM photograph p WHERE p.version <> (
            SELECT count(*) FROM revision r
            WHERE r.photograph_id = p.id AND r.version BETWEEN 1 AND p.version) ORDER BY p.id""",
    ),
    (
        FindingKind.BROKEN_DATABASE,
        f"The log of changes does not tell that it was made. {_RESTORE}",
        """SELECT reference_code FROM photograph p WHERE NOT EXISTS (
            SELECT 1 FROM change c WHERE c.photograph_id = p.id AND c.kind = 'create')
            ORDER BY p.id""",
    ),
    (
        FindingKind.BROKEN_DATABASE,
        "It is published, but since when is not told. Withdraw and publish it again.",
        """SELECT reference_code FROM photograph p
            WHERE p.state = 'published' AND p.published_at IS NULL ORDER BY p.id""",
    ),
    (
        FindingKind.BROKEN_DATABASE,
        "It is published in a unit that is hidden. Withdraw and publish it again.",
        """SELECT p.reference_code FROM photograph p JOIN unit u ON u.id = p.unit_id
            WHERE p.state = 'published' AND u.state <> 'published' ORDER BY p.id""",
    ),
    (
        FindingKind.BROKEN_DATABASE,
        "The unit above it is hidden, but it is published itself. Save that unit again.",
        """SELECT u.reference_code FROM unit u JOIN unit above ON above.id = u.parent_id
            WHERE u.state = 'published' AND above.state <> 'published' ORDER BY u.id""",
    ),
    (
        FindingKind.BROKEN_DATABASE,
        f"The way from the root down to this unit is told wrongly. {_RESTORE}",
        """SELECT u.reference_code FROM unit u LEFT JOIN unit above ON above.id = u.parent_id
            WHERE u.path <> coalesce(above.path, '') || u.id || '/' ORDER BY u.id""",
    ),
    (
        FindingKind.BROKEN_DATABASE,
        f"It lies on a side of another photograph. {_RESTORE}",
        """SELECT 'asset ' || a.id FROM asset a JOIN side s ON s.id = a.side_id
            WHERE s.photograph_id <> a.photograph_id
            UNION ALL SELECT 'inscription ' || i.id FROM inscription i
            JOIN side s ON s.id = i.side_id WHERE s.photograph_id <> i.photograph_id
            UNION ALL SELECT 'reading ' || r.id FROM reading r
            JOIN inscription i ON i.id = r.inscription_id
            WHERE i.photograph_id <> r.photograph_id""",
    ),
)
"""What must hold between the tables: what it is called when it does not, and who breaks it."""
