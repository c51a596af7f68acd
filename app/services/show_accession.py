"""What an archivist has brought in and not yet made photographs of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Final

from app.domain.accession_form import accession_of, fields_of
from app.domain.accessions import Accession, ArrivedScan
from app.domain.embedded_facts import EmbeddedFacts
from app.domain.near_duplicates import (
    LikenessVerdict,
    NearDuplicate,
    alike,
    is_same_picture,
)
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.likeness import agreement_of, with_agreement
from app.imaging.darkroom.orders import embedded_facts

MOST_COMPARED: Final = 300
"""How many scans are looked up in the catalogue, and compared with each other, for one page."""

LOOKED_UP_FOR_S: Final = 2.0
"""For how long. In a catalogue of millions the rest is told of by each photograph's own page."""

_MOST_UNITS: Final = 200


@dataclass(frozen=True, slots=True)
class ScanBeside:
    """Another scan that waits and looks alike; else than `is_same_picture`, its layout alone."""

    scan: ArrivedScan
    verdict: LikenessVerdict | None
    is_same_picture: bool


@dataclass(frozen=True, slots=True)
class ShownAccession:
    """An accession; of each scan, by digest, what its file says and which others look like it.

    `beside` are those among the scans themselves; `units` the reference codes to choose from.
    """

    accession: Accession
    facts: Mapping[str, EmbeddedFacts]
    near: Mapping[str, tuple[NearDuplicate, ...]]
    beside: Mapping[str, tuple[ScanBeside, ...]]
    units: tuple[str, ...]


def kept_accession(holding: Holding, viewer: Viewer, form_key: str) -> Accession:
    """Give what is kept of an accession; an empty one where nothing is."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        kept = catalogue.forms.kept(form_key)
    return accession_of(kept.fields) if kept else Accession()


def keep_accession(holding: Holding, viewer: Viewer, form_key: str, accession: Accession) -> None:
    """Keep an accession as it was corrected."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.forms.keep(form_key, fields_of(accession), based_on=0)
        catalogue.commit()


def show_accession(holding: Holding, viewer: Viewer, accession: Accession) -> ShownAccession:
    """Gather what is known of an accession's scans, from their files and from the catalogue."""
    viewer.must(Scope.WRITE)
    scans = list(accession.scans)
    hashed = [scan for scan in scans if scan.likeness is not None][:MOST_COMPARED]
    with holding.open(viewer) as catalogue:
        near = {}
        verdicts: dict[tuple[str, str], LikenessVerdict] = {}
        if viewer.may(Scope.READ):
            until = monotonic() + LOOKED_UP_FOR_S
            for scan in hashed:
                if scan.likeness is not None and monotonic() < until:
                    near[scan.sha256] = catalogue.likenesses.near(scan.sha256, scan.likeness)
            verdicts = catalogue.likenesses.verdicts([scan.sha256 for scan in hashed])
        tops = catalogue.units_below(None, limit=_MOST_UNITS).items
    close = _Close(holding, monotonic() + LOOKED_UP_FOR_S)
    near = {sha256: tuple(map(close.of(sha256), found)) for sha256, found in near.items()}
    facts = {
        scan.sha256: embedded_facts(holding.originals.path(scan.sha256), limits=holding.limits)
        for scan in scans
    }
    units = tuple(unit.description.reference_code for unit in tops)
    return ShownAccession(accession, facts, near, _beside(hashed, verdicts, close), units)


class _Close:
    """Looks closely at scans that look alike, for so long; the rest is told as it was found."""

    def __init__(self, holding: Holding, until: float) -> None:
        self._holding = holding
        self._until = until

    def of(self, sha256: str) -> Callable[[NearDuplicate], NearDuplicate]:
        """Look at catalogued scans that look like one."""

        def look(found: NearDuplicate) -> NearDuplicate:
            is_late = monotonic() >= self._until
            return found if is_late else with_agreement(self._holding, sha256, found)

        return look

    def agreement(self, one: str, other: str, turns: int) -> float | None:
        """Look at two scans that wait."""
        if monotonic() >= self._until:
            return None
        return agreement_of(self._holding, one, other, quarter_turns=turns)


def _beside(
    scans: Sequence[ArrivedScan],
    verdicts: Mapping[tuple[str, str], LikenessVerdict],
    close: _Close,
) -> dict[str, tuple[ScanBeside, ...]]:
    by_digest = {scan.sha256: scan for scan in scans}
    found: dict[str, list[ScanBeside]] = {}
    for one, other, _, turns in alike(_hashes(scans)):
        first, second = sorted((one, other))
        is_same = is_same_picture(close.agreement(one, other, turns))
        told = ScanBeside(by_digest[one], verdicts.get((first, second)), is_same)
        found.setdefault(other, []).append(told)
    return {sha256: tuple(others) for sha256, others in found.items()}


def _hashes(scans: Iterable[ArrivedScan]) -> list[tuple[str, int]]:
    return [(scan.sha256, scan.likeness) for scan in scans if scan.likeness is not None]
