"""Putting a holding back from a backup."""

from pathlib import Path

from app.domain.backups import Restored
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.holdings.restoring import restore_holding
from app.settings import Settings
from app.storage.restoring_mark import RestoringMarkFile


def restore(
    settings: Settings,
    store: Path,
    *,
    name: str | None = None,
    anyway: bool = False,
    progress: Progress = quietly,
) -> Restored:
    """Put back originals, records and a copy of the catalogue, and keep that it was done.

    A catalogue of an older Verso is brought up to date. Errors are those of `restore_holding`;
    `verify` afterwards says whether all of it is there.
    """
    restored = restore_holding(settings, store, name=name, anyway=anyway, progress=progress)
    with open_holding(settings, is_being_restored=True) as holding:
        with holding.open(THE_DESK, writes=True) as catalogue:
            batch_id = catalogue.open_batch("restore", event=FixityKind.RECOVERY)
            outcome = FixityOutcome.WARNING if restored.lost else FixityOutcome.SUCCESS
            summary = f"backup {restored.catalogue.name} from {store.absolute()}"
            catalogue.close_batch(batch_id, summary=summary, outcome=outcome)
            catalogue.commit()
        RestoringMarkFile(holding.layout).remove()
    return restored
