"""What is written on a side, as annotations on it: IIIF Presentation API 3.0, 5.5 and 5.6."""

from collections.abc import Iterator
from typing import Any

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.domain.inscriptions import ReadingDescription
from app.domain.region import Region
from app.domain.sides import SideDescription
from app.iiif.addresses import Addresses
from app.iiif.document import CONTEXT_3, json_document
from app.iiif.reading_body import reading_body

_MOTIVATION = ["supplementing", "commenting"]
"""Both: Mirador hides what is only supplementing, others look for just that."""


def annotation_page(
    photograph: CataloguedPhotograph, side_id: str, *, addresses: Addresses
) -> bytes:
    """Write the readings of one side; `NotFound` for a side that the photograph doesn't have."""
    side = next((one for one in photograph.description.sides if one.id == side_id), None)
    if side is None:
        raise NotFound("There is nothing at this address.")
    page = {
        "id": addresses.annotation_page(photograph.id, side.id),
        "type": "AnnotationPage",
        "items": [
            reading_annotation(
                photograph.id,
                side.id,
                reading.id,
                text=reading.text,
                language=reading.language,
                region=region,
                addresses=addresses,
            )
            for region, reading in _readings(side)
        ],
    }
    return json_document(CONTEXT_3, page)


def has_annotations(side: SideDescription) -> bool:
    """Whether anything has been read on a side."""
    return any(_readings(side))


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


def _readings(side: SideDescription) -> Iterator[tuple[Region | None, ReadingDescription]]:
    """Give readings in reading order, of each inscription the preferred one first.

    Those of the side as a whole come before those of a region: TIFY throws an error where one
    with a region is followed by one without.
    """
    for inscription in sorted(side.inscriptions, key=lambda one: one.region is not None):
        for reading in sorted(inscription.readings, key=lambda one: not one.preferred):
            if reading.text.strip():
                yield inscription.region, reading
