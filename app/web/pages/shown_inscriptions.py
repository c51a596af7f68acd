"""What is written on a photograph as its page shows it: each writing by its readings."""

from dataclasses import dataclass

from app.domain.inscriptions import (
    InscriptionDescription,
    InscriptionKind,
    ReadingDescription,
    ReadingLayer,
    ReadingSource,
)
from app.domain.sides import SideDescription, SideKind
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer, Picture
from app.web.pages.shown_sides import anchor_of, crop_of, first_numbers


@dataclass(frozen=True, slots=True)
class ShownReading:
    """A reading. `language` is a BCP 47 tag, or empty where nobody has said.

    `is_abridged` says that a cataloguer cut it; `whole` is the anchor of the reading it was cut
    from, `based_on` that of the one it was made from. Both may be empty.
    """

    anchor: str
    text: str
    layer: ReadingLayer
    language: str
    source: ReadingSource
    source_note: str
    author: str
    certainty: str
    is_abridged: bool
    whole: str
    based_on: str


@dataclass(frozen=True, slots=True)
class ShownInscription:
    """A writing or mark. `main` is the reading to see first, `others` all others in their order.

    `circumstances` are what is known of the writing itself: hand, medium, condition.
    """

    anchor: str
    number: int
    kind: InscriptionKind
    side: SideKind
    main: ShownReading | None
    others: tuple[ShownReading, ...]
    crop: Picture | None
    viewer: str
    writer: str
    circumstances: tuple[str, ...]
    written_edtf: str


def shown_inscriptions(
    sides: tuple[SideDescription, ...], photograph_id: str, *, server: ImageServer
) -> tuple[ShownInscription, ...]:
    """Make what a page shows of every inscription, in reading order."""
    return tuple(
        _shown(inscription, side, photograph_id, number, server)
        for side, first in zip(sides, first_numbers(sides), strict=True)
        for number, inscription in enumerate(side.inscriptions, start=first)
    )


def _shown(
    inscription: InscriptionDescription,
    side: SideDescription,
    photograph_id: str,
    number: int,
    server: ImageServer,
) -> ShownInscription:
    readings = [
        _reading(reading, place, anchor_of(number))
        for place, reading in enumerate(inscription.readings)
    ]
    preferred = inscription.preferred_reading
    main = readings.pop(inscription.readings.index(preferred)) if preferred else None
    said = (inscription.hand, inscription.medium, inscription.condition)
    return ShownInscription(
        anchor=anchor_of(number),
        number=number,
        kind=inscription.kind,
        side=side.kind,
        main=main,
        others=tuple(readings),
        crop=crop_of(inscription, side, server),
        viewer=local(server.addresses.viewer(photograph_id, side.id)),
        writer=inscription.writer,
        circumstances=tuple(filter(None, said)),
        written_edtf=inscription.written_edtf,
    )


def _reading(reading: ReadingDescription, place: int, anchor: str) -> ShownReading:
    def anchor_at(other: int | None) -> str:
        return "" if other is None else f"{anchor}-reading-{other + 1}"

    return ShownReading(
        anchor=anchor_at(place),
        text=reading.text,
        layer=reading.layer,
        language=reading.language,
        source=reading.source,
        source_note=reading.source_note,
        author=reading.author,
        certainty=reading.certainty,
        is_abridged=reading.truncates is not None,
        whole=anchor_at(reading.truncates),
        based_on=anchor_at(reading.based_on),
    )
