"""What a photograph can be narrowed to: the values of its facets, and its days."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from app.domain.dating import DateOf
from app.domain.inscriptions import InscriptionDescription, ReadingLayer
from app.domain.photographs import PhotographDescription
from app.persistence.fulltext.source import Source

_WHEN: Final = (
    (DateOf.TAKEN, DateOf.EVENT_SHOWN),
    (DateOf.PRINTED, DateOf.INSCRIBED),
    (DateOf.REGISTERED,),
)
"""Which dates tell when a photograph is from: the first of these that there are."""

FIRST_DAY: Final = 0
LAST_DAY: Final = 4_000_000
"""What stands for a beginning or an end that is open, as ordinals of the Gregorian calendar."""

_MOST_DECADES: Final = 20  # what is longer tells nothing of when
YES, NO = "true", "false"


class Value(NamedTuple):
    """A facet, as `SearchFilters` names it, with a value."""

    facet: str
    value: str


Days = tuple[int, int]
"""The first and the last day that a date can mean, as ordinals."""


def days_of(source: Source) -> tuple[Days, ...]:
    """Give the dates by which a photograph is found: of its taking before others."""
    for kinds in _WHEN:
        told = [one for one in source.dates if one[0] in kinds and one[1:] != (None, None)]
        if told:
            return tuple(dict.fromkeys(_days(*one[1:]) for one in told))
    return ()


def values_of(source: Source, shown: PhotographDescription) -> Iterator[Value]:
    """Give the values of a photograph, of what is `shown` of it."""
    if source.unit_id:
        yield Value("units", source.unit_id)
    if source.holder_id:
        yield Value("holders", source.holder_id)
    for person in _known(source, "agent", (one.name for one in shown.agents)):
        yield Value("persons", person)
    for place in _known(source, "place", (one.name for one in shown.places)):
        yield Value("places", place)
    for uri in dict.fromkeys(one.uri for one in shown.rights if one.uri):
        yield Value("rights", uri)
    yield Value("only_from_back", YES if source.only_from_back else NO)
    yield from _of_inscriptions(source, shown)
    decades = decades_of(days_of(source))
    if not decades:
        yield Value("undated", YES)
    for decade in decades:
        yield Value("decades", str(decade))


def decades_of(days: Iterable[Days]) -> list[int]:
    """Give the decades that dates can lie in, each by its first year."""
    decades: set[int] = set()
    for first, last in days:
        if first > FIRST_DAY and last < LAST_DAY:
            low, high = (date.fromordinal(day).year // 10 * 10 for day in (first, last))
            if (high - low) // 10 < _MOST_DECADES:
                decades.update(range(low, high + 1, 10))
    return sorted(decades)


def _of_inscriptions(source: Source, shown: PhotographDescription) -> Iterator[Value]:
    written = [one for _, one in shown.inscriptions()]
    yield from _each("sides", (side.kind.value for side, _ in shown.inscriptions()))
    yield from _each("kinds", (one.kind.value for one in written))
    yield from _each("media", (one.medium for one in written))
    yield from _each("languages", (tag for one in written for tag in _languages(one)))
    for writer in _known(source, "agent", (one.writer for one in written)):
        yield Value("persons", writer)
    yield from _each("hands", _known(source, "hand", (one.hand for one in written)))
    yield from _each("stamps", _known(source, "stamp", (one.stamp for one in written)))
    is_read = any(_is_transcribed(one) for one in written)
    yield Value("has_transcription", YES if is_read else NO)


def _each(facet: str, values: Iterable[str]) -> Iterator[Value]:
    yield from (Value(facet, value) for value in dict.fromkeys(values) if value)


def _known(source: Source, noun: str, names: Iterable[str]) -> Iterator[str]:
    """Give the ids of those authorities that are named."""
    for name in dict.fromkeys(names):
        if found := source.ids.get((noun, name)):
            yield found


def _languages(inscription: InscriptionDescription) -> Iterator[str]:
    """Give the languages that something is written in, not those it is translated to."""
    for reading in inscription.readings:
        if reading.language and reading.layer is not ReadingLayer.TRANSLATION:
            yield reading.language.lower().split("-")[0]


def _is_transcribed(inscription: InscriptionDescription) -> bool:
    return any(
        reading.text and reading.layer is not ReadingLayer.TRANSLATION
        for reading in inscription.readings
    )


def _days(earliest_on: date | None, latest_on: date | None) -> Days:
    return (
        earliest_on.toordinal() if earliest_on else FIRST_DAY,
        latest_on.toordinal() if latest_on else LAST_DAY,
    )
