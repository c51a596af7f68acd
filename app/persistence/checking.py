"""What can't be taken in a description, seen with what the catalogue knows."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from app.domain.access import AccessRule, why_no_cap, why_no_picture
from app.domain.custody_faults import impossible_custody
from app.domain.dating import DateSpan, twice_preferred
from app.domain.errors import Conflict, Problem, Rejected
from app.domain.extent import Extent
from app.domain.inscriptions import InscriptionDescription
from app.domain.photographs import PhotographDescription
from app.domain.pointers import RESTING
from app.domain.readings import (
    IN_A_CIRCLE,
    NO_OTHER_READING,
    circular_links,
    links_of,
    preferred_again,
    preferred_beside,
    preferred_kind,
)
from app.domain.region import Region
from app.domain.relations import relation_faults
from app.domain.saving import AccessionedScan, ScanPlace
from app.domain.sides import SideDescription
from app.persistence.originals import with_facts

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


def faults_of(
    description: PhotographDescription,
    *,
    files: Mapping[str, AccessionedScan],
    span_of: Callable[[str], DateSpan],
) -> Iterator[Problem]:
    """Find what is wrong with a description, but for its length and what other records say."""
    if not description.reference_code.strip():
        yield Problem("reference_code", description.reference_code, "must say something")
    for number, side in enumerate(description.sides):
        yield from _scan_faults(side, f"sides[{number}]", files)
        picture = _picture(side, files)
        for place, inscription in enumerate(side.inscriptions):
            where = f"sides[{number}].inscriptions[{place}]"
            yield from _region_faults(inscription.region, where, picture)
            yield from _reading_faults(inscription, where)
            yield from edtf_faults(inscription.written_edtf, f"{where}.written_edtf", span_of)
    yield from _access_faults(description)
    yield from _date_faults(description, span_of)
    yield from _evidence_faults(description)
    yield from _depiction_faults(description, files)
    yield from relation_faults(description.reference_code, description.related)


def refuse_shared_scans(
    description: PhotographDescription, elsewhere: Mapping[str, ScanPlace]
) -> None:
    """Raise `Conflict` where a file is in use already, or stands on two sides at once."""
    seen: dict[str, SideDescription] = {}
    for side in description.sides:
        for scan in side.scans:
            name = scan.file_name or scan.sha256
            if place := elsewhere.get(scan.sha256):
                raise Conflict(
                    f"The scan {name} is already the {place.side} of {place.reference_code}. "
                    "One file can be a scan of one side only."
                )
            if scan.sha256 in seen:
                raise Conflict(
                    f"The scan {name} is given as the {seen[scan.sha256].kind} and as the "
                    f"{side.kind} of {description.reference_code}. One file can be a scan of one "
                    "side only."
                )
        seen |= {scan.sha256: side for scan in side.scans}


def _access_faults(description: PhotographDescription) -> Iterator[Problem]:
    yield from cap_faults(description.access, "access")
    for number, side in enumerate(description.sides):
        yield from cap_faults(side.access, f"sides[{number}].access")
        for place, inscription in enumerate(side.inscriptions):
            where = f"sides[{number}].inscriptions[{place}].access.size_cap_px"
            if why := why_no_picture(inscription.access):
                yield Problem(where, "", why)


def cap_faults(rule: AccessRule | None, where: str) -> Iterator[Problem]:
    """Say why a rule's cap is none."""
    if rule is not None and (why := why_no_cap(rule.size_cap_px)):
        yield Problem(f"{where}.size_cap_px", str(rule.size_cap_px), why)


def _scan_faults(
    side: SideDescription, where: str, files: Mapping[str, AccessionedScan]
) -> Iterator[Problem]:
    counts = Counter(scan.sha256 for scan in side.scans)
    for place, scan in enumerate(side.scans):
        here = f"{where}.scans[{place}].sha256"
        if not _SHA256.fullmatch(scan.sha256):
            yield Problem(here, scan.sha256, "is no SHA-256 in lower-case hexadecimal")
        elif scan.sha256 not in files:
            yield Problem(here, scan.sha256, "no scan with this digest is in the store; hand it in")
        elif counts[scan.sha256] > 1:
            yield Problem(here, scan.sha256, "the side has this scan twice")


