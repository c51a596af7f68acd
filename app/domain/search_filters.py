"""What an answer is narrowed to, beside words."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Final

BY_ID: Final = ("places", "persons", "holders", "units", "hands", "stamps")
"""The filters that name things of the catalogue."""


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """Of each list one value is enough; all filters must hold. An empty one filters nothing.

    Days are inclusive. A photograph answers a range where one of its dates may lie in it or, asked
    `certainly`, can lie nowhere else. `places`, `persons`, `holders`, `units`, `hands` and `stamps`
    are ids; a unit holds all below it. `languages` are BCP 47 primary tags, `kinds` those of
    inscriptions, `media` what was written with, `sides` kinds of sides that bear an inscription,
    `rights` URIs.
    """

    date_from: date | None = None
    date_to: date | None = None
    certainly: bool = False
    places: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    hands: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    has_transcription: bool | None = None
    only_from_back: bool | None = None

    @property
    def are_none(self) -> bool:
        """Whether nothing is filtered."""
        return all(getattr(self, each.name) == each.default for each in fields(self))


NO_FILTERS = SearchFilters()
