"""Making a lost catalogue again from what stands beside the originals."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.domain.errors import Conflict, DamagedHolding
from app.domain.kept_records import KeptRecord, RebuiltCounts, RecordKind
from app.domain.progress import Progress, quietly
from app.exchange.record_document import UnfitRecord, read_record_document
from app.holdings.holding import Holding
from app.settings import Settings
from app.storage.faults import told_plainly
from app.storage.folders import make_folder, settle, stands_as_file
from app.storage.layout import Layout
from app.storage.reading_mark import ReadingMarkFile
from app.storage.record_files import RecordFiles
from app.storage.restoring_mark import RestoringMarkFile

_DRAFT: Final = "catalogue.db.rebuilt"
_BESIDES: Final = ("-wal", "-shm", "-journal")


@dataclass(slots=True)
class _Found:
    """The newest file of each thing: where it lies, its stamp and the state of its tables."""

    newest: dict[tuple[RecordKind, str], tuple[str, str, Path]] = field(default_factory=dict)
    files: int = 0
    unreadable: list[str] = field(default_factory=list)


def rebuild_catalogue(settings: Settings, *, progress: Progress = quietly) -> RebuiltCounts:
    """Make the catalogue that a holding had, from its originals and the files beside them.

    `Conflict` where there is a catalogue, `DamagedHolding` where there is nothing to make one of.
    Nothing is there until all of it is. Who may sign in has to be told anew.
    """
    # Imported here because Alembic takes a quarter of a second, and is seldom needed.
    from app.persistence.missing_events import complete_file  # noqa: PLC0415
    from app.persistence.rebuilding import counted, rebuild_database  # noqa: PLC0415

    layout = Layout(settings.home)
    _refuse_what_is_there(settings, layout)
    files = RecordFiles(layout)
    found = _look_through(layout, files, progress)
    if not found.newest:
        raise DamagedHolding(
            f"There are no records beside the originals in {layout.home}, so no catalogue can be "
            "made of them. Restore one with `verso restore`, or begin anew with `verso init`."
        )
    draft = layout.home / _DRAFT
    _clear(draft)  # what a killed run left would be read as part of this one
    try:
        schemas = sorted({schema for _, schema, _ in found.newest.values()})
        mended = rebuild_database(
            draft, schemas, lambda schema: _of(schema, found, files, progress)
        )
        counts = counted(draft)
        earlier = RestoringMarkFile(layout).read()
        if earlier is not None:  # a restoration was cut short: what only it knows is told here
            complete_file(draft, earlier.events)
        ReadingMarkFile(layout).remove()  # this catalogue knows nothing of that reading
        _put_in_place(settings, layout, draft, progress)
        RestoringMarkFile(layout).remove()
    finally:
        _clear(draft)
    return RebuiltCounts(
        files=found.files,
        photographs=counts["photograph"],
        originals=counts["original"],
        units=counts["unit"],
        authorities=counts["authority"],
        unreadable=tuple(found.unreadable),
        mended=mended,
    )


def _refuse_what_is_there(settings: Settings, layout: Layout) -> None:
    if settings.database_url:
        return  # copying refuses by itself
    standing = stands_as_file(layout, layout.catalogue)
    if standing is not None and standing.st_size:
        raise Conflict(
            f"There is a catalogue in {layout.home}. If it can't be used any more, move "
            "catalogue.db (and catalogue.db-wal, -shm) aside, and run this again."
        )


def _look_through(layout: Layout, files: RecordFiles, progress: Progress) -> _Found:
    found = _Found()
    for place in files.all():
        progress(found.files, None, "reading what stands beside the originals")
        found.files += 1
        try:
            records = read_record_document(files.read(place))
        except (UnfitRecord, DamagedHolding) as fault:
            found.unreadable.append(f"{layout.told(place)}: {fault}")
            continue
        for record in records:
            key = (record.kind, record.subject)
            if record.stamp > found.newest.get(key, ("",))[0]:
                found.newest[key] = (record.stamp, record.schema, place)
    return found


def _of(schema: str, found: _Found, files: RecordFiles, progress: Progress) -> Iterator[KeptRecord]:
    """Give the newest record of each thing that was written in one state of the tables."""
    wanted = {key: told for key, told in found.newest.items() if told[1] == schema}
    places: dict[Path, list[tuple[RecordKind, str]]] = {}
    for key, (_, _, place) in wanted.items():
        places.setdefault(place, []).append(key)
    for done, (place, keys) in enumerate(places.items()):
        progress(done, len(places), "making records again")
        for record in read_record_document(files.read(place)):
            if (record.kind, record.subject) in keys:
                yield record


def _put_in_place(settings: Settings, layout: Layout, draft: Path, progress: Progress) -> None:
    """Give the database its place, in the folder or on the server."""
    if settings.database_url:
        # Imported here for the same reason.
        from app.persistence.copying import copy_catalogue  # noqa: PLC0415

        holding = Holding(settings)
        try:
            copy_catalogue(draft, holding.engine, progress)
        finally:
            holding.close()
    else:
        for besides in _BESIDES:
            Path(f"{layout.catalogue}{besides}").unlink(missing_ok=True)
        with told_plainly(layout, draft, "made safe on the disk"):
            _settle_file(draft)
            draft.replace(layout.catalogue)
        settle(layout, layout.home)
    for folder in (layout.derivatives, layout.manifests):
        make_folder(layout, folder)


def _clear(draft: Path) -> None:
    for besides in ("", *_BESIDES):
        Path(f"{draft}{besides}").unlink(missing_ok=True)


def _settle_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
