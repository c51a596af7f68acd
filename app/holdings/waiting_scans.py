"""The scans that an archivist has brought in by hand, one list an archivist."""

from typing import Final

from app.domain.accession_form import MOST_SCANS, accession_of, fields_of
from app.domain.accessions import Accession, Arrival, ArrivedScan, RefusedScan
from app.domain.imagery import ScanCondition
from app.domain.saving import AccessionedScan
from app.domain.viewers import Viewer
from app.holdings.holding import Holding
from app.holdings.likeness import likeness_of
from app.persistence.catalogue import Catalogue

FORM_KEY: Final = "accession"
"""Under which key an accession is kept, one an archivist."""


def have_wait(
    holding: Holding, viewer: Viewer, stored: AccessionedScan, *, file_name: str
) -> Arrival:
    """Put a stored scan to those that wait, unless it is catalogued or waits already."""
    sha256 = stored.original.sha256
    likeness = likeness_of(holding, sha256) if stored.characteristics.width_px else None
    with holding.open(viewer, writes=True) as catalogue:
        accession = _kept(catalogue)
        refused = _refusal(catalogue, accession, file_name, sha256)
        scan = ArrivedScan(sha256, file_name, likeness=likeness, technical=told(stored))
        if refused:
            accession = accession.with_refused(refused)
        else:
            accession = accession.with_scans([scan], holding.settings.side_rule)
        catalogue.forms.keep(FORM_KEY, fields_of(accession), based_on=0)
        catalogue.commit()
    return Arrival(file_name, None if refused else scan, refused)


def tell_refused(holding: Holding, viewer: Viewer, file_name: str, reason: str) -> Arrival:
    """Keep for the archivist that a file was not taken, and why."""
    refused = RefusedScan(file_name, reason)
    with holding.open(viewer, writes=True) as catalogue:
        accession = _kept(catalogue).with_refused(refused)
        catalogue.forms.keep(FORM_KEY, fields_of(accession), based_on=0)
        catalogue.commit()
    return Arrival(file_name, refused=refused)


def told(scan: AccessionedScan) -> str:
    """Say in a line what a scan is technically; words of no language but for its faults."""
    found = scan.characteristics
    parts = [found.media_type.removeprefix("image/").upper()]
    if found.width_px:
        parts.append(f"{found.width_px} × {found.height_px} px")  # noqa: RUF001 - a size
    if found.resolution_dpi:
        parts.append(f"{found.resolution_dpi:g} dpi")
    if found.icc_profile:
        parts.append(found.icc_profile)
    if found.condition is not ScanCondition.SOUND:
        parts.append(f"{found.condition.value}: {found.condition_note}")
    return " · ".join(parts)


def plain_name(file_name: str) -> str:
    """Give a file's name without folders and without what can't be seen."""
    bare = file_name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]
    return "".join(sign for sign in bare if sign.isprintable())[:300] or "scan"


def _kept(catalogue: Catalogue) -> Accession:
    kept = catalogue.forms.kept(FORM_KEY)
    return accession_of(kept.fields) if kept else Accession()


def _refusal(
    catalogue: Catalogue, accession: Accession, name: str, sha256: str
) -> RefusedScan | None:
    """Say why a scan is not taken a second time."""
    for place in catalogue.scan_places(sha256):
        return RefusedScan(
            name,
            f"This very file is catalogued already, as a scan of {place.reference_code}.",
            place.photograph_id,
            place.reference_code,
        )
    if here := accession.holds(sha256):
        return RefusedScan(name, f"This very file is here already, as {here.file_name}.")
    if sum(1 for _ in accession.scans) >= MOST_SCANS:
        return RefusedScan(name, f"At most {MOST_SCANS} scans wait at once. Make drafts first.")
    return None
