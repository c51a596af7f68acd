"""What the page for bringing scans in shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.accession_form import ALONE, OUT
from app.domain.accessions import ArrivedScan, RefusedScan, ScanGroup
from app.domain.embedded_facts import OFFERED, EmbeddedFact, Fact, together
from app.domain.near_duplicates import LikenessVerdict
from app.domain.sides import SideKind
from app.services.make_drafts import DraftMade
from app.services.show_accession import ShownAccession


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was just done: the drafts that were made, and why a group became none, by its code."""

    made: tuple[DraftMade, ...] = ()
    faults: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ShownLikeness:
    """Another scan that looks like one: the photograph that has it, or the name of its file here.

    `wish` is what a button of a verdict sends, but for the verdict.
    """

    name: str
    link: str
    picture: str
    wish: str
    verdict: LikenessVerdict | None
    is_same_picture: bool = True


@dataclass(frozen=True, slots=True)
class ShownScan:
    """A scan that waits. `place` numbers its fields; `hash` is its perceptual hash as kept."""

    place: int
    scan: ArrivedScan
    hash: str
    picture: str
    likenesses: tuple[ShownLikeness, ...]


@dataclass(frozen=True, slots=True)
class OfferedFact:
    """A value that its files offer for a photograph; `is_taken` where somebody has ticked it."""

    fact: Fact
    said: EmbeddedFact
    is_taken: bool


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """The scans of one photograph to be. `others` are further values, which nobody can tick."""

    number: int
    reference_code: str
    scans: tuple[ShownScan, ...]
    offered: tuple[OfferedFact, ...]
    others: tuple[EmbeddedFact, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ShownRefusal:
    """A file that was not taken; where it is catalogued, the photograph's page."""

    refused: RefusedScan
    link: str


@dataclass(frozen=True, slots=True)
class UnfinishedUpload:
    """A file of which a part has come: how much of how much, and until when it is kept."""

    id: str
    file_name: str
    here: str
    whole: str
    until: str


@dataclass(frozen=True, slots=True)
class AccessionFields:
    """Everything on the page. `action` is where its form goes, `most` how large a file may be."""

    action: str
    unit: str
    units: tuple[str, ...]
    groups: tuple[ShownGroup, ...]
    refused: tuple[ShownRefusal, ...]
    made: tuple[DraftMade, ...]
    fault: str
    unfinished: tuple[UnfinishedUpload, ...]
    most: str
    sides: tuple[SideKind, ...] = tuple(SideKind)
    verdicts: tuple[LikenessVerdict, ...] = tuple(LikenessVerdict)
    alone: str = ALONE
    out: str = OUT

    @property
    def scan_count(self) -> int:
        """How many scans wait."""
        return sum(len(group.scans) for group in self.groups)


def accession_fields(
    shown: ShownAccession,
    outcome: Outcome,
    unfinished: tuple[UnfinishedUpload, ...],
    *,
    root: str,
    most: str,
) -> AccessionFields:
    """Gather the fields of the page; `root` is where the catalogue is reached."""
    accession = shown.accession
    return AccessionFields(
        action=f"{root}/edit/accession",
        unit=accession.unit,
        units=shown.units,
        groups=tuple(_groups(shown, outcome, root)),
        refused=tuple(
            ShownRefusal(
                refused,
                f"{root}/photographs/{refused.photograph_id}" if refused.photograph_id else "",
            )
            for refused in accession.refused
        ),
        made=outcome.made,
        fault=outcome.fault,
        unfinished=unfinished,
        most=most,
    )


def _groups(shown: ShownAccession, outcome: Outcome, root: str) -> Iterator[ShownGroup]:
    place = 0
    for number, group in enumerate(shown.accession.groups):
        scans = tuple(
            _scan(shown, scan, place + offset, root) for offset, scan in enumerate(group.scans)
        )
        place += len(scans)
        offered, others = _said(shown, group)
        fault = outcome.faults.get(group.reference_code, "")
        yield ShownGroup(number, group.reference_code, scans, offered, others, fault)


def _scan(shown: ShownAccession, scan: ArrivedScan, place: int, root: str) -> ShownScan:
    hashed = "" if scan.likeness is None else f"{scan.likeness:016x}"
    likenesses = tuple(_likenesses(shown, scan, root))
    return ShownScan(place, scan, hashed, picture_of(scan.sha256, root), likenesses)


def _likenesses(shown: ShownAccession, scan: ArrivedScan, root: str) -> Iterator[ShownLikeness]:
    for found in shown.near.get(scan.sha256, ()):
        if found.verdict is not LikenessVerdict.DIFFERENT:
            yield ShownLikeness(
                found.reference_code,
                f"{root}/photographs/{found.photograph_id}",
                picture_of(found.sha256, root),
                f"decide:{scan.sha256}:{found.sha256}",
                found.verdict,
                found.is_same_picture,
            )
    for beside in shown.beside.get(scan.sha256, ()):
        if beside.verdict is not LikenessVerdict.DIFFERENT:
            other = beside.scan
            yield ShownLikeness(
                other.file_name,
                "",
                picture_of(other.sha256, root),
                f"decide:{scan.sha256}:{other.sha256}",
                beside.verdict,
                beside.is_same_picture,
            )


def _said(
    shown: ShownAccession, group: ScanGroup
) -> tuple[tuple[OfferedFact, ...], tuple[EmbeddedFact, ...]]:
    """Sort what the files say: of each kind the first is offered, the rest is shown."""
    facts = together(shown.facts[scan.sha256] for scan in group.scans)
    firsts: dict[Fact, EmbeddedFact] = {}
    for said in facts.facts:
        if said.fact in OFFERED:
            firsts.setdefault(said.fact, said)
    offered = tuple(OfferedFact(fact, said, fact in group.taken) for fact, said in firsts.items())
    kept = set(firsts.values())
    return offered, tuple(said for said in facts.facts if said not in kept)


def picture_of(sha256: str, root: str) -> str:
    """Say where a scan is shown small to those who catalogue."""
    return f"{root}/edit/accession/scans/{sha256}.jpg"
