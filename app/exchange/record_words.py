"""What a photograph's record says, in the few words that all harvesters share.

Dublin Core Metadata Element Set 1.1. Each word is told with its language where that is known.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.agents import AgentRole
from app.domain.catalogued import CataloguedPhotograph
from app.domain.dating import DateDescription, DateOf
from app.domain.languages import LanguageMap
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceRole
from app.domain.record_links import RecordLinks

NO_LANGUAGE: Final = "none"
IMAGE_TYPE: Final = "StillImage"
"""DCMI Type Vocabulary: an image other than text, such as a photograph."""

_ELEMENT_OF: Final[Mapping[AgentRole, str]] = {
    AgentRole.PHOTOGRAPHER: "creator",
    AgentRole.AUTHOR: "creator",
    AgentRole.PUBLISHER: "publisher",
    AgentRole.CONTRIBUTOR: "contributor",
    AgentRole.DEPICTED: "subject",
}
"""Who gave, owned or registered it is told by its provenance."""

_COVERED: Final = frozenset({PlaceRole.TAKEN_AT, PlaceRole.SHOWN})


@dataclass(frozen=True, slots=True)
class Word:
    """An element's value; `language` is a BCP 47 tag, or empty."""

    element: str
    value: str
    language: str = ""


def record_words(photograph: CataloguedPhotograph, links: RecordLinks) -> Iterator[Word]:
    """Say all that Dublin Core has an element for, the fullest name of each thing first."""
    described = photograph.description
    yield from told("title", described.title) or [Word("title", described.reference_code)]
    yield from agents(described)
    yield from (Word("subject", one) for one in described.subjects)
    yield from told("description", described.description)
    yield from inscriptions(described)
    yield from told("publisher", described.holder.names if described.holder else None)
    yield from dates(described)
    yield Word("type", IMAGE_TYPE)
    yield Word("type", "photograph", "en")
    yield from formats(described)
    yield Word("identifier", links.page)
    yield Word("identifier", described.reference_code)
    yield from (Word("identifier", one.value) for one in described.identifiers if one.value)
    yield from told("source", photograph.credit_lines)
    yield from (Word("language", one) for one in languages(described))
    yield Word("relation", links.manifest)
    yield from (Word("relation", one) for one in links.units[-1:])
    yield from (Word("coverage", one.name) for one in described.places if one.role in _COVERED)
    yield from rights(described)


def told(element: str, texts: LanguageMap | None) -> list[Word]:
    """Give each text with its language."""
    return [
        Word(element, text, "" if tag == NO_LANGUAGE else tag)
        for tag, values in (texts or {}).items()
        for text in values
        if text.strip()
    ]


def agents(described: PhotographDescription) -> Iterator[Word]:
    """Name who had to do with it, by what that is called."""
    for one in described.agents:
        if one.role in _ELEMENT_OF and one.name:
            yield Word(_ELEMENT_OF[one.role], one.name)


def inscriptions(described: PhotographDescription) -> Iterator[Word]:
    """Quote what is written on it: the reading of each inscription that is to be shown."""
    for _, inscription in described.inscriptions():
        reading = inscription.preferred_reading
        if reading is not None and reading.text.strip():
            yield Word("description", reading.text, reading.language)


def dates(described: PhotographDescription) -> Iterator[Word]:
    """Say when it was taken, as EDTF where that is known, the preferred opinion first."""
    taken = dates_of(described.dates, DateOf.TAKEN) or list(described.dates)
    told_dates = (date.edtf or date.as_written for date in taken)
    yield from (Word("date", one) for one in dict.fromkeys(filter(None, told_dates)))


def dates_of(dates_told: Iterable[DateDescription], of: DateOf) -> list[DateDescription]:
    """Give the opinions on one date; only the preferred one where there is one."""
    found = [date for date in dates_told if date.of is of]
    return [date for date in found if date.preferred] or found


def formats(described: PhotographDescription) -> Iterator[Word]:
    """Say what it is made of, and how large it is."""
    yield from (Word("format", one) for one in (described.carrier, described.process) if one)
    if described.width_mm and described.height_mm:
        yield Word("format", f"{described.width_mm:g} × {described.height_mm:g} mm")  # noqa: RUF001 - a cross is meant


def languages(described: PhotographDescription) -> Iterable[str]:
    """Name the languages of what is written on it, as it is written."""
    written = (reading.language for _, one in described.inscriptions() for reading in one.readings)
    return dict.fromkeys(filter(None, written))


def rights(described: PhotographDescription) -> Iterator[Word]:
    """Say what may be done with it: addresses of statements, then statements."""
    for one in described.rights:
        yield from (Word("rights", text) for text in (one.uri, one.statement) if text)
