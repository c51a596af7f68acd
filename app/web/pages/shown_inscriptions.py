"""What is written on a photograph as its page shows it: each writing by its readings."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.dating import DateSpan
from app.domain.inscriptions import (
    InscriptionDescription,
    InscriptionKind,
    ReadingDescription,
    ReadingLayer,
    ReadingSource,
    ReviewState,
)
from app.domain.readings import witnessed
from app.domain.sides import SideDescription, SideKind
from app.domain.sigla import parse_to_set
from app.domain.sigla_nodes import SiglumKind
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer, Picture
from app.web.pages.shown_sides import anchor_of, crop_of, first_numbers
from app.web.pages.shown_states import ShownState, shown_state
from app.web.pages.shown_withholding import ShownWithholding, shown_rule
from app.web.pages.sigla_terms import MEANINGS
from app.web.pages.spans import span_of
from app.web.pages.typeset import Piece, typeset
from app.web.pages.wording import Wording


@dataclass(frozen=True, slots=True)
class ShownReading:
    """A reading, marked in `text` and set in `pieces`. `language` is a BCP 47 tag, or empty.

    `is_abridged` says that a cataloguer cut it; `whole` is the anchor of the reading it was cut
    from, `based_on` that of the one it was made from. Both may be empty. `witnesses` were cut from
    this one, and are the same text.
    """

    anchor: str
    text: str
    pieces: tuple[Piece, ...]
    layer: ReadingLayer
    language: str
    source: ReadingSource
    source_note: str
    author: str
    certainty: str
    review_state: ReviewState
    is_preferred: bool
    is_abridged: bool
    whole: str
    based_on: str
    witnesses: tuple["ShownReading", ...] = ()

    @property
    def is_reviewed(self) -> bool:
        """Whether a second person has looked."""
        return self.review_state is ReviewState.REVIEWED


@dataclass(frozen=True, slots=True)
class ShownInscription:
    """A writing or mark. `main` is the reading to see first, `others` all others in their order.

    `crop` is the writing alone, upright; `rotation_deg` says how far it is turned on the side.
    `state` links to it from any IIIF viewer.
    """

    anchor: str
    number: int
    kind: InscriptionKind
    side: SideKind
    main: ShownReading | None
    others: tuple[ShownReading, ...]
    crop: Picture | None
    writer: str
    hand: str
    stamp: str
    medium: str
    condition: str
    written_edtf: str
    written_on: DateSpan | None
    rotation_deg: int
    viewer: str = ""
    withheld: ShownWithholding | None = None
    state: ShownState | None = None

    @property
    def is_wide(self) -> bool:
        """Whether the writing is one long line, which wants all of the page's width."""
        return self.crop is not None and self.crop.width_px > 2 * self.crop.height_px

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the writing itself."""
        told = (self.writer, self.hand, self.stamp, self.medium, self.condition, self.written_edtf)
        return any(told) or self.rotation_deg != 0


def shown_inscriptions(
    sides: tuple[SideDescription, ...],
    photograph_id: str,
    *,
    server: ImageServer,
    words: Wording,
) -> tuple[ShownInscription, ...]:
    """Make what a page shows of every inscription, in reading order."""
    return tuple(
        replace(
            _shown(inscription, number, side=side, crop=crop_of(inscription, side, server)),
            viewer=local(server.addresses.viewer(photograph_id, side.id)),
            withheld=shown_rule(inscription.access, words),
            state=shown_state(photograph_id, side.id, inscription.region, server),
        )
        for side, first in zip(sides, first_numbers(sides), strict=True)
        for number, inscription in enumerate(side.inscriptions, start=first)
    )


def marks_used(sides: Iterable[SideDescription]) -> tuple[SiglumKind, ...]:
    """Give the marks that stand in any reading, in the order of their table."""
    texts = (
        reading.text
        for side in sides
        for inscription in side.inscriptions
        for reading in inscription.readings
    )
    used = frozenset[SiglumKind]().union(*(parse_to_set(text).kinds for text in texts))
    return tuple(kind for kind in MEANINGS if kind in used)


def _shown(
    inscription: InscriptionDescription,
    number: int,
    *,
    side: SideDescription,
    crop: Picture | None,
) -> ShownInscription:
    main, others = _readings(inscription, anchor_of(number))
    return ShownInscription(
        anchor=anchor_of(number),
        number=number,
        kind=inscription.kind,
        side=side.kind,
        main=main,
        others=others,
        crop=crop,
        writer=inscription.writer,
        hand=inscription.hand,
        stamp=inscription.stamp,
        medium=inscription.medium,
        condition=inscription.condition,
        written_edtf=inscription.written_edtf,
        written_on=span_of(inscription.written_edtf),
        rotation_deg=inscription.rotation_deg,
    )


def _readings(
    inscription: InscriptionDescription, anchor: str
) -> tuple[ShownReading | None, tuple[ShownReading, ...]]:
    """Put the preferred reading first, and every cut one under the one that it was cut from."""
    readings = inscription.readings
    preferred = inscription.preferred_reading
    if preferred is None:
        return None, ()
    first = readings.index(preferred)
    texts = {
        text.whole: [place for place in text.cut if place != first] for text in witnessed(readings)
    }

    def shown(place: int) -> ShownReading:
        cut = tuple(_reading(readings[other], other, anchor) for other in texts.get(place, ()))
        return _reading(readings[place], place, anchor, witnesses=cut)

    return shown(first), tuple(shown(place) for place in texts if place != first)


def _reading(
    reading: ReadingDescription,
    place: int,
    anchor: str,
    *,
    witnesses: tuple[ShownReading, ...] = (),
) -> ShownReading:
    def anchor_at(other: int | None) -> str:
        return "" if other is None else f"{anchor}-reading-{other + 1}"

    return ShownReading(
        anchor=anchor_at(place),
        text=reading.text,
        pieces=typeset(reading.text),
        layer=reading.layer,
        language=reading.language,
        source=reading.source,
        source_note=reading.source_note,
        author=reading.author,
        certainty=reading.certainty,
        review_state=reading.review_state,
        is_preferred=reading.preferred,
        is_abridged=reading.truncates is not None,
        whole=anchor_at(reading.truncates),
        based_on=anchor_at(reading.based_on),
        witnesses=witnesses,
    )
