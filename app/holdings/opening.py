"""Opening a holding, or founding one: its folders, and its database as this program knows it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import DamagedHolding
from app.holdings.holding import Holding
from app.persistence.database import connect_plainly
from app.persistence.schema import current_revision, is_current
from app.settings import Settings
from app.storage.faults import told_plainly
from app.storage.folders import make_folder, settle, stands_as_file
from app.storage.restoring_mark import RestoringMarkFile

_log = logging.getLogger(__name__)


def found_holding(settings: Settings) -> Holding:
    """Make a holding in the home folder; one that is there is opened, and stays as it is."""
    with _opened(settings) as holding:
        layout = holding.layout
        with told_plainly(layout, layout.home, "made"):
            layout.home.mkdir(parents=True, exist_ok=True)
        _refuse_lost_catalogue(holding)
        _refuse_half_restored(holding)
        for folder in (layout.originals, layout.derivatives, layout.manifests):
            make_folder(layout, folder)
            settle(layout, folder)
        _make_current(holding)
    return holding


def open_holding(settings: Settings, *, is_being_restored: bool = False) -> Holding:
    """Open the holding in the home folder; `DamagedHolding` where there is none.

    One that a restoration was cut short of is opened by whoever ends that alone.
    """
    with _opened(settings) as holding:
        _refuse_lost_catalogue(holding)
        _refuse_no_catalogue(holding)
        if not is_being_restored:
            _refuse_half_restored(holding)
        _make_current(holding)
    return holding


@contextmanager
def _opened(settings: Settings) -> Iterator[Holding]:
    """Open what settings name, and close it where it turns out that it can't be used."""
    holding = Holding(settings)
    try:
        yield holding
    except BaseException:
        holding.close()
        raise


def _refuse_half_restored(holding: Holding) -> None:
    """Work in no catalogue to which events are still to be added: files would be written over."""
    mark = RestoringMarkFile(holding.layout).read()
    if mark is not None:
        place = holding.layout.told(holding.layout.restoring_mark)
        raise DamagedHolding(
            f"A restoration of {holding.layout.home} was cut short. Run `verso restore "
            f"{mark.store} --catalogue {mark.catalogue}` again: it ends it. If that store is gone, "
            f"move {place} aside: what it tells of past events is lost then."
        )


def _refuse_no_catalogue(holding: Holding) -> None:
    """Begin none but by `verso init`: the name of the folder, or of the server, may be wrong."""
    if holding.settings.database_url:
        if current_revision(holding.engine) is None:
            raise DamagedHolding(
                "There is no catalogue in the database that VERSO_DATABASE_URL names. Name the "
                "right one, or make a new catalogue with `verso init`."
            )
    elif stands_as_file(holding.layout, holding.layout.catalogue) is None:
        raise DamagedHolding(
            f"There is no holding in {holding.layout.home}: it has no catalogue.db. Name the "
            "holding's folder with --home or VERSO_HOME, or make a new one with `verso init`."
        )


def _refuse_lost_catalogue(holding: Holding) -> None:
    """Begin no new catalogue over scans that a lost one described."""
    layout = holding.layout
    if holding.settings.database_url:
        connect_plainly(holding.engine)
        is_there = current_revision(holding.engine) is not None
        name, lost = "database", "holds no catalogue"
    else:
        found = stands_as_file(layout, layout.catalogue)
        is_there = found is not None and found.st_size > 0
        name, lost = "catalogue.db", "is empty" if found else "is missing"
    if not is_there and next(holding.originals.all(), None) is not None:
        raise DamagedHolding(
            f"There are scans in {layout.home}, and the {name} that describes them {lost}. "
            "Make it again with `verso rebuild`, or put it back with `verso restore`. To begin "
            "anew, move images/ away first."
        )


def _make_current(holding: Holding) -> None:
    """Bring its tables to what this program knows."""
    connect_plainly(holding.engine)
    if not is_current(holding.engine):
        # Imported here because Alembic takes a quarter of a second, and is seldom needed.
        from app.persistence.migrating import upgrade  # noqa: PLC0415

        upgrade(holding.engine)
        _log.info("The catalogue in %s was brought up to date.", holding.layout.home)
