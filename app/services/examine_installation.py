"""Whether an installation is well: the machine, the database, the work that waits."""

from app.domain.checkups import Checkup, Grade
from app.domain.errors import VersoError
from app.domain.viewers import THE_DESK
from app.holdings import Holding, open_holding
from app.holdings.checkup import machine_checkups
from app.persistence.database_checkup import database_checkups
from app.settings import Settings
from app.storage.layout import Layout


def examine_installation(settings: Settings) -> list[Checkup]:
    """Look at everything that can be looked at; a holding that can't be opened is one finding."""
    layout = Layout(settings.home)
    found = machine_checkups(layout) if layout.home.is_dir() else []
    try:
        with open_holding(settings) as holding:
            found += database_checkups(holding.engine, now=holding.now)
            found += _work(holding)
    except VersoError as fault:
        found.append(Checkup("holding", Grade.FAULT, str(fault)))
    return found


def _work(holding: Holding) -> list[Checkup]:
    with holding.open(THE_DESK) as catalogue:
        queue = catalogue.dead_jobs.summary()
        fixity = catalogue.fixity.summary()
        has_old_words = catalogue.search_index.has_old_words()
    told = f"{queue.waiting} waiting, {queue.taken} in hand, {queue.dead} given up"
    if queue.dead:
        told += ": see `verso work list`"
    damaged = f"{fixity.originals} originals, {fixity.damaged} damaged"
    if fixity.damaged:
        damaged += ": see `verso verify`"
    index = (
        "by the rules of an earlier version: a server renews it" if has_old_words else "up to date"
    )
    records = holding.records.due_count()
    return [
        Checkup("work", Grade.WARNING if queue.dead else Grade.FINE, told),
        Checkup("originals", Grade.FAULT if fixity.damaged else Grade.FINE, damaged),
        Checkup("search index", Grade.WARNING if has_old_words else Grade.FINE, index),
        Checkup("records beside originals", Grade.FINE, f"{records} to be written"),
    ]
