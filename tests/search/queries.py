"""The queries: what a researcher types, and what a fair archivist would then bring.

`queries/` has a file for each category. `fresh.yaml` was written after the search and is never
looked at while the search is bettered; `examiner.yaml` is in an outside examiner's manner, with
inscriptions of its own, `third.yaml` and `sealed.yaml` by two more authors, with theirs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from app.domain.search_filters import SearchFilters
from tests.search.corpus import FOLDER, read_yaml

TUNED: Final = "tuned"
FRESH: Final = "fresh"
EXAMINER: Final = "examiner"
THIRD: Final = "third"
SEALED: Final = "sealed"
LISTS: Final = (TUNED, FRESH, EXAMINER, THIRD, SEALED)


@dataclass(frozen=True, slots=True)
class Query:
    """One query. `wanted` are all photographs that should be among the first ten.

    `unwanted` must not be among what is found exactly, `never` not be shown at all. `quotes` gives
    for a photograph words that must be quoted, sigla and all.
    """

    ask: str
    category: str
    part: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    quotes: Mapping[str, str] = field(default_factory=dict)
    filters: SearchFilters = field(default_factory=SearchFilters)

    def __str__(self) -> str:
        """The query as it is told in a report."""
        days = (self.filters.date_from, self.filters.date_to)
        dated = f"  {days[0] or ''}..{days[1] or ''}" if any(days) else ""
        return f"{self.category}: {self.ask}{dated}"


def queries(*parts: str) -> tuple[Query, ...]:
    """Give the queries of some of the `LISTS`, or of all."""
    wanted = parts or LISTS
    return tuple(query for query in _all() if query.part in wanted)


def _all() -> Iterator[Query]:
    for path in sorted((FOLDER / "queries").glob("*.yaml")):
        for record in read_yaml(path):
            yield _query(record, category=path.stem, part=TUNED)
    for part in (FRESH, EXAMINER, THIRD, SEALED):
        path = FOLDER / f"{part}.yaml"
        for category, records in (read_yaml(path) if path.is_file() else {}).items():
            for record in records:
                yield _query(record, category=category, part=part)


def _query(record: Mapping[str, Any], *, category: str, part: str) -> Query:
    return Query(
        record["ask"],
        category,
        part,
        tuple(record["wanted"]),
        tuple(record.get("unwanted", ())),
        tuple(record.get("never", ())),
        record.get("quotes", {}),
        SearchFilters(
            date_from=_day(record.get("from")),
            date_to=_day(record.get("until")),
            certainly=record.get("certainly") == "true",
        ),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
