"""Putting a holding back as it was backed up."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from app.domain.backups import Restored, StoredCatalogue
from app.domain.errors import Conflict, Rejected
from app.domain.kept_records import ToldEvent, events_of
from app.domain.progress import Progress, quietly
from app.exchange.record_document import UnfitRecord, read_record_document
from app.holdings.holding import Holding
from app.holdings.newer_records import refuse_what_would_be_lost
from app.holdings.second_store import SecondStore, copy_originals, copy_records
from app.persistence.backing_up import backup_name, put_back_on_server, refuse_filled
from app.persistence.missing_events import complete, complete_file
from app.persistence.schema import current_revision
from app.settings import Settings
from app.storage.faults import told_plainly
from app.storage.folders import make_folder, settle, stands_as_file
from app.storage.layout import Layout
from app.storage.reading_mark import ReadingMarkFile
from app.storage.record_files import RecordFiles
from app.storage.restoring_mark import RestoringMark, RestoringMarkFile

_DRAFT: Final = "catalogue.db.restored"
_BESIDES: Final = ("-wal", "-shm", "-journal")


def restore_holding(
    settings: Settings,
    store: Path,
    *,
    name: str | None = None,
    anyway: bool = False,
    progress: Progress = quietly,
) -> Restored:
    """Put back a copy of the catalogue, the newest or the one named, and all originals.

    Records beside originals here that are newer than the store's would be lost: `Conflict`, unless
    it is to be done `anyway`.

    Events that the records beside them tell, here or in the store, and the copy does not have yet
    (of its own backup, for one) are added to it: what has happened stays told. Originals that are
    here already stay. The catalogue comes last: until then there is none, and a restoration that
    was cut short is run again. One that had the catalogue in its place already is only ended.
    Whoever has kept that it was done takes the mark away (`RestoringMarkFile`). `NotFound` where
    the store has no such copy, `Conflict` where there is a catalogue here, `Rejected` for one of
    the other kind of database.
    """
    source = SecondStore(store)
    source.require()
    mark_file = RestoringMarkFile(Layout(settings.home))
    earlier = mark_file.read()
    stored = source.catalogues.find(name or _begun_with(source, earlier))
    holding = Holding(settings)
    try:
        is_in_place = _is_in_place(holding, stored, earlier)
        if not anyway and not is_in_place:
            refuse_what_would_be_lost(holding.record_files, source.records)
        target = SecondStore(settings.home)
        target.begin()
        copied = copy_originals(source.originals, holding.originals, progress=progress)
        events, records = earlier.events if earlier else (), 0
        if not is_in_place:  # else they are here, and may be newer by now
            events = (*events, *_only_here(holding.record_files, source.records))
            mark_file.write(RestoringMark(str(source.layout.home), stored.name, events))
            records = copy_records(source.records, holding.record_files, progress=progress)
        progress(0, None, "the catalogue")
        ReadingMarkFile(holding.layout).remove()  # this catalogue knows nothing of that reading
        told = chain(events, _told(holding.record_files))
        if not is_in_place:
            _put_in_place(holding, source, stored, told)
        elif settings.database_url:
            complete(holding.engine, told)
    finally:
        holding.close()
    return Restored(stored, copied.copied, copied.already, records, copied.lost)


def _begun_with(source: SecondStore, earlier: RestoringMark | None) -> str | None:
    """Name the copy with which a restoration was begun that was cut short, if it is still there."""
    names = {one.name for one in source.catalogues.all()} if earlier else set[str]()
    return earlier.catalogue if earlier and earlier.catalogue in names else None


def _is_in_place(holding: Holding, stored: StoredCatalogue, earlier: RestoringMark | None) -> bool:
    """Whether this copy of the catalogue was put in its place by a restoration that was killed.

    `Conflict` for any other catalogue, `Rejected` for a copy of the other kind of database.
    """
    settings = holding.settings
    if stored.file != backup_name(holding.engine):
        other = "unset it" if settings.database_url else "name one with VERSO_DATABASE_URL"
        raise Rejected(
            f"The backup {stored.name} is of a catalogue in the other kind of database "
            f"({stored.file}): {other}, and run this again."
        )
    if settings.database_url:
        if earlier is not None and earlier.catalogue == stored.name:
            return current_revision(holding.engine) is not None
        refuse_filled(holding.engine)
        return False
    standing = stands_as_file(holding.layout, holding.layout.catalogue)
    is_there = standing is not None and standing.st_size > 0
    if is_there and (earlier is None or earlier.catalogue != stored.name):
        raise Conflict(
            f"There is a catalogue in {settings.home}. Restore into another folder with --home, or "
            "move catalogue.db (and catalogue.db-wal, -shm) aside, and run this again."
        )
    return is_there


def _only_here(here: RecordFiles, store: RecordFiles) -> Iterator[ToldEvent]:
    """Give the events that records here tell, and those that will replace them do not."""
    for told, body in here.bodies():
        theirs = store.body(told)
        if theirs not in {None, body}:
            known = {event.row["id"] for event in _events(theirs or b"")}
            yield from (event for event in _events(body) if event.row["id"] not in known)


def _told(files: RecordFiles) -> Iterator[ToldEvent]:
    for _, body in files.bodies():
        yield from _events(body)


def _events(body: bytes) -> tuple[ToldEvent, ...]:
    try:
        return tuple(events_of(read_record_document(body)))
    except UnfitRecord:
        return ()  # verifying tells of it


def _put_in_place(
    holding: Holding, source: SecondStore, stored: StoredCatalogue, told: Iterable[ToldEvent]
) -> None:
    layout = holding.layout
    draft = layout.home / _DRAFT
    _clear(draft)  # what a killed restoration left would be read as part of this copy
    try:
        source.catalogues.copy_out(stored, draft)
        if holding.settings.database_url:
            put_back_on_server(holding.engine, draft)
            complete(holding.engine, told)
        else:
            complete_file(draft, told)
            _rename(layout, draft)
    finally:
        _clear(draft)
    for folder in (layout.derivatives, layout.manifests):
        make_folder(layout, folder)


def _clear(draft: Path) -> None:
    for besides in ("", *_BESIDES):
        Path(f"{draft}{besides}").unlink(missing_ok=True)


def _rename(layout: Layout, draft: Path) -> None:
    for besides in _BESIDES:
        Path(f"{layout.catalogue}{besides}").unlink(missing_ok=True)
    with told_plainly(layout, draft, "put in its place"):
        draft.replace(layout.catalogue)
    settle(layout, layout.home)
