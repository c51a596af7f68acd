"""A whole table on its way into the catalogue."""

from collections import defaultdict
from pathlib import Path

from app.domain.import_report import ImportReport, ReportedRow
from app.domain.progress import Progress, quietly
from app.domain.saving import Outcome
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.exchange.mapping import ImportMapping, check_columns
from app.exchange.mapping_reading import default_mapping, load_mapping
from app.exchange.planning import key_of
from app.exchange.table_rows import Table
from app.exchange.tables import read_table
from app.holdings import Holding
from app.services.import_batch.fetched_scans import FetchedScans
from app.services.import_batch.row_import import RowImport
from app.services.import_batch.scan_folder import ScanFolder


def import_batch(  # noqa: PLR0913 - all that a person can say of an import
    holding: Holding,
    *,
    table: Path,
    images: Path,
    mapping: Path | None = None,
    dry_run: bool = False,
    publish: bool = False,
    progress: Progress = quietly,
    viewer: Viewer = THE_DESK,
) -> ImportReport:
    """Import the rows of a table with the scans that they name in a folder, and report on each.

    Photographs are known by their reference code: one that is as the row says stays untouched.
    It may be killed at any moment and run again. `Rejected` where the table, the mapping or the
    folder as a whole can't be used; then nothing was changed. `dry_run` makes the same report and
    changes nothing; it can't foresee that an earlier row would have set free a scan.
    """
    viewer.must(Scope.WRITE)
    if publish:
        viewer.must(Scope.PUBLISH)
    rules = load_mapping(mapping) if mapping else default_mapping()
    folder = ScanFolder(images)
    surveyed = read_table(table, rules.table)
    check_columns(rules, surveyed.columns)
    repeated, total = _survey(surveyed, rules)
    batch_id = _begin(holding, viewer, rules, source=table.name, dry_run=dry_run)
    rows = RowImport(
        holding, viewer, rules, folder, FetchedScans.into(holding), repeated, batch_id,
        is_dry_run=dry_run, publish=publish,
    )  # fmt: skip
    reported: list[ReportedRow] = []
    for row in read_table(table, rules.table).rows:
        progress(len(reported), total, key_of(row, rules))
        reported.append(rows.take(row))
    progress(len(reported), total, "")
    report = ImportReport(
        table.name,
        is_dry_run=dry_run,
        rows=tuple(reported),
        ignored=_ignored(surveyed, rules),
        unused_files=folder.unused(besides=(table, *((mapping,) if mapping else ()))),
        published=rows.published,
    )
    if batch_id:
        _end(holding, viewer, batch_id, report)
    return report


def _survey(table: Table, rules: ImportMapping) -> tuple[dict[str, tuple[int, ...]], int]:
    """Go through the keys: those that stand in several rows, and how many rows there are."""
    rows: dict[str, list[int]] = defaultdict(list)
    count = 0
    for row in table.rows:
        count += 1
        if key := key_of(row, rules):
            rows[key].append(row.number)
    return {key: tuple(numbers) for key, numbers in rows.items() if len(numbers) > 1}, count


def _begin(
    holding: Holding, viewer: Viewer, rules: ImportMapping, *, source: str, dry_run: bool
) -> str | None:
    """Save the mapping's units and open the batch; a dry run only sees whether that can be done."""
    with holding.open(viewer, writes=True) as catalogue:
        for unit in rules.units:
            catalogue.save_unit(unit, keeps_rules=True)
        if dry_run:
            return None
        batch_id = catalogue.open_batch(source)
        catalogue.commit()
        return batch_id


def _end(holding: Holding, viewer: Viewer, batch_id: str, report: ImportReport) -> None:
    """Close the batch. One that was killed stays open, and says so by that."""
    told = ", ".join(f"{report.counts[outcome]} {outcome}" for outcome in Outcome)
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.close_batch(batch_id, summary=f"{len(report.rows)} rows: {told}")
        catalogue.commit()


def _ignored(table: Table, rules: ImportMapping) -> tuple[tuple[str, str], ...]:
    """List the columns of this table that are left out on purpose, each with the reason."""
    return tuple(
        (column, ignored.because)
        for ignored in rules.ignored
        for column in table.columns
        if ignored.cover(column)
    )
