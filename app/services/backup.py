"""Copying a holding into a store, while it is in use."""

from datetime import UTC
from pathlib import Path
from typing import Any

from app.domain.backups import BackedUp
from app.domain.errors import Rejected
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.second_store import Copied, SecondStore, copy_originals, copy_records
from app.persistence.backing_up import back_up_database, backup_name


def backup(
    holding: Holding, store: Path, *, keep: int | None = None, progress: Progress = quietly
) -> BackedUp:
    """Copy the catalogue as it is at one moment, then every original that is not there yet.

    An original is durable before its record is, so all that the copied catalogue names is there to
    be copied after it. `keep` so many copies of the catalogue; originals are never taken away.
    `Rejected` for a store within the holding; a copy that was not finished is not there.
    """
    target = SecondStore(store)
    if holding.layout.home == target.layout.home or holding.layout.home in (
        target.layout.home.parents
    ):
        raise Rejected("A backup can't lie within the holding. Name a folder on another disk.")
    target.begin()
    holding.records.write_due(progress=progress)
    done: dict[str, Any] = {}

    def copy(file: Path) -> None:
        progress(0, None, "the catalogue")
        back_up_database(holding.engine, file)

    def describe() -> dict[str, Any]:
        done["copied"] = copy_originals(holding.originals, target.originals, progress=progress)
        done["records"] = copy_records(holding.record_files, target.records, progress=progress)
        with holding.open(THE_DESK) as catalogue:
            photographs = catalogue.photograph_count()
            originals = sum(1 for _ in catalogue.digests())
        return {"photographs": photographs, "originals": originals}

    moment = holding.now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    stored = target.catalogues.add(moment, backup_name(holding.engine), copy, describe)
    if keep is not None:
        target.catalogues.thin_out(keep=keep)
    copied: Copied = done["copied"]
    _record(holding, store, copied)
    return BackedUp(
        name=stored.name,
        photographs=stored.photographs,
        copied=len(copied.copied),
        already=copied.already,
        copied_bytes=copied.copied_bytes,
        records=done["records"],
        lost=copied.lost,
    )


def _record(holding: Holding, store: Path, copied: Copied) -> None:
    """Keep as PREMIS events which originals were copied, and which could not be."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        for sha256 in copied.copied:
            catalogue.record_fixity(
                sha256, FixityKind.REPLICATION, FixityOutcome.SUCCESS, note=f"to {store}"
            )
        for line in copied.lost:
            sha256, _, reason = line.partition(": ")
            catalogue.record_fixity(sha256, FixityKind.REPLICATION, FixityOutcome.FAIL, note=reason)
        batch_id = catalogue.open_batch("backup")
        told = f"{len(copied.copied)} originals copied, {len(copied.lost)} could not be"
        catalogue.close_batch(batch_id, summary=told)
        catalogue.commit()
