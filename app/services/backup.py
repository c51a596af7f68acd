"""Copying a holding into a store, while it is in use."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC
from itertools import islice
from pathlib import Path
from typing import Any, Final

from app.domain.backups import BackedUp
from app.domain.errors import Busy, DamagedHolding, Rejected
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.kept_records import RecordKind
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.replications import Replications
from app.holdings.second_store import MOST_LOST, Copied, SecondStore, copy_originals, copy_records
from app.persistence.backing_up import back_up_database, backup_name

_log = logging.getLogger(__name__)
_WRITES_RECORDS_S: Final = 600.0  # the copied catalogue has them too, and must not wait for days


def backup(
    holding: Holding, store: Path, *, keep: int | None = None, progress: Progress = quietly
) -> BackedUp:
    """Copy the catalogue as it is at one moment, then every original that is not there yet.

    An original is durable before its record is, so all that the copied catalogue names is there to
    be copied after it. What it names and is in neither place is `lost`. `keep` so many copies of
    the catalogue; originals are never taken away.
    `Rejected` for a store within the holding; a copy that was not finished is not there. What was
    copied is told by PREMIS events, which stand beside the originals in both places at the end.
    Where an earlier one was killed before it had told them, this one does. `Busy` while another
    backup is written to the store.
    """
    target = SecondStore(store)
    if holding.layout.home == target.layout.home or holding.layout.home in (
        target.layout.home.parents
    ):
        raise Rejected("A backup can't lie within the holding. Name a folder on another disk.")
    target.begin()
    with target.alone():
        return _back_up(holding, target, keep, progress)


def _back_up(
    holding: Holding, target: SecondStore, keep: int | None, progress: Progress
) -> BackedUp:
    holding.records.catch_up(for_s=_WRITES_RECORDS_S, progress=progress)
    done: dict[str, Any] = {}
    replications = Replications(holding, target)

    def copy(file: Path) -> None:
        progress(0, None, "the catalogue")
        back_up_database(holding.engine, file)

    def describe() -> dict[str, Any]:
        replications.begin()
        try:
            done["copied"] = copy_originals(
                holding.originals, target.originals, tell=replications.add, progress=progress
            )
        finally:
            replications.end()
        holding.records.catch_up(progress=progress)
        done["records"] = copy_records(holding.record_files, target.records, progress=progress)
        with holding.open(THE_DESK) as catalogue:
            photographs = catalogue.photograph_count()
            digests = [sha256 for sha256, _ in catalogue.digests()]
        done["missing"] = tuple(_missing(holding, target, digests))
        originals = len(digests)
        return {"photographs": photographs, "originals": originals}

    moment = holding.now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    stored = target.catalogues.add(moment, backup_name(holding.engine), copy, describe)
    if keep is not None:
        target.catalogues.thin_out(keep=keep)
    copied: Copied = replace(done["copied"], lost=(*done["copied"].lost, *done["missing"]))
    batch_id = _record(holding, target.layout.home, copied)
    holding.records.catch_up(progress=progress)
    _tell_the_store(holding, target, batch_id)
    return BackedUp(
        name=stored.name,
        photographs=stored.photographs,
        copied=copied.copied,
        already=copied.already,
        copied_bytes=copied.copied_bytes,
        records=done["records"],
        lost=copied.lost,
    )


def _missing(holding: Holding, target: SecondStore, digests: Iterable[str]) -> Iterator[str]:
    """Name what the catalogue has, and neither the holding nor the store."""
    lost = (
        sha256
        for sha256 in digests
        if not target.originals.exists(sha256) and not holding.originals.exists(sha256)
    )
    yield from (f"{sha256}: it is missing" for sha256 in islice(lost, MOST_LOST))


def _record(holding: Holding, store: Path, copied: Copied) -> str:
    """Keep that the holding was backed up, as one event of it; give its id, if it could be kept."""
    try:
        return _kept(holding, store, copied)
    except (Busy, DamagedHolding) as fault:
        _log.warning("The backup is there, and could not be recorded. %s", fault)
        return ""


def _kept(holding: Holding, store: Path, copied: Copied) -> str:
    outcome = FixityOutcome.FAIL if copied.lost else FixityOutcome.SUCCESS
    told = f"to {store}: {copied.copied} originals copied, {len(copied.lost)} could not be"
    with holding.open(THE_DESK, writes=True) as catalogue:
        batch_id = catalogue.open_batch("backup", event=FixityKind.REPLICATION)
        catalogue.close_batch(batch_id, summary=told, outcome=outcome)
        catalogue.commit()
        return batch_id


def _tell_the_store(holding: Holding, target: SecondStore, batch_id: str) -> None:
    """Have the store tell of this backup too: what is restored from it knows that it was made."""
    place = holding.layout.record(RecordKind.BATCH, batch_id) if batch_id else None
    if place is not None and place.is_file():  # else the log says why it could not be written
        told = place.relative_to(holding.layout.home).as_posix()
        target.records.write_as(told, holding.record_files.read(place))
