"""What is written on a side, as annotations on it: IIIF Presentation API 3.0, 5.5 and 5.6."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.domain.inscriptions import ReadingDescription, ReadingLayer
from app.domain.region import Region
from app.domain.sides import SideDescription
from app.iiif.addresses import Addresses
from app.iiif.document import json_document
from app.iiif.parts_3 import link
from app.iiif.presentation_version import PresentationVersion
from app.iiif.reading_body import reading_body
from app.iiif.terms import LAYERS, named

_MOTIVATION: Final = ["supplementing", "commenting"]
"""Both: Mirador hides what is only supplementing, others look for just that."""
_CONTEXT: Final = PresentationVersion.V3.context


@dataclass(frozen=True, slots=True)
class Written:
    """A reading where it stands: on a side, or on a region of it."""

    side_id: str
    region: Region | None
    reading: ReadingDescription


def annotation_page(
    photograph: CataloguedPhotograph, side_id: str, *, addresses: Addresses
) -> bytes:
    """Write the readings of one side; `NotFound` for a side that the photograph doesn't have.

    One page for all layers: TIFY looks at the first page alone. It names the layers that have
    readings in it, each of which has pages of its own.
    """
    written = readings_on(side_of(photograph, side_id))
    page: dict[str, Any] = {
        "id": addresses.annotation_page(photograph.id, side_id),
        "type": "AnnotationPage",
        "items": annotations(photograph.id, written, addresses=addresses),
    }
    layers = dict.fromkeys(one.reading.layer for one in written)
    if layers:
        page["partOf"] = [layer_link(photograph.id, layer, addresses) for layer in layers]
    return json_document(_CONTEXT, page)


def side_of(photograph: CataloguedPhotograph, side_id: str) -> SideDescription:
    """Find a side; `NotFound` where the photograph doesn't have it."""
    for side in photograph.description.sides:
        if side.id == side_id:
            return side
    raise NotFound("There is nothing at this address.")


def layer_link(photograph_id: str, layer: ReadingLayer, addresses: Addresses) -> dict[str, Any]:
    """Point to the collection of a layer, by its name in each language of the house."""
    address = addresses.layer(photograph_id, layer)
    return link(address, "AnnotationCollection", named(LAYERS, layer))


def has_annotations(side: SideDescription) -> bool:
    """Whether anything has been read on a side."""
    return any(_readings(side))


def readings_on(side: SideDescription) -> tuple[Written, ...]:
    """Give what is read on a side, in reading order, of each inscription the preferred one first.

    Those of the side as a whole come before those of a region: TIFY throws an error where one
    with a region is followed by one without.
    """
    return tuple(_readings(side))


def readings_of(photograph: CataloguedPhotograph) -> tuple[Written, ...]:
    """Give all that is read on a photograph, side by side."""
    return tuple(one for side in photograph.description.sides for one in _readings(side))


def annotations(
    photograph_id: str, written: Iterable[Written], *, addresses: Addresses
) -> list[dict[str, Any]]:
    """Write readings as annotations."""
    return [
        reading_annotation(
            photograph_id,
            one.side_id,
            one.reading.id,
            text=one.reading.text,
            language=one.reading.language,
            region=one.region,
            addresses=addresses,
        )
        for one in written
    ]


def reading_annotation(  # noqa: PLR0913 - a reading is known by where it stands
    photograph_id: str,
    side_id: str,
    reading_id: str,
    *,
    text: str,
    language: str,
    region: Region | None,
    addresses: Addresses,
) -> dict[str, Any]:
    """Write one reading as an annotation that every viewer shows. The text is verbatim.

    One body, and a target that is a plain address: anything richer is lost in some viewer.
    """
    return {
        "id": addresses.annotation(photograph_id, reading_id),
        "type": "Annotation",
        "motivation": _MOTIVATION,
        "body": reading_body(text, language),
        "target": target(addresses.canvas(photograph_id, side_id), region),
    }


def target(canvas_id: str, region: Region | None) -> str:
    """Name a region of a canvas, or all of it. Media Fragments URI 1.0, 4.2.2."""
    return f"{canvas_id}#xywh={region.xywh}" if region else canvas_id


def _readings(side: SideDescription) -> Iterator[Written]:
    for inscription in sorted(side.inscriptions, key=lambda one: one.region is not None):
        for reading in sorted(inscription.readings, key=lambda one: not one.preferred):
            if reading.text.strip():
                yield Written(side.id, inscription.region, reading)
