"""How much processor time and memory a manifest of 1,000 sides takes, in a process of its own."""

import gc
import json
import subprocess
import sys
import time
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final

SIDES: Final = 1000
MOST_PROCESSOR_S: Final = 1.5
MOST_MIB: Final = 100.0
_THEN: Final = datetime(2026, 1, 2, tzinfo=UTC)


def report(*, rounds: int) -> list[str]:
    """Build it in so many processes; hold the medians against the bars."""
    lines = ["| manifest | processor s | memory for it, MiB | whole process, MiB | kB |"]
    lines.append("| --- | --- | --- | --- | --- |")
    verdicts = []
    for version in (3, 2):
        told = [_alone(version) for _ in range(rounds)]
        processor_s, mib, whole_mib, kb = (
            median(one[name] for one in told) for name in ("processor_s", "mib", "whole_mib", "kb")
        )
        name = f"{SIDES:,} sides, version {version}"
        lines.append(f"| {name} | {processor_s:.2f} | {mib:.0f} | {whole_mib:.0f} | {kb:,.0f} |")
        reached = processor_s < MOST_PROCESSOR_S and mib < MOST_MIB
        bar = f"under {MOST_PROCESSOR_S:g} s and {MOST_MIB:g} MiB"
        verdicts.append(f"{name}, {bar}: {'reached' if reached else 'MISSED'}")
    return [*lines, *verdicts]


def _alone(version: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.manifests.building", str(version)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - this module
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _measured(version: int) -> dict[str, float]:
    """Build once for the time, and once more for the most memory that it holds meanwhile."""
    from app.domain.imagery import ImageLimits  # noqa: PLC0415 - its import is not measured
    from app.iiif.addresses import Addresses  # noqa: PLC0415
    from app.iiif.manifest import manifest  # noqa: PLC0415
    from app.iiif.presentation_version import PresentationVersion  # noqa: PLC0415

    photograph = _album()
    given: dict[str, Any] = {
        "addresses": Addresses("http://127.0.0.1:8000"),
        "limits": ImageLimits(),
        "version": PresentationVersion(version),
    }
    gc.collect()
    began = time.process_time()
    body = manifest(photograph, **given)
    processor_s = time.process_time() - began
    whole_mib = _most_mib()  # before tracing, which takes some itself
    tracemalloc.start()
    manifest(photograph, **given)
    _, most_bytes = tracemalloc.get_traced_memory()
    return {
        "processor_s": processor_s,
        "mib": most_bytes / 2**20,
        "whole_mib": whole_mib,
        "kb": len(body) / 1000,
    }


def _most_mib() -> float:
    """The most that this process has held; `ru_maxrss` would tell its parent's as well. proc(5)."""
    told = Path("/proc/self/status").read_text()
    return int(told.partition("VmHWM:")[2].split()[0]) / 2**10


def _album() -> Any:
    """Describe an album of 1,000 pages, each with a scan in two captures and a note."""
    from app.domain.catalogued import CataloguedPhotograph  # noqa: PLC0415 - as above
    from app.domain.photographs import PhotographDescription  # noqa: PLC0415
    from app.domain.publication import PublicationState  # noqa: PLC0415

    described = PhotographDescription(
        "ALB 1", title={"en": ["Album"]}, sides=tuple(map(_page, range(SIDES)))
    )
    state = PublicationState.PUBLISHED
    return CataloguedPhotograph(_id(0), 1, state, _THEN, _THEN, _THEN, (), described)


def _page(number: int) -> Any:
    from app.domain.inscriptions import (  # noqa: PLC0415 - as above
        InscriptionDescription,
        InscriptionKind,
        ReadingDescription,
    )
    from app.domain.sides import (  # noqa: PLC0415
        ScanDescription,
        ScanRole,
        SideDescription,
        SideKind,
    )

    at = number * 10
    scan = ScanDescription("a" * 64, id=_id(at + 1), width_px=4000, height_px=3000)
    other = ScanDescription(
        "b" * 64, id=_id(at + 2), role=ScanRole.INFRARED, width_px=4000, height_px=3000
    )
    reading = ReadingDescription(f"Page {number}, written in ink", language="en", id=_id(at + 3))
    note = InscriptionDescription(InscriptionKind.NOTE, (reading,), id=_id(at + 4))
    return SideDescription(
        SideKind.ALBUM_PAGE,
        label={"en": [f"Page {number}"], "pl": [f"Karta {number}"]},
        scans=(scan, other),
        inscriptions=(note,),
        id=_id(at + 5),
    )


def _id(number: int) -> str:
    return f"0197aaaa-0000-7000-8000-{number:012x}"


if __name__ == "__main__":
    print(json.dumps(_measured(int(sys.argv[1]))))
