"""Scans that were brought in by hand and wait to become photographs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.embedded_facts import Fact
from app.domain.imagery import ScanCondition
from app.domain.side_names import SideNames, grouped
from app.domain.sides import ScanDescription, SideDescription, SideKind

MOST_REFUSED: Final = 200
"""How many files are told of that were not taken."""


@dataclass(frozen=True, slots=True)
class ArrivedScan:
    """A scan in the store, by its SHA-256, and which side it shows.

    `likeness` is its perceptual hash, None where there is nothing to compare; `technical` says what
    the file is: its size in pixels, its resolution, its colour profile.
    """

    sha256: str
    file_name: str
    side: SideKind = SideKind.RECTO
    likeness: int | None = None
    technical: str = ""

    @property
    def format_told(self) -> str:
        """What the file is, without what is wrong with it."""
        return _parted(self.technical)[0]

    @property
    def fault(self) -> str:
        """What is wrong with the file, empty where nothing is."""
        return _parted(self.technical)[1]


def _parted(technical: str) -> tuple[str, str]:
    for condition in ScanCondition:
        told, found, fault = technical.partition(f" · {condition}: ")
        if found:
            return told, fault
    return technical, ""


@dataclass(frozen=True, slots=True)
class ScanGroup:
    """The scans of one photograph to be; `taken` is what of the files' own words it begins with."""

    reference_code: str
    scans: tuple[ArrivedScan, ...]
    taken: frozenset[Fact] = frozenset()

    def sides(self) -> tuple[SideDescription, ...]:
        """Give the photograph's sides, in the order in which kinds are usually listed."""
        kinds = [kind for kind in SideKind if any(scan.side is kind for scan in self.scans)]
        return tuple(SideDescription(kind, scans=tuple(self._described(kind))) for kind in kinds)

    def _described(self, kind: SideKind) -> Iterator[ScanDescription]:
        for scan in self.scans:
            if scan.side is kind:
                yield ScanDescription(scan.sha256, file_name=scan.file_name)


@dataclass(frozen=True, slots=True)
class RefusedScan:
    """A file that was not taken, and why; where it is catalogued already, the photograph."""

    file_name: str
    reason: str
    photograph_id: str = ""
    reference_code: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one file: the scan that is kept, or why it was refused."""

    file_name: str
    scan: ArrivedScan | None = None
    refused: RefusedScan | None = None


@dataclass(frozen=True, slots=True)
class Accession:
    """All that one archivist has brought in and not yet made photographs of."""

    unit: str = ""
    groups: tuple[ScanGroup, ...] = ()
    refused: tuple[RefusedScan, ...] = field(default=())

    @property
    def scans(self) -> Iterator[ArrivedScan]:
        """Every scan, group by group."""
        return (scan for group in self.groups for scan in group.scans)

    def holds(self, sha256: str) -> ArrivedScan | None:
        """Find a scan by its digest."""
        return next((scan for scan in self.scans if scan.sha256 == sha256), None)

    def with_scans(self, arrived: Iterable[ArrivedScan], rule: SideNames) -> "Accession":
        """Add scans, grouped by their names among those that nobody has grouped otherwise.

        A group that was corrected stays as it is.
        """
        corrected = tuple(group for group in self.groups if not is_as_suggested(group, rule))
        open_scans = [
            scan for group in self.groups if group not in corrected for scan in group.scans
        ]
        taken = {group.reference_code: group.taken for group in self.groups}
        suggested = suggest([*open_scans, *arrived], rule)
        fresh = (
            replace(group, taken=taken.get(group.reference_code, group.taken))
            for group in suggested
        )
        return replace(self, groups=(*corrected, *fresh))

    def with_refused(self, refused: RefusedScan) -> "Accession":
        """Add a file that was not taken; the same one is told of once, the last ones only."""
        others = tuple(one for one in self.refused if one != refused)
        return replace(self, refused=(*others, refused)[-MOST_REFUSED:])

    def without(self, group: ScanGroup) -> "Accession":
        """Take out a group, as when it has become a photograph."""
        return replace(self, groups=tuple(other for other in self.groups if other != group))


def suggest(scans: Sequence[ArrivedScan], rule: SideNames) -> tuple[ScanGroup, ...]:
    """Group scans by the names of their files; the stem is the reference code that is proposed."""
    groups = grouped([scan.file_name for scan in scans], rule)
    return tuple(
        ScanGroup(
            group.stem.strip(),
            tuple(replace(scans[file.place], side=file.kind) for file in group.files),
        )
        for group in groups
    )


def is_as_suggested(group: ScanGroup, rule: SideNames) -> bool:
    """Whether the names of its files say by themselves what this group says."""
    again = suggest(group.scans, rule)
    if len(again) != 1:
        return False
    sides = {scan.sha256: scan.side for scan in group.scans}
    return (
        again[0].reference_code == group.reference_code
        and {scan.sha256: scan.side for scan in again[0].scans} == sides
    )
