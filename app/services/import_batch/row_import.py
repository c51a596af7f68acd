"""One row of the table on its way into the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.errors import Conflict, Problem, Rejected
from app.domain.import_report import ReportedRow
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan, Outcome, Saved
from app.domain.viewers import Viewer
from app.exchange.document_paths import quoted_value
from app.exchange.mapping import ImportMapping
from app.exchange.planning import PlannedPhotograph, key_of, plan
from app.exchange.table_rows import Row
from app.holdings import Holding
from app.holdings.prepared_words import prepared_for
from app.services.import_batch.fetched_scans import FetchedScans
from app.services.import_batch.remarks import Remarks
from app.services.import_batch.row_scans import (
    RowScan,
    find_scans,
    look_at,
    store,
    tell_apart,
    with_digests,
)
from app.services.import_batch.scan_folder import ScanFolder
from app.services.import_batch.scan_use import ScanUse


@dataclass(slots=True)
class RowImport:
    """Takes rows one after the other; each is a transaction of its own.

    A row that brings new files is rehearsed first: saved, and rolled back. Only a row that can be
    saved has its files stored, so one that is refused leaves nothing behind. A dry run ends there.
    `repeated` gives the keys that stand in several rows, with the numbers of those.
    """

    holding: Holding
    viewer: Viewer
    mapping: ImportMapping
    folder: ScanFolder
    fetched: FetchedScans
    repeated: Mapping[str, tuple[int, ...]]
    batch_id: str | None
    is_dry_run: bool
    publish: bool
    published: int = 0
    use: ScanUse = field(default_factory=ScanUse)

    def take(self, row: Row) -> ReportedRow:
        """Take a row, or say why not. What is wrong with a row never stops the others."""
        try:
            remarks = Remarks(plan(row, self.mapping))
        except Rejected as error:
            problems = error.problems or (Problem("", "", str(error)),)
            key = quoted_value(key_of(row, self.mapping))  # it may be a book that slipped a column
            return ReportedRow(row.number, key, Outcome.REFUSED, problems=problems)
        self._refuse_if_repeated(remarks)
        with self.fetched.kept():
            return self._taken(remarks)

    def _taken(self, remarks: Remarks) -> ReportedRow:
        scans = find_scans(self.folder, self.fetched, self.holding.intake, remarks=remarks)
        with self.holding.open(self.viewer) as catalogue:
            scans = tell_apart(scans, catalogue, self.use, remarks=remarks)
        saved = None if remarks.problems else self._keep(scans, remarks)
        return _reported(remarks, saved, is_dry_run=self.is_dry_run)

    def _refuse_if_repeated(self, remarks: Remarks) -> None:
        key = remarks.planned.key
        if rows := self.repeated.get(key):
            numbers = ", ".join(map(str, rows))
            reason = f"stands in the rows {numbers}; a reference code may stand in one row only"
            remarks.refuse("reference_code", key, reason)

    def _keep(self, scans: list[RowScan], remarks: Remarks) -> Saved | None:
        """Store the files, then save the record; None where a remark says why not."""
        planned, intake = remarks.planned, self.holding.intake
        looked = look_at(scans, intake, remarks=remarks)
        if remarks.problems:
            return None
        description = with_digests(planned.description, scans)
        new = [scan for scan in scans if not (scan.known and intake.keeps(scan.known.original))]
        saved = None
        if new or self.is_dry_run:
            saved = self._try(description, looked, remarks, is_rehearsal=True)
        if not self.is_dry_run and not remarks.problems:
            store(new, intake, remarks=remarks)
        if not self.is_dry_run and not remarks.problems:
            saved = self._try(description, looked, remarks, is_rehearsal=False)
        if remarks.problems:
            return None
        for scan in scans:
            self.use.take(scan.original.sha256, key=planned.key, side=scan.side)
        return saved

    def _try(
        self,
        description: PhotographDescription,
        scans: Mapping[str, AccessionedScan],
        remarks: Remarks,
        *,
        is_rehearsal: bool,
    ) -> Saved | None:
        """Save, or take down why the catalogue refuses it."""
        try:
            return self._save(description, scans, is_rehearsal=is_rehearsal)
        except Rejected as error:
            for problem in error.problems or (Problem("", "", str(error)),):
                remarks.refuse(problem.where, problem.value, problem.reason)
        except Conflict as error:
            remarks.refuse("reference_code", remarks.planned.key, str(error))
        return None

    def _save(
        self,
        description: PhotographDescription,
        scans: Mapping[str, AccessionedScan],
        *,
        is_rehearsal: bool,
    ) -> Saved:
        """Save and publish; a rehearsal rolls back. In a dry run the units aren't there yet."""
        words = prepared_for(description)
        with self.holding.open(self.viewer, writes=True, analyser=words) as catalogue:
            for unit in self.mapping.units if self.is_dry_run else ():
                catalogue.save_unit(unit, keeps_rules=True)
            saved = catalogue.save(
                description, scans=scans, batch_id=self.batch_id, keeps_rules=True
            )
            is_new = self.publish and catalogue.publish(saved.id, in_bulk=True)
            if self.is_dry_run or not is_rehearsal:
                self.published += is_new
            if not is_rehearsal:
                catalogue.commit()
            return saved


def _reported(remarks: Remarks, saved: Saved | None, *, is_dry_run: bool) -> ReportedRow:
    """Report a row. One that a dry run would make has no id that anybody could use."""
    planned: PlannedPhotograph = remarks.planned
    if saved is None:
        problems, warnings = tuple(remarks.problems), (*planned.warnings, *remarks.warnings)
        return ReportedRow(
            planned.row, planned.key, Outcome.REFUSED, problems=problems, warnings=warnings
        )
    return ReportedRow(
        planned.row,
        planned.key,
        saved.outcome,
        photograph_id="" if is_dry_run and saved.outcome is Outcome.MADE else saved.id,
        sides=len(planned.description.sides),
        changed=saved.changed,
        warnings=(*planned.warnings, *remarks.warnings),
        unmapped=planned.unmapped,
    )
