"""The catalogue on PostgreSQL: how connections are made, and how writers take turns.

Who reads sees one state of the catalogue from the first statement to the last, can't write, and
waits for nobody. Who writes waits for the writer before, and goes on from what that one has left:
`docs/decisions/0018-one-pen-on-postgresql.md`.
"""

import json
from functools import partial
from typing import Any, Final

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    bindparam,
    create_engine,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.orm import Session

from app.domain.errors import DamagedHolding

CONNECTIONS: Final = 20
BUSY_TIMEOUT_MS: Final = 10_000
"""So long a writer waits for others, as on SQLite."""
LONGEST_STATEMENT_MS: Final = 120_000
"""What takes longer is given up, but for what goes through the whole catalogue: `patiently`."""

WRITES: Final = "verso_writes"
"""The option of an engine that says what its transactions will change."""
THE_CATALOGUE, ASIDE = "the catalogue", "aside"

_DRIVER: Final = "postgresql+psycopg"
_OLDEST_SERVER: Final = 150_000  # PostgreSQL 15, as `server_version_num` tells it
_READ_COMMITTED, _REPEATABLE_READ = 2, 3  # psycopg.IsolationLevel
_PEN: Final = 0x56_45_52_53_4F  # "VERSO": the advisory lock that whoever writes has to take
_NAMES: Final = 1  # the first key of locks that are taken by name
_IDLE_CONNECTIONS: Final = 5
_CONNECT_TIMEOUT_S: Final = 10
_RENEWED_AFTER_S: Final = 1800
_LONGEST_PAUSE_MS: Final = 300_000  # of a writer that has hung: it would keep all others waiting
_SESSION: Final = {
    "timezone": "UTC",  # the gate's `current_date` is a day of UTC
    "lock_timeout": BUSY_TIMEOUT_MS,
    "statement_timeout": LONGEST_STATEMENT_MS,
    "plan_cache_mode": "force_custom_plan",  # how many answer depends on the words that are asked
    "jit": "off",  # compiling takes longer than what it would make faster
    "client_connection_check_interval": 10_000,  # nobody may be waiting for the answer any more
    "tcp_keepalives_idle": 60,  # so that the pen of a machine that has vanished comes free
    "tcp_keepalives_interval": 10,
    "tcp_keepalives_count": 3,
}
_KEEPALIVE: Final = {"keepalives_idle": 60, "keepalives_interval": 10, "keepalives_count": 3}


def is_on_server(engine: Engine) -> bool:
    """Whether a database is PostgreSQL's."""
    return engine.dialect.name == "postgresql"


def server_url(text: str) -> URL:
    """Read `postgresql://...` (or `postgres://...`) for the one driver that we have."""
    return make_url(text).set(drivername=_DRIVER)


def open_postgresql(url: URL, *, connections: int) -> Engine:
    """Make the engine; nothing is connected yet. `connections` is how many it has at most.

    Who finds none free within ten seconds is told that too many want one (`Busy`). What an
    institution says of a session in the address itself (`?options=`) goes before what we say.
    """
    kept = min(_IDLE_CONNECTIONS, connections)
    ours = " ".join(f"-c {name}={value}" for name, value in _SESSION.items())
    theirs = url.query.get("options", "")
    engine = create_engine(
        url.difference_update_query(["options"]),
        pool_size=kept,
        max_overflow=connections - kept,
        pool_timeout=BUSY_TIMEOUT_MS / 1000,
        pool_pre_ping=True,
        hide_parameters=True,  # a fault is logged, and what is in a record is nobody's business
        pool_recycle=_RENEWED_AFTER_S,
        json_serializer=partial(json.dumps, ensure_ascii=False),  # for who reads it elsewhere
        connect_args={
            "application_name": "verso",
            "connect_timeout": _CONNECT_TIMEOUT_S,
            "options": f"{ours} {theirs}",
            **_KEEPALIVE,
        },
    )
    event.listen(engine, "begin", _begin)
    return engine


def wait_patiently(connection: Connection) -> None:
    """Let the statements of this transaction take as long as they take, on whichever database."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")


def lock_name(session: Session, name: str) -> None:
    """Keep others from what bears a name until the transaction ends; SQLite has one writer anyway.

    Raises as any lock does that isn't had within ten seconds.
    """
    if session.get_bind().dialect.name == "postgresql":
        key = func.hashtext(bindparam("name", name))
        session.execute(select(func.pg_advisory_xact_lock(_NAMES, key)))


def refuse_unfit_server(connection: Connection) -> None:
    """Raise `DamagedHolding` for a server that is too old, or a database that is not in UTF-8."""
    version, encoding = connection.exec_driver_sql(
        "SELECT current_setting('server_version_num'), current_setting('server_encoding')"
    ).one()
    where = f"The database {connection.engine.url}"
    if int(version) < _OLDEST_SERVER:
        found = connection.dialect.server_version_info
        told = ".".join(map(str, found or ()))
        raise DamagedHolding(f"{where} is on PostgreSQL {told}. Verso needs 15 or newer.")
    if encoding != "UTF8":
        raise DamagedHolding(
            f"{where} keeps its texts in {encoding}, which has no room for every script. Make one "
            "with CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0."
        )


def _begin(connection: Connection) -> None:
    """Say how the transaction reads and writes; psycopg begins it with the first statement."""
    writes = connection.get_execution_options().get(WRITES)
    raw: Any = connection.connection.dbapi_connection
    raw.read_only = writes is None
    raw.isolation_level = _READ_COMMITTED if writes else _REPEATABLE_READ
    if writes == THE_CATALOGUE:
        _take_the_pen(connection)


def _take_the_pen(connection: Connection) -> None:
    """Wait until no other writes to the catalogue, and keep all others waiting until the end.

    The lock goes with its transaction, however that ends: nobody has to give it back.
    """
    pause = f"set_config('idle_in_transaction_session_timeout', '{_LONGEST_PAUSE_MS}', true)"
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_PEN}), {pause}")
