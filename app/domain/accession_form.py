"""An accession as the fields of a form: so it is shown, sent back, and kept meanwhile."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.domain.accessions import Accession, ArrivedScan, RefusedScan, ScanGroup, is_as_suggested
from app.domain.embedded_facts import OFFERED, Fact
from app.domain.side_names import SideNames, suggested_stem
from app.domain.sides import SideKind

ALONE: Final = "alone"
OUT: Final = "out"
"""Beside the numbers of groups: a photograph of its own, and not to be kept."""

MOST_SCANS: Final = 2000
_LONGEST_NAME: Final = 300
_HEX: Final = 16

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """What the form says of one scan: the scan, and to which group it belongs."""

    scan: ArrivedScan
    group: str


def fields_of(accession: Accession) -> Fields:
    """Write an accession as fields."""
    return tuple(_fields(accession))


def accession_of(fields: Iterable[tuple[str, str]]) -> Accession:
    """Read fields; what can't be read is left out, and a scan never is but by `out`."""
    told = _by_row(fields)
    codes = [row.get("code", "") for _, row in _in_order(told["group"])]
    taken = [_facts(row) for _, row in _in_order(told["group"])]
    groups: list[list[ArrivedScan]] = [[] for _ in codes]
    alone: list[ScanGroup] = []
    for row in _scans(told["scan"]):
        if row.group.isdecimal() and int(row.group) < len(groups):
            groups[int(row.group)].append(row.scan)
        elif row.group != OUT:
            alone.append(ScanGroup(suggested_stem(row.scan.file_name), (row.scan,)))
    filled = (
        ScanGroup(code.strip()[:_LONGEST_NAME], tuple(scans), facts)
        for code, scans, facts in zip(codes, groups, taken, strict=True)
        if scans
    )
    refused = tuple(_refused(row) for _, row in _in_order(told["refused"]))
    unit = told["unit"].get("", {}).get("", "").strip()[:_LONGEST_NAME]
    return Accession(unit, (*filled, *alone), refused)


def joined(typed: Accession, kept: Accession, put_out: Iterable[str], rule: SideNames) -> Accession:
    """Put what was typed into a form before what arrived while it stood on the screen.

    `put_out` are the digests that the form says are not to be kept.
    """
    known = {scan.sha256 for scan in typed.scans} | set(put_out)
    later = Accession(groups=tuple(_later(kept, known)))
    corrected = [group for group in later.groups if not is_as_suggested(group, rule)]
    suggested = [group for group in later.groups if group not in corrected]
    both = replace(typed, groups=(*typed.groups, *corrected))
    if suggested:
        both = both.with_scans((scan for group in suggested for scan in group.scans), rule)
    refused = tuple(dict.fromkeys((*typed.refused, *kept.refused)))
    return replace(both, unit=typed.unit if known else kept.unit, refused=refused)


def put_out_by(fields: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Name the digests that a form says are not to be kept."""
    rows = _by_row(fields)["scan"]
    return frozenset(row["sha256"] for row in rows.values() if row.get("group") == OUT)


def _later(kept: Accession, known: Collection[str]) -> Iterator[ScanGroup]:
    """Give the groups of what a form did not know of."""
    for group in kept.groups:
        scans = tuple(scan for scan in group.scans if scan.sha256 not in known)
        if scans:
            yield replace(group, scans=scans)


def _fields(accession: Accession) -> Iterator[tuple[str, str]]:
    yield "unit", accession.unit
    place = 0
    for number, group in enumerate(accession.groups):
        yield f"group-{number}-code", group.reference_code
        for fact in sorted(group.taken):
            yield f"group-{number}-take", fact.value
        for scan in group.scans:
            yield f"scan-{place}-sha256", scan.sha256
            yield f"scan-{place}-name", scan.file_name
            yield f"scan-{place}-side", scan.side.value
            yield f"scan-{place}-group", str(number)
            if scan.likeness is not None:
                yield f"scan-{place}-likeness", f"{scan.likeness:016x}"
            if scan.technical:
                yield f"scan-{place}-technical", scan.technical
            place += 1
    for number, refused in enumerate(accession.refused):
        yield f"refused-{number}-name", refused.file_name
        yield f"refused-{number}-reason", refused.reason
        yield f"refused-{number}-photograph", refused.photograph_id
        yield f"refused-{number}-code", refused.reference_code


def _by_row(fields: Iterable[tuple[str, str]]) -> dict[str, dict[str, dict[str, str]]]:
    """Sort fields by what they are of, and by its number there; `take` may stand several times."""
    told: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for name, value in fields:
        what, _, rest = name.partition("-")
        number, _, column = rest.partition("-")
        row = told[what][number]
        row[column] = f"{row[column]} {value}" if column == "take" and column in row else value
    return told


def _in_order(rows: Mapping[str, dict[str, str]]) -> list[tuple[int, dict[str, str]]]:
    numbered = [(int(number), row) for number, row in rows.items() if _is_number(number)]
    return sorted(numbered, key=lambda pair: pair[0])[:MOST_SCANS]


def _scans(rows: Mapping[str, dict[str, str]]) -> Iterator[_Row]:
    seen: set[str] = set()
    for _, row in _in_order(rows):
        sha256 = row.get("sha256", "")
        if not _is_digest(sha256) or sha256 in seen:
            continue
        seen.add(sha256)
        side = next((kind for kind in SideKind if kind == row.get("side")), SideKind.RECTO)
        name = row.get("name", "")[:_LONGEST_NAME]
        likeness, technical = _likeness(row.get("likeness", "")), row.get("technical", "")
        scan = ArrivedScan(sha256, name, side, likeness, technical[:_LONGEST_NAME])
        yield _Row(scan, row.get("group", ALONE))


def _facts(row: Mapping[str, str]) -> frozenset[Fact]:
    wanted = row.get("take", "").split()
    return frozenset(fact for fact in OFFERED if fact.value in wanted)


def _refused(row: Mapping[str, str]) -> RefusedScan:
    photograph, code = row.get("photograph", ""), row.get("code", "")
    return RefusedScan(row.get("name", ""), row.get("reason", ""), photograph, code)


def _likeness(text: str) -> int | None:
    if len(text) != _HEX or any(digit not in "0123456789abcdef" for digit in text):
        return None
    number = int(text, _HEX)
    return number if number < 1 << 63 else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 6  # noqa: PLR2004


def _is_digest(text: str) -> bool:
    return len(text) == 64 and all(digit in "0123456789abcdef" for digit in text)  # noqa: PLR2004
