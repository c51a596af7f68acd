"""The catalogue's tables as Alembic migrations make them."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

import app
from app.domain.errors import DamagedHolding
from app.persistence.database import writing

_PACKAGE = Path(app.__file__).parent


def migrations() -> Path:
    """Find the folder of migrations: beside the package in a checkout, inside it when installed."""
    beside = _PACKAGE.parent / "alembic"
    return beside if (beside / "env.py").is_file() else _PACKAGE / "alembic"


def configuration() -> Config:
    """The configuration that Alembic needs, without a file."""
    config = Config()
    config.set_main_option("script_location", str(migrations()))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(slug)s")
    return config


def current_revision(engine: Engine) -> str | None:
    """The revision that a database stands at; None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head_revision() -> str:
    """The newest revision that this program knows."""
    head = ScriptDirectory.from_config(configuration()).get_current_head()
    if head is None:
        raise DamagedHolding(f"No migrations in {migrations()}: the installation is incomplete.")
    return head


def is_current(engine: Engine) -> bool:
    """Whether nothing needs to be migrated."""
    return current_revision(engine) == head_revision()


def upgrade(engine: Engine) -> None:
    """Bring a database to the newest revision, in one transaction."""
    known = {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}
    current = current_revision(engine)
    if current is not None and current not in known:
        raise DamagedHolding(
            f"The database stands at revision {current}, which this version of Verso does not know: "
            "a newer one made it. Install that version, or restore an older backup."
        )
    config = configuration()
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
