"""Opening a holding, or founding one: its folders, and its database as this program knows it."""

import logging

from app.domain.errors import DamagedHolding
from app.holdings.holding import Holding
from app.persistence.database import connect_plainly
from app.persistence.schema import is_current
from app.settings import Settings
from app.storage.faults import told_plainly
from app.storage.folders import make_folder, settle, stands_as_file

_log = logging.getLogger(__name__)


def found_holding(settings: Settings) -> Holding:
    """Make a holding in the home folder; one that is there is opened, and stays as it is."""
    holding = Holding(settings)
    layout = holding.layout
    with told_plainly(layout, layout.home, "made"):
        layout.home.mkdir(parents=True, exist_ok=True)
    _refuse_lost_catalogue(holding)
    for folder in (layout.originals, layout.derivatives, layout.manifests):
        make_folder(layout, folder)
        settle(layout, folder)
    return _made_current(holding)


def open_holding(settings: Settings) -> Holding:
    """Open the holding in the home folder; `DamagedHolding` where there is none."""
    holding = Holding(settings)
    if stands_as_file(holding.layout, holding.layout.catalogue) is None:
        raise DamagedHolding(
            f"There is no holding in {holding.layout.home}: it has no catalogue.db. Name the "
            "holding's folder with --home or VERSO_HOME, or make a new one with `verso init`."
        )
    _refuse_lost_catalogue(holding)
    return _made_current(holding)


def _refuse_lost_catalogue(holding: Holding) -> None:
    """Begin no new catalogue over scans that a lost one described."""
    layout = holding.layout
    found = stands_as_file(layout, layout.catalogue)
    if (found is None or not found.st_size) and next(holding.originals.all(), None) is not None:
        lost = "is empty" if found else "is missing"
        raise DamagedHolding(
            f"There are scans in {layout.home}, and the catalogue.db that describes them {lost}. "
            "Put it back from a backup. To begin anew, move images/ away first."
        )


def _made_current(holding: Holding) -> Holding:
    """Bring its tables to what this program knows; close it where that can't be."""
    try:
        connect_plainly(holding.engine)
        if not is_current(holding.engine):
            # Imported here because Alembic takes a quarter of a second, and is seldom needed.
            from app.persistence.migrating import upgrade  # noqa: PLC0415

            upgrade(holding.engine)
            _log.info("The catalogue in %s was brought up to date.", holding.layout.home)
    except BaseException:
        holding.close()
        raise
    return holding
