"""What a search finds: photographs, and the very words in what is written on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from app.domain.catalogued import PhotographSummary
from app.domain.languages import LanguageMap
from app.domain.region import Region
from app.domain.search_terms import Reason
from app.domain.sides import ScanDescription, SideKind


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words found, with what stands around them; joined, the three stand so in the text.

    Web Annotation Data Model, 4.2.4 Text Quote Selector. Who shows it to a person puts `…` where
    the text `goes_on`, before or after; the quotation itself never holds what is not written.
    """

    prefix: str
    exact: str
    suffix: str
    goes_on_before: bool = False
    goes_on_after: bool = False


class MatchedAs(StrEnum):
    """What a text in which words were found is to the photograph."""

    TEXT = "text"  # what is written, or catalogued
    TRANSLATION = "translation"
    TRANSLITERATION = "transliteration"
    OTHER_NAME = "other name"  # of something that the description names


class Tier(IntEnum):
    """The step of the ladder on which something was found."""

    ASKED = 1  # every word, as typed or as the dictionary has it
    MISTYPED = 2  # every word, some of them as if mistyped, or written as one or as two
    PARTLY = 3  # at least half of the words


@dataclass(frozen=True, slots=True)
class Highlight:
    """One place where words were found.

    `field` names what the text is: `inscription`, `title`, `description`, `person`, `place`, `ref`,
    `hand`, `stamp` or `name`. The side, its region (None: the whole side), the scan that shows it,
    how far the writing is turned clockwise, the inscription, the reading and its language are given
    for an inscription only. Where an `other name` was found, `name_of` is what the description
    calls it.
    """

    field: str
    quotation: Quotation
    side: SideKind | None = None
    side_id: str = ""
    region: Region | None = None
    scan: ScanDescription | None = None
    rotation_deg: int = 0
    reading_id: str = ""
    inscription_id: str = ""
    language: str = ""
    matched_as: MatchedAs = MatchedAs.TEXT
    name_of: str = ""


@dataclass(frozen=True, slots=True)
class ReadingHit:
    """A reading in which words were found, with all that was found in it, in order.

    `photograph_id` and `title` are those of the photograph that it stands on, where several are
    searched; a photograph without a title is called by its reference code.
    """

    side_id: str
    inscription_id: str
    reading_id: str
    text: str
    language: str
    region: Region | None
    quotations: tuple[Quotation, ...]
    photograph_id: str = ""
    title: LanguageMap = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A photograph that answers a query. `score` compares it with the others of its answer."""

    photograph: PhotographSummary
    highlights: tuple[Highlight, ...]
    score: float = 0.0
    tier: Tier = Tier.ASKED

    @property
    def is_approximate(self) -> bool:
        """Whether it holds something near what was asked for, not that itself."""
        return self.tier is not Tier.ASKED


@dataclass(frozen=True, slots=True)
class FoundSpelling:
    """A way in which a typed word is written, as it stands somewhere that the viewer may see."""

    written: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a typed word was taken for, the surest first; its own spelling is not among them.

    `is_cut`: more words of the catalogue begin so, or are like it, than were looked for.
    """

    typed: str
    found: tuple[FoundSpelling, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class SuggestedWord:
    """A word as it is written somewhere, and in how many photographs it stands, about."""

    written: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that photographs of an answer have, by which it can be narrowed.

    `value` is what the filter takes. Authorities and units have names, by language or under `none`;
    a word of the house (kinds, sides, languages) has none, and is translated by who shows it.
    """

    value: str
    count: int
    label: LanguageMap = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one kind, the most frequent first; `is_cut` where there are more."""

    values: tuple[FacetValue, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The best of what was found, of `total` photographs in all.

    `approximate` are those that hold something near what was asked for: they stand apart, and count
    nowhere. `facets` go by the names of `SearchFilters`: places, persons, holders, units,
    languages, kinds, hands, stamps, media, sides, rights, has_transcription; where days are asked
    of, `certainly` counts what was taken then for certain. `timeline` counts photographs by the
    decade in which they may be taken (1940 for 1940 to 1949), and `years` by the year, where days
    of a few decades are asked of; one of a longer time counts in each. `next_cursor` asks for what
    follows, empty at the end. `did_you_mean` is a whole query.
    """

    total: int
    items: tuple[SearchHit, ...]
    approximate: tuple[SearchHit, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    did_you_mean: str = ""
    facets: Mapping[str, Facet] = field(default_factory=dict)
    timeline: Mapping[int, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    undated: int = 0
    next_cursor: str = ""

    @property
    def is_expanded(self) -> bool:
        """Whether other spellings than the typed ones were found."""
        return any(expansion.found for expansion in self.expansions)
