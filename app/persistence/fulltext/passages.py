"""The texts of a photograph that are searched, each by what it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.inscriptions import InscriptionDescription, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription


class Field(StrEnum):
    """What a text is; as highlights name it."""

    INSCRIPTION = "inscription"
    TITLE = "title"
    DESCRIPTION = "description"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, verbatim. Where it stands is given for a reading of an inscription only."""

    field: Field
    text: str
    side: SideDescription | None = None
    inscription: InscriptionDescription | None = None
    reading: ReadingDescription | None = None


def passages(photograph: PhotographDescription) -> Iterator[Passage]:
    """Give the texts in the order in which they are told: what is written on it first."""
    yield from readings(photograph)
    for texts in photograph.title.values():
        yield from (Passage(Field.TITLE, text) for text in texts)
    for texts in photograph.description.values():
        yield from (Passage(Field.DESCRIPTION, text) for text in texts)
    for name in dict.fromkeys(_names(photograph)):
        if name:
            yield Passage(Field.NAME, name)


def readings(photograph: PhotographDescription) -> Iterator[Passage]:
    """Give every reading of every inscription, in reading order."""
    for side, inscription in photograph.inscriptions():
        for reading in inscription.readings:
            yield Passage(Field.INSCRIPTION, reading.text, side, inscription, reading)


def _names(photograph: PhotographDescription) -> Iterator[str]:
    for agent in photograph.agents:
        yield from (agent.name, agent.as_written)
    for event in photograph.custody:
        yield from (event.from_agent, event.to_agent, event.via_agent, event.place)
    yield from (place.name for place in photograph.places)
    yield from photograph.subjects
    if photograph.holder:
        for names in photograph.holder.names.values():
            yield from names
        yield photograph.holder.acronym
    yield photograph.credit_line
    for lines in photograph.credit_lines.values():
        yield from lines
    for _, written in photograph.inscriptions():
        yield from (written.writer, written.hand, written.stamp)
    yield from (identifier.value for identifier in photograph.identifiers)
    yield photograph.reference_code
