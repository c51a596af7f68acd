"""How the catalogue's database is opened: what must hold on every connection.

SQLite is told here, PostgreSQL in `postgresql`.
"""

import json
import sqlite3
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from app.persistence.faults import in_plain_words
from app.persistence.postgresql import (
    ASIDE,
    CONNECTIONS,
    THE_CATALOGUE,
    WRITES,
    is_on_server,
    open_postgresql,
    refuse_unfit_server,
    server_url,
)
from app.persistence.sqlite_file import refuse_what_is_cut_off

BUSY_TIMEOUT_MS = 10_000
_IDLE_CONNECTIONS = 8
_KEPT_STATEMENTS = 400  # an answer of a search asks some thirty, each in several lengths
_MORE_AT_MOST = 56  # more than the web's threads can ask for at once


def driver() -> Any:
    """Take the SQLite that is not older than 3.51.3, where there is a choice.

    Up to 3.51.2, two connections that write and checkpoint at one moment can damage a database in
    WAL mode (SQLite release notes, 3.51.3).
    """
    try:
        return import_module("pysqlite3")
    except ModuleNotFoundError:  # it is shipped for Linux only
        return sqlite3


def embedded_url(catalogue: Path) -> str:
    """Name an SQLite file as a database URL."""
    return f"sqlite:///{catalogue}"


def open_database(url: str, *, connections: int = CONNECTIONS) -> Engine:
    """Make the engine; nothing is connected yet. A server gets at most so many `connections`.

    On SQLite: WAL with `synchronous=FULL` (what was reported as saved survives a power cut),
    foreign keys, `BEGIN IMMEDIATE` for whoever will write (a reader that turns writer is refused
    at once, without waiting), and DDL inside of transactions.
    """
    if not url.startswith("sqlite"):
        return open_postgresql(server_url(url), connections=connections)
    engine = create_engine(
        url,
        module=driver(),
        connect_args={"cached_statements": _KEPT_STATEMENTS},
        hide_parameters=True,  # a fault is logged, and what is in a record is nobody's business
        pool_size=_IDLE_CONNECTIONS,
        max_overflow=_MORE_AT_MOST,
        json_serializer=partial(json.dumps, ensure_ascii=False),  # for who reads it elsewhere
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The same database for transactions that will write: one after the other."""
    return engine.execution_options(**{WRITES: THE_CATALOGUE})


def writing_aside(engine: Engine) -> Engine:
    """The same database for transactions that write no record, and lock their rows themselves.

    On PostgreSQL they don't wait for those who write to the catalogue.
    """
    return engine.execution_options(**{WRITES: ASIDE})


def connect_plainly(engine: Engine) -> None:
    """Try the database once, so that one that is damaged is named before work begins.

    Raises `DamagedHolding`, also for a file that is no database or is cut off, and for a server
    that will not do. A file that is not there, or has no bytes, is made by SQLite: whoever wants
    an old one looks first.
    """
    is_remote = is_on_server(engine)
    if engine.url.database and not is_remote:
        refuse_what_is_cut_off(Path(engine.url.database))
    with in_plain_words(engine), engine.connect() as connection:
        if is_remote:
            refuse_unfit_server(connection)
        else:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")


def _prepare(connection: Any, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    is_writing = WRITES in connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
