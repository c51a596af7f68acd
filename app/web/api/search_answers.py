"""What the API answers of searches, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.hits import (
    Expansion,
    Highlight,
    MatchedAs,
    SearchAnswer,
    SearchHit,
    SuggestedWord,
)
from app.domain.languages import LanguageMap, best
from app.domain.search_terms import Reason
from app.domain.sides import SideKind
from app.exchange.search_address import FLAGS, LISTS


@dataclass(frozen=True, slots=True)
class HighlightAnswer:
    """Words that were found. `prefix`, `exact` and `suffix` follow each other in the text.

    `inscription` is an id, and `side` a kind; both are null where the words stand in no
    inscription: `field` says then where. `region` is `x,y,w,h` in pixels of the side's full image,
    null for the side as a whole. `language` is a BCP 47 tag, or empty. Where the words were found
    by `other name`, they are another name of `name_of`.
    """

    inscription: str | None
    side: SideKind | None
    region: str | None
    prefix: str
    exact: str
    suffix: str
    language: str
    field: str
    reading: str | None
    matched_as: MatchedAs
    name_of: str


@dataclass(frozen=True, slots=True)
class FoundPhotograph:
    """A photograph that answers a search. `identifier` is its reference code.

    `score` compares it with the others of its answer. An `approximate` one holds something near
    what was asked for.
    """

    identifier: str
    id: str
    title: str
    score: float
    approximate: bool
    highlights: tuple[HighlightAnswer, ...]


@dataclass(frozen=True, slots=True)
class FoundSpellingAnswer:
    """A spelling that was found for a typed word, and why."""

    written: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class ExpansionAnswer:
    """What a typed word was taken for. `is_cut`: there are more words than were looked for."""

    typed: str
    found: tuple[FoundSpellingAnswer, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A value by which an answer can be narrowed; `label` is what it is called, or itself."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best of what was found, of `total` photographs in all.

    `approximate` counts those of `items` that are so: they stand behind all others of the first
    page, and count nowhere else. `facets` go by the parameters that narrow a search, by `decade`,
    and by `year` where the days asked of lie in a few decades. `next_cursor` asks for what follows,
    null at the end; `did_you_mean` is a whole query, or null.
    """

    total: int
    approximate: int
    expanded: tuple[ExpansionAnswer, ...]
    facets: Mapping[str, tuple[FacetLine, ...]]
    items: tuple[FoundPhotograph, ...]
    next_cursor: str | None
    did_you_mean: str | None


@dataclass(frozen=True, slots=True)
class SuggestedWords:
    """Words of the catalogue that begin as what was typed."""

    words: tuple[SuggestedWord, ...]


def search_result(answer: SearchAnswer, language: str) -> SearchResult:
    """Make an answer; titles and labels are in a language where they have one."""
    hits = (*answer.items, *answer.approximate)
    return SearchResult(
        total=answer.total,
        approximate=len(answer.approximate),
        expanded=tuple(_expansion(one) for one in answer.expansions if one.found),
        facets=dict(_facets(answer, language)),
        items=tuple(_found(hit, language) for hit in hits),
        next_cursor=answer.next_cursor or None,
        did_you_mean=answer.did_you_mean or None,
    )


def _expansion(expansion: Expansion) -> ExpansionAnswer:
    found = tuple(FoundSpellingAnswer(one.written, one.reason) for one in expansion.found)
    return ExpansionAnswer(expansion.typed, found, expansion.is_cut)


def _facets(answer: SearchAnswer, language: str) -> Iterator[tuple[str, tuple[FacetLine, ...]]]:
    for name, named in (*LISTS.items(), *((flag, flag) for flag in FLAGS)):
        if named in answer.facets:
            yield (
                name,
                tuple(
                    FacetLine(one.value, _label(one.label, one.value, language), one.count)
                    for one in answer.facets[named].values
                ),
            )
    if answer.timeline:
        decades = sorted(answer.timeline.items())
        yield "decade", tuple(FacetLine(str(one), f"{one}s", count) for one, count in decades)
    if answer.years:
        years = sorted(answer.years.items())
        yield "year", tuple(FacetLine(str(one), str(one), count) for one, count in years)


def _label(names: LanguageMap, value: str, language: str) -> str:
    return best(names, (language,)) or value


def _found(hit: SearchHit, language: str) -> FoundPhotograph:
    photograph = hit.photograph
    return FoundPhotograph(
        identifier=photograph.reference_code,
        id=photograph.id,
        title=best(photograph.title, (language,)),
        score=round(hit.score, 6),
        approximate=hit.is_approximate,
        highlights=tuple(map(_highlight, hit.highlights)),
    )


def _highlight(found: Highlight) -> HighlightAnswer:
    words = found.quotation
    return HighlightAnswer(
        inscription=found.inscription_id or None,
        side=found.side,
        region=found.region.xywh if found.region else None,
        prefix=words.prefix,
        exact=words.exact,
        suffix=words.suffix,
        language=found.language,
        field=found.field,
        reading=found.reading_id or None,
        matched_as=found.matched_as,
        name_of=found.name_of,
    )
