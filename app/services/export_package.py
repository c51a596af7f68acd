"""Putting a unit, or the whole holding, into a package that other programs can keep."""

import logging
import re
from collections.abc import Iterator
from datetime import UTC
from importlib.metadata import version
from pathlib import Path
from typing import Final

import orjson

from app.domain.catalogued import CataloguedPhotograph
from app.domain.documents import as_document
from app.domain.errors import Busy, DamagedHolding, NotFound, OutOfSpace
from app.domain.fixity import CheckedOriginal, FixityKind, FixityOutcome
from app.domain.kept_records import KeptRecord, RecordKind
from app.domain.languages import best
from app.domain.packages import (
    OpenWriter,
    Packaged,
    PackageFile,
    PackageInfo,
    PackageThing,
    PackageWriter,
)
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK, Viewer
from app.exchange.record_document import record_document
from app.holdings import Holding
from app.holdings.fixity import Checks
from app.persistence.portions import portions

_log = logging.getLogger(__name__)
_AT_ONCE: Final = 100
_SIGNS: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME: Final = 60


def export_package(  # noqa: PLR0913 - what is exported, how, and by whom
    holding: Holding,
    folder: Path,
    open_writer: OpenWriter,
    *,
    unit: str | None = None,
    viewer: Viewer = THE_DESK,
    progress: Progress = quietly,
) -> Packaged:
    """Export all photographs with their scans, and the units that they are in.

    `unit` is a reference code: only what is in it and below. Originals are hashed on the way; one
    that is not what came in is left out, named, and noted as damaged. The export is one PREMIS
    event of the unit, or of the holding (`docs/decisions/0033`). `NotFound` for a unit that there
    is not, `Conflict` for a folder with something in it, `OutOfSpace` where the disk is full.
    """
    title, units = _units(holding, unit)
    info = PackageInfo(
        title or holding.settings.site_title,
        holding.settings.site_title,
        f"Verso {version('verso')}",
        holding.now().astimezone(UTC),
    )
    try:
        writer = open_writer(folder, info)
    except OSError as fault:
        raise _no_room(fault) from fault
    event = _Event(holding, viewer, units[0] if unit else None, folder)
    try:
        packaged = _write(holding, writer, units, is_whole=unit is None, progress=progress)
    except BaseException as fault:
        writer.give_up()
        event.end(FixityOutcome.FAIL, f"it was not finished: {str(fault) or 'it was stopped'}")
        raise
    event.finish(writer.form, packaged)
    holding.records.catch_up(progress=progress)
    return packaged


def _write(
    holding: Holding,
    writer: PackageWriter,
    units: list[str],
    *,
    is_whole: bool,
    progress: Progress,
) -> Packaged:
    done = 0
    try:
        for unit_id in units:
            writer.add(_unit(holding, unit_id))
        for ids in _photographs(holding, None if is_whole else units):
            for thing in _things(holding, ids):
                progress(done, None, thing.folder)
                writer.add(thing)
                done += 1
        return writer.finish()
    except OSError as fault:
        raise _no_room(fault) from fault


def _no_room(fault: OSError) -> OutOfSpace:
    return OutOfSpace(f"The package can't be written: {fault.strerror or fault}.")


class _Event:
    """The PREMIS event of an export: dissemination, of a unit or of the whole holding (None)."""

    def __init__(self, holding: Holding, viewer: Viewer, unit_id: str | None, folder: Path) -> None:
        self._holding = holding
        self._viewer = viewer
        self._folder = folder.absolute()
        with holding.open(viewer, writes=True) as catalogue:
            event = FixityKind.DISSEMINATION
            self._batch_id = catalogue.open_batch("export", event=event, unit_id=unit_id)
            catalogue.commit()

    def finish(self, form: str, packaged: Packaged) -> None:
        """End it, and tell of each file that was left out, as of any other damage."""
        try:
            self._note_lost(packaged)
        except (Busy, DamagedHolding) as fault:
            _log.warning("What the export left out could not be recorded. %s", fault)
        told = (
            f"{form}: {packaged.things} things, {packaged.files} files, "
            f"{len(packaged.lost)} left out"
        )
        self.end(FixityOutcome.WARNING if packaged.lost else FixityOutcome.SUCCESS, told)

    def end(self, outcome: FixityOutcome, told: str) -> None:
        """Keep how it went. The package is what it is, also where that can't be written down."""
        try:
            with self._holding.open(self._viewer, writes=True) as catalogue:
                summary = f"into {self._folder}: {told}"
                catalogue.close_batch(self._batch_id, summary=summary, outcome=outcome)
                catalogue.commit()
        except (Busy, DamagedHolding) as fault:
            _log.warning("The end of the export could not be recorded. %s", fault)

    def _note_lost(self, packaged: Packaged) -> None:
        checks = Checks(self._holding)
        for one in packaged.lost:
            checks.add(CheckedOriginal(one.sha256, fault=one.reason))
        checks.flush()
        for some in portions(packaged.lost, _AT_ONCE):
            with self._holding.open(self._viewer, writes=True) as catalogue:
                for one in some:
                    kind, outcome = FixityKind.DISSEMINATION, FixityOutcome.FAIL
                    catalogue.record_fixity(one.sha256, kind, outcome, note="it was left out")
                catalogue.commit()


