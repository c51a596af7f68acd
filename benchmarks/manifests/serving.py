"""A stored manifest, in each of its forms, beside a warm tile of the same server.

Rounds take turns, one connection count for all; rates and processor time are told as ratios.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Final

from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.services.work_off import work_off
from app.settings import Settings
from benchmarks.images.load import Client, Round
from benchmarks.images.pictures import Picture, Prepared
from benchmarks.images.servers import Server, verso
from benchmarks.images.workloads import aligned
from benchmarks.scans import seeded_scan

LEAST_SHARE: Final = 0.6
_PICTURES: Final = 8
_SIZE: Final = (3000, 2000)
_PORT: Final = 8471
_WARM_UP_S: Final = 1.0
_GZIPPED, _PLAIN = "0 1", "0 0"  # as `load.c` reads them
_FORMS: Final = {
    "manifest 3, gzip": ("/iiif/presentation/3/{}/manifest", _GZIPPED),
    "manifest 3": ("/iiif/presentation/3/{}/manifest", _PLAIN),
    "manifest 2, gzip": ("/iiif/presentation/2/{}/manifest", _GZIPPED),
}
_TILE: Final = "warm tile"


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A photograph with the picture of its recto."""

    photograph_id: str
    picture: Picture


def report(work: Path, *, rounds: int, seconds: float) -> list[str]:
    """Ask by turns for tiles and for each form; hold the compressed manifest against the bar."""
    leaves = _prepared(work / "serving")
    prepared = Prepared(work / "serving", tuple(leaf.picture for leaf in leaves))
    client = Client.compiled(prepared.folder)
    server = verso(prepared, port=_PORT)
    try:
        lists = _lists(client, server, prepared, leaves)
        for listed in lists.values():
            client.ask(server, listed, seconds=_WARM_UP_S)
        told: dict[str, list[Round]] = {name: [] for name in lists}
        for _ in range(rounds):
            for name, listed in lists.items():
                told[name].append(client.ask(server, listed, seconds=seconds))
    finally:
        server.end()
    return _table(told)


def _table(told: dict[str, list[Round]]) -> list[str]:
    tile_rate = median(one.rate for one in told[_TILE])
    tile_us = median(one.processor_us for one in told[_TILE])
    lines = [
        "| asked | answers/s | of a warm tile (by processor time) | us | p99 ms | bytes | wrong |"
    ]
    lines.append("| --- | --- | --- | --- | --- | --- | --- |")
    for name, rounds in told.items():
        rate, cost = median(one.rate for one in rounds), median(one.processor_us for one in rounds)
        size = median(one.bytes / one.answers for one in rounds)
        shares = f"{rate / tile_rate:.2f} ({tile_us / cost:.2f})"
        waits = f"{median(one.p99_ms for one in rounds):.2f}"
        wrong = sum(one.wrong for one in rounds)
        lines.append(
            f"| {name} | {rate:,.0f} | {shares} | {cost:.0f} | {waits} | {size:,.0f} | {wrong} |"
        )
    share = median(one.rate for one in told["manifest 3, gzip"]) / tile_rate
    reached = "reached" if share >= LEAST_SHARE else "MISSED"
    lines.append(f"a stored manifest of a warm tile: {share:.2f}, bar {LEAST_SHARE:g}: {reached}")
    first_wrong = [one.first_wrong for rounds in told.values() for one in rounds if one.wrong]
    return [*lines, *first_wrong[:1]]


def _lists(
    client: Client, server: Server, prepared: Prepared, leaves: list[_Leaf]
) -> dict[str, Path]:
    lists = {_TILE: client.listed(server, aligned(prepared.pictures), "tiles")}
    for name, (path, form) in _FORMS.items():
        listed = prepared.folder / f"{name.replace(', ', '-').replace(' ', '-')}.list"
        lines = (f"{path.format(leaf.photograph_id)} {form}\n" for leaf in leaves)
        listed.write_text("".join(lines))
        lists[name] = listed
    return lists


def _prepared(folder: Path) -> list[_Leaf]:
    """Catalogue a few photographs of two sides, with derivatives; a second run finds them there."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "leaves.json"
    if not listed.exists():
        with found_holding(Settings(home=folder / "holding")) as holding:
            leaves = [_leaf(holding, folder, number) for number in range(_PICTURES)]
            work_off(holding)
        listed.write_text(json.dumps([asdict(leaf) for leaf in leaves]))
    return [
        _Leaf(told["photograph_id"], Picture(**told["picture"]))
        for told in json.loads(listed.read_text())
    ]


def _leaf(holding: Holding, folder: Path, number: int) -> _Leaf:
    width, height = _SIZE
    scans = [
        holding.take_in(
            seeded_scan(folder, width_px=width + 2 * number + back, height_px=height, suffix="jpg")
        )
        for back in (0, 1)
    ]
    kinds = (SideKind.RECTO, SideKind.VERSO)
    sides = tuple(
        SideDescription(kind, scans=(ScanDescription(scan.original.sha256),))
        for kind, scan in zip(kinds, scans, strict=True)
    )
    described = PhotographDescription(f"M {number}", {"en": [f"Photograph {number}"]}, sides=sides)
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(described, scans={one.original.sha256: one for one in scans})
        catalogue.publish(saved.id)
        catalogue.commit()
        shown = catalogue.photograph(saved.id).description.sides[0].scans[0]
    return _Leaf(
        saved.id, Picture(f"m-{number}", shown.id, shown.sha256, width + 2 * number, height)
    )
