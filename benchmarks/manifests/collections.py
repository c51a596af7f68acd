"""The first part of a very large unit beside that of a small one, and of a part deep inside.

The rows are written as they would stand after an import, without the import: photographs with one
side and one scan each, published.
"""

import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final

from sqlalchemy import func, insert, select, update

from app.domain.identifiers import filing_order
from app.domain.imagery import ScanCondition
from app.domain.publication import PublicationState
from app.domain.sides import SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding, found_holding
from app.persistence.records.asset import Asset
from app.persistence.records.original import Original
from app.persistence.records.photograph import Photograph
from app.persistence.records.side import Side
from app.persistence.records.unit import Unit
from app.services.deliver_collection import deliver_collection
from app.settings import Settings

MOST_TIMES: Final = 1.25
_SMALL: Final = 50
_ROUNDS: Final = 41
_AT_ONCE: Final = 20_000
_THEN: Final = datetime(2026, 1, 2, tzinfo=UTC)


def report(work: Path, *, photographs: int) -> list[str]:
    """Ask for the parts by turns; tell the medians of processor time, and their ratios."""
    with found_holding(Settings(home=work / f"collections-{photographs}")) as holding:
        large = _unit(holding, "LARGE", photographs)
        small = _unit(holding, "SMALL", _SMALL)
        deep = _place(holding, large, photographs // 2)
        asked: dict[str, Callable[[], Any]] = {
            f"first part of {_SMALL}": lambda: deliver_collection(holding, THE_PUBLIC, small),
            f"first part of {photographs:,}": lambda: deliver_collection(
                holding, THE_PUBLIC, large
            ),
            "part in the middle of it": lambda: deliver_collection(
                holding, THE_PUBLIC, large, after=deep
            ),
        }
        spent: dict[str, list[float]] = {name: [] for name in asked}
        for _ in range(_ROUNDS):
            for name, ask in asked.items():
                began = time.process_time()
                ask()
                spent[name].append(time.process_time() - began)
    return _table(spent, photographs)


def _table(spent: dict[str, list[float]], photographs: int) -> list[str]:
    base = median(spent[f"first part of {_SMALL}"])
    lines = ["| asked | processor ms | times the small one |", "| --- | --- | --- |"]
    for name, each in spent.items():
        lines.append(f"| {name} | {median(each) * 1e3:.2f} | {median(each) / base:.2f} |")
    times = median(spent[f"first part of {photographs:,}"]) / base
    reached = "reached" if times <= MOST_TIMES else "MISSED"
    lines.append(f"first part of a large unit, times a small one: {times:.2f}, "
                 f"bar {MOST_TIMES:g}: {reached}")  # fmt: skip
    return lines


def _unit(holding: Holding, code: str, count: int) -> str:
    """Give a unit with so many photographs; a second run finds it there."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save_unit(UnitDescription(code, {"en": [code]}))
        catalogue.commit()
    with holding.engine.begin() as connection:
        within = select(func.count()).where(Photograph.unit_id == saved.id)
        if connection.scalar(within) == count:
            return saved.id
        for first in range(0, count, _AT_ONCE):
            rows = list(_rows(code, saved.id, range(first, min(count, first + _AT_ONCE))))
            for table in (Photograph, Original, Side, Asset):
                connection.execute(insert(table), [row[table] for row in rows])
        connection.execute(update(Unit).values(state=PublicationState.PUBLISHED))
        connection.exec_driver_sql("ANALYZE")
    return saved.id


def _rows(code: str, unit_id: str, numbers: range) -> Iterator[dict[type, dict[str, Any]]]:
    of_unit = f"{zlib.crc32(code.encode()):08x}"
    for number in numbers:
        ids = [f"0197{kind}aaa-0000-7000-8000-{of_unit[:3]}{number:09x}" for kind in "bcd"]
        named = f"{code}/{number}"
        sha256 = f"{of_unit}{number:056x}"
        yield {
            Photograph: {
                "id": ids[0], "reference_code": named, "filing_order": filing_order(named),
                "unit_id": unit_id, "title": {"en": [f"Photograph {number}"]},
                "state": PublicationState.PUBLISHED, "version": 1, "created_at": _THEN,
                "modified_at": _THEN, "published_at": _THEN,
            },
            Original: {
                "sha256": sha256, "size_bytes": 1, "media_type": "image/jpeg", "width_px": 3000,
                "height_px": 2000, "bands": 3, "bit_depth": 8, "condition": ScanCondition.SOUND,
                "condition_note": "", "catalogued_at": _THEN,
            },
            Side: {"id": ids[1], "photograph_id": ids[0], "position": 0, "kind": SideKind.RECTO},
            Asset: {
                "id": ids[2], "photograph_id": ids[0], "side_id": ids[1], "position": 0,
                "sha256": sha256,
            },
        }  # fmt: skip


def _place(holding: Holding, unit_id: str, number: int) -> str:
    within = select(Photograph.id).where(Photograph.unit_id == unit_id)
    ordered = within.order_by(Photograph.filing_order, Photograph.id)
    with holding.engine.connect() as connection:
        found: str | None = connection.scalar(ordered.offset(number).limit(1))
    return found or ""