def _picture(side: SideDescription, files: Mapping[str, AccessionedScan]) -> Extent | None:
    """The size that regions on a side are measured in: that of the scan that stands for it."""
    known = [with_facts(scan, files[scan.sha256]) for scan in side.scans if scan.sha256 in files]
    measured = [scan for scan in known if scan.width_px and scan.height_px]
    first = next((scan for scan in measured if scan.is_shown), next(iter(measured), None))
    return Extent(first.width_px, first.height_px) if first else None


def _region_faults(region: Region | None, where: str, picture: Extent | None) -> Iterator[Problem]:
    if region is None:
        return
    if picture is None:
        reason = "the side has no picture on which a region could lie; leave it out"
        yield Problem(f"{where}.region", region.xywh, reason)
    elif not region.fits(picture.width_px, picture.height_px):
        reason = f"reaches beyond the side's picture, which is {picture} pixels"
        yield Problem(f"{where}.region", region.xywh, reason)


def _reading_faults(inscription: InscriptionDescription, where: str) -> Iterator[Problem]:
    readings = inscription.readings
    links = [list(links_of(reading)) for reading in readings]
    for number, each in enumerate(links):
        for name, other in each:
            if other == number or not 0 <= other < len(readings):
                yield Problem(f"{where}.readings[{number}].{name}", str(other), NO_OTHER_READING)
    for number, name, other in circular_links(links):
        yield Problem(f"{where}.readings[{number}].{name}", str(other), IN_A_CIRCLE)
    for number, other in preferred_again(list(map(preferred_kind, readings))):
        yield Problem(f"{where}.readings[{number}].preferred", "", preferred_beside(other))


def _date_faults(
    description: PhotographDescription, span_of: Callable[[str], DateSpan]
) -> Iterator[Problem]:
    for of, times in twice_preferred(description.dates).items():
        reason = f"{times} dates of this kind are preferred; prefer one at most"
        yield Problem("dates", of, reason)
    for number, date in enumerate(description.dates):
        yield from edtf_faults(date.edtf, f"dates[{number}].edtf", span_of)
    yield from impossible_custody(description.custody, span_of=span_of)


def _evidence_faults(description: PhotographDescription) -> Iterator[Problem]:
    counts = [len(side.inscriptions) for side in description.sides]
    for name in RESTING:
        for number, part in enumerate(getattr(description, name)):
            if part.inscription is None:
                continue
            side, place = part.inscription
            if not (0 <= side < len(counts) and 0 <= place < counts[side]):
                reason = "must be the number of a side and that of an inscription on it, from 0"
                yield Problem(f"{name}[{number}].inscription", f"{side}, {place}", reason)


def _depiction_faults(
    description: PhotographDescription, files: Mapping[str, AccessionedScan]
) -> Iterator[Problem]:
    sides = description.sides
    for number, agent in enumerate(description.agents):
        where = f"agents[{number}]"
        if agent.side is not None and not 0 <= agent.side < len(sides):
            yield Problem(f"{where}.side", str(agent.side), "must be the number of a side, from 0")
        elif agent.region is not None and agent.side is None:
            reason = "say on which side it lies: side is the number of a side, from 0"
            yield Problem(f"{where}.region", agent.region.xywh, reason)
        elif agent.side is not None:
            yield from _region_faults(agent.region, where, _picture(sides[agent.side], files))


def edtf_faults(edtf: str, where: str, span_of: Callable[[str], DateSpan]) -> Iterator[Problem]:
    """Say why a text is no EDTF date; empty ones are none and need not be."""
    if not edtf:
        return
    try:
        span_of(edtf)
    except Rejected as refusal:
        reason = refusal.problems[0].reason if refusal.problems else str(refusal)
        yield Problem(where, edtf, reason)