def _units(holding: Holding, code: str | None) -> tuple[str, list[str]]:
    """Name the units to export, from above to below, and what the first is called."""
    with holding.open(THE_DESK) as catalogue:
        if code is None:
            return "", list(_below(holding, None))
        found = catalogue.unit_by_code(code)
    if found is None:
        raise NotFound(f"There is no unit with the reference code {code}.")
    title = f"{found.description.reference_code} {best(found.description.title)}".strip()
    return title, [found.id, *_below(holding, found.id)]


def _below(holding: Holding, unit_id: str | None) -> Iterator[str]:
    after = None
    while True:
        with holding.open(THE_DESK) as catalogue:
            page = catalogue.units_below(unit_id, after=after, limit=_AT_ONCE)
        for unit in page.items:
            yield unit.id
            yield from _below(holding, unit.id)
        if (after := page.after) is None:
            return


def _photographs(holding: Holding, units: list[str] | None) -> Iterator[list[str]]:
    """Give the ids of photographs, some at a time: of all, or of those in some units."""
    for unit_id in [None] if units is None else units:
        after = None
        while True:
            with holding.open(THE_DESK) as catalogue:
                page = (
                    catalogue.photographs(after=after, limit=_AT_ONCE)
                    if unit_id is None
                    else catalogue.photographs_in(
                        unit_id, after=after, limit=_AT_ONCE, counted=False
                    )
                )
            yield [one.id for one in page.items]
            if (after := page.after) is None:
                break


def _unit(holding: Holding, unit_id: str) -> PackageThing:
    with holding.open(THE_DESK) as catalogue:
        unit = catalogue.unit(unit_id)
    record = holding.records.read(RecordKind.UNIT, [unit_id])
    files = [
        _json("description.json", as_document(unit.description)),
        PackageFile("record.json", record_document([*record.values()])),
    ]
    return PackageThing(
        f"urn:uuid:{unit_id}", _folder(unit.description.reference_code, unit_id), files
    )


def _things(holding: Holding, ids: list[str]) -> Iterator[PackageThing]:
    records = holding.records.read(RecordKind.PHOTOGRAPH, ids)
    for photograph_id in ids:
        try:
            with holding.open(THE_DESK) as catalogue:
                photograph = catalogue.photograph(photograph_id)
        except NotFound:  # it was deleted meanwhile
            continue
        yield _photograph(holding, photograph, records.get(photograph_id))


def _photograph(
    holding: Holding, photograph: CataloguedPhotograph, record: KeptRecord | None
) -> PackageThing:
    description = photograph.description
    files = [_json("description.json", as_document(description))]
    digests = [scan.sha256 for side in description.sides for scan in side.scans]
    originals = holding.records.read(RecordKind.ORIGINAL, digests)
    records = [*([record] if record else []), *originals.values()]
    files.append(PackageFile("record.json", record_document(records)))
    for number, side in enumerate(description.sides, start=1):
        for place, scan in enumerate(side.scans, start=1):
            kind = side.kind.replace(" ", "-")
            ending = Path(scan.file_name).suffix or f".{scan.media_type.rpartition('/')[2]}"
            name = _SIGNS.sub("_", f"{number:02d}-{kind}-{place}-{scan.sha256[:8]}{ending}")
            source = holding.layout.original(scan.sha256)
            files.append(PackageFile(f"scans/{name}", source=source, sha256=scan.sha256))
    folder = _folder(description.reference_code, photograph.id)
    return PackageThing(f"urn:uuid:{photograph.id}", folder, files)


def _folder(reference_code: str, identifier: str) -> str:
    """Name a folder so that every system can, and no two are called the same."""
    return f"{_SIGNS.sub('_', reference_code)[:_LONGEST_NAME].strip('._')}-{identifier}"


def _json(path: str, document: object) -> PackageFile:
    return PackageFile(path, orjson.dumps(document, option=orjson.OPT_INDENT_2))
