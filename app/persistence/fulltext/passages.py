"""The texts of a photograph that are searched, each by what it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.hits import MatchedAs
from app.domain.inscriptions import InscriptionDescription, ReadingDescription, ReadingLayer
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription
from app.persistence.also_called import OtherNames


class Field(StrEnum):
    """What a text is; as highlights name it."""

    INSCRIPTION = "inscription"
    TITLE = "title"
    DESCRIPTION = "description"
    PERSON = "person"
    PLACE = "place"
    REF = "ref"
    HAND = "hand"
    STAMP = "stamp"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, verbatim. Where it stands is given for a reading of an inscription only.

    `language` is a BCP 47 tag, or empty. `name_of` is what the description calls that of which
    this is another name.
    """

    field: Field
    text: str
    side: SideDescription | None = None
    inscription: InscriptionDescription | None = None
    reading: ReadingDescription | None = None
    language: str = ""
    name_of: str = ""

    @property
    def matched_as(self) -> MatchedAs:
        """What the text is to the photograph."""
        if self.name_of:
            return MatchedAs.OTHER_NAME
        layer = self.reading.layer if self.reading else None
        if layer is ReadingLayer.TRANSLATION:
            return MatchedAs.TRANSLATION
        if layer is ReadingLayer.TRANSLITERATION:
            return MatchedAs.TRANSLITERATION
        return MatchedAs.TEXT


def passages(
    photograph: PhotographDescription, other_names: OtherNames | None = None
) -> Iterator[Passage]:
    """Give the texts in the order in which they are told: what is written on it first.

    `other_names` are those of what it names; they come last.
    """
    yield from readings(photograph)
    yield from _told(Field.TITLE, photograph.title)
    yield from _told(Field.DESCRIPTION, photograph.description)
    seen: set[tuple[Field, str]] = set()
    for field, name in _names(photograph):
        if name and (field, name) not in seen:
            seen.add((field, name))
            yield Passage(field, name)
    for (noun, name), others in (other_names or {}).items():
        for other in sorted(others):
            yield Passage(FIELD_OF_NOUN[noun], other, name_of=name)


FIELD_OF_NOUN: Mapping[str, Field] = {
    "agent": Field.PERSON,
    "place": Field.PLACE,
    "subject": Field.NAME,
    "hand": Field.HAND,
    "stamp": Field.STAMP,
}
"""By the noun of an authority, what its names are in a photograph."""


def readings(photograph: PhotographDescription) -> Iterator[Passage]:
    """Give every reading of every inscription, in reading order."""
    for side, inscription in photograph.inscriptions():
        for reading in inscription.readings:
            yield Passage(
                Field.INSCRIPTION, reading.text, side, inscription, reading, reading.language
            )


def _told(field: Field, texts: Mapping[str, list[str]]) -> Iterator[Passage]:
    for language, values in texts.items():
        tag = "" if language == "none" else language
        yield from (Passage(field, text, language=tag) for text in values)


def _names(photograph: PhotographDescription) -> Iterator[tuple[Field, str]]:
    for agent in photograph.agents:
        yield from ((Field.PERSON, agent.name), (Field.PERSON, agent.as_written))
    for event in photograph.custody:
        for name in (event.from_agent, event.to_agent, event.via_agent, event.place):
            yield Field.NAME, name
    for place in photograph.places:
        yield Field.PLACE, place.name
    for subject in photograph.subjects:
        yield Field.NAME, subject
    for name in _of_the_holder(photograph):
        yield Field.NAME, name
    for _, written in photograph.inscriptions():
        yield Field.PERSON, written.writer
        yield Field.HAND, written.hand
        yield Field.STAMP, written.stamp
    for identifier in photograph.identifiers:
        yield Field.REF, identifier.value
    yield Field.REF, photograph.reference_code


def _of_the_holder(photograph: PhotographDescription) -> Iterator[str]:
    if photograph.holder:
        for names in photograph.holder.names.values():
            yield from names
        yield photograph.holder.acronym
    yield photograph.credit_line
    for lines in photograph.credit_lines.values():
        yield from lines
