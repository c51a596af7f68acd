"""Moving a catalogue from its file to a server, while scans, tiles and manifests stay."""

from pathlib import Path

from app.domain.errors import NotFound, Rejected
from app.domain.progress import Progress
from app.holdings.holding import Holding
from app.holdings.opening import found_holding
from app.settings import Settings


def move_catalogue(settings: Settings, file: Path, progress: Progress) -> int:
    """Copy an SQLite catalogue into the database that settings name; count its photographs.

    The file stays as it is. `Rejected` where no database is named, `NotFound` where there is no
    such file, `Conflict` where the database holds a catalogue already.
    """
    # Imported here because Alembic takes a quarter of a second, and is seldom needed.
    from app.persistence.copying import copy_catalogue  # noqa: PLC0415

    if not settings.database_url:
        raise Rejected("Name the database to copy into with VERSO_DATABASE_URL.")
    if not file.is_file():
        raise NotFound(f"There is no catalogue {file}.")
    holding = Holding(settings)
    try:
        count = copy_catalogue(file, holding.engine, progress)
    finally:
        holding.close()
    found_holding(settings).close()
    return count
