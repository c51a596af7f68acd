"""A database copied while others write to it, and put back."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from app.domain.errors import Conflict, DamagedHolding
from app.persistence.database import driver
from app.persistence.faults import in_plain_words
from app.persistence.postgresql import is_on_server
from app.persistence.schema import current_revision

_PLAIN_FILE: Final = "catalogue.db"
_DUMP: Final = "catalogue.dump"
_MOST_TOLD: Final = 400


def backup_name(engine: Engine) -> str:
    """Name the file that a backup of this database is."""
    return _DUMP if is_on_server(engine) else _PLAIN_FILE


def back_up_database(engine: Engine, file: Path) -> None:
    """Copy a database as it is at one moment, whoever writes meanwhile; the disk has it then.

    SQLite by its own backup API, PostgreSQL by `pg_dump` in its custom format. `DamagedHolding`
    where the copy is not whole, or `pg_dump` is not there or fails.
    """
    if is_on_server(engine):
        _run("pg_dump", engine.url, "--format=custom", "--no-owner", f"--file={file}")
    else:
        with in_plain_words(engine):
            _copy_file(engine, file)
    with file.open("rb") as written:
        os.fsync(written.fileno())


def refuse_filled(engine: Engine) -> None:
    """Raise `Conflict` where a database on a server holds a catalogue."""
    if current_revision(engine) is not None:
        raise Conflict("The database that VERSO_DATABASE_URL names holds a catalogue already.")


def put_back_on_server(engine: Engine, file: Path) -> None:
    """Fill an empty database on a server with what `pg_dump` wrote; `Conflict` for another."""
    refuse_filled(engine)
    _run("pg_restore", engine.url, "--no-owner", "--single-transaction", str(file))


def _copy_file(engine: Engine, file: Path) -> None:
    source = engine.raw_connection()
    try:
        copy: Any = driver().connect(str(file))
        try:
            connection: Any = source.driver_connection
            connection.backup(copy)  # in one step: nobody who writes can make it begin again
            copy.execute("PRAGMA journal_mode = DELETE")
            complaints = [row[0] for row in copy.execute("PRAGMA quick_check")]
        finally:
            copy.close()
    finally:
        source.close()
    if complaints != ["ok"]:
        raise DamagedHolding(
            f"The copy of the database is not whole: {complaints[0]}. The catalogue itself may be "
            "damaged: `verso verify` tells. Earlier backups were left as they are."
        )


def _run(program: str, url: URL, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise DamagedHolding(
            f"The program {program} is not on this machine. It comes with PostgreSQL "
            "(`apt install postgresql-client`), and must not be older than the server."
        )
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    plain = url.set(drivername="postgresql", password=None)
    address = f"--dbname={plain.render_as_string(hide_password=False)}"
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL, its words are ours
        [found, *arguments[:-1], address, arguments[-1]],
        env=os.environ | secret,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise DamagedHolding(f"{program} failed: {done.stderr.strip()[:_MOST_TOLD]}")
