"""The catalogue's tables as Alembic migrations make them."""

from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

import app
from alembic import command
from app.domain.errors import DamagedHolding
from app.persistence.database import writing
from app.persistence.faults import in_plain_words
from app.persistence.postgresql import is_on_server, wait_patiently
from app.persistence.record_ledger import all_fall_due
from app.persistence.schema import REVISIONS, revision_of

_PACKAGE = Path(app.__file__).parent
_FILE_NAME = "%%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(slug)s"


def migrations() -> Path:
    """Find the folder of migrations: beside the package in a checkout, inside it when installed."""
    beside = _PACKAGE.parent / "alembic"
    return beside if (beside / "env.py").is_file() else _PACKAGE / "alembic"


def configuration() -> Config:
    """The configuration that Alembic needs, without a file."""
    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    config.set_main_option("file_template", _FILE_NAME)
    return config


def upgrade(engine: Engine) -> None:
    """Bring a database to the newest revision: wholly, or not at all.

    Raises `DamagedHolding` for a database that a newer Verso made, or that is somebody else's.
    """
    config = configuration()
    with in_plain_words(engine), writing(engine).begin() as connection:
        wait_patiently(connection)
        _check(connection, ScriptDirectory.from_config(config))
        current = revision_of(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if current is not None and not _leaves_records(config, current):
            all_fall_due(connection)


def upgrade_to(engine: Engine, revision: str) -> None:
    """Bring a database that is being made to some revision, and no further."""
    config = configuration()
    with in_plain_words(engine), writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def revisions() -> tuple[str, ...]:
    """Name all revisions that this program knows, the oldest first."""
    scripts = ScriptDirectory.from_config(configuration())
    return tuple(reversed([script.revision for script in scripts.walk_revisions()]))


def downgrade(engine: Engine) -> None:
    """Take all tables out of a database again."""
    config = configuration()
    with in_plain_words(engine), writing(engine).begin() as connection:
        wait_patiently(connection)
        config.attributes["connection"] = connection
        command.downgrade(config, "base")


def _leaves_records(config: Config, since: str) -> bool:
    """Whether all migrations since a revision say that records' files need not be written anew."""
    scripts = ScriptDirectory.from_config(config).iterate_revisions("head", since)
    return all(getattr(script.module, "LEAVES_RECORDS", False) for script in scripts)


def _check(connection: Connection, scripts: ScriptDirectory) -> None:
    current, on_server = revision_of(connection), is_on_server(connection.engine)
    if current is None and set(inspect(connection).get_table_names()) - {REVISIONS}:
        other = "database with VERSO_DATABASE_URL" if on_server else "folder with VERSO_HOME"
        raise DamagedHolding(
            f"The database {connection.engine.url.database} holds tables that are not Verso's. "
            f"Name another {other}."
        )
    if current is not None and current not in {s.revision for s in scripts.walk_revisions()}:
        raise DamagedHolding(
            f"The database stands at revision {current}, which this version of Verso does not "
            "know: a newer one made it. Install that version, or restore an older backup."
        )
