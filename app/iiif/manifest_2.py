"""What is presented, written as a manifest of version 2: IIIF Presentation API 2.1.1, 5.1 to 5.4.

Plain structures. Of several captures of a side only the first is in it: viewers of today request
the address of an `oa:Choice` as if it were a picture, and stay blank.
"""

from typing import Any

from app.iiif.addresses import Addresses
from app.iiif.document import json_document
from app.iiif.manifest_searches import search_1
from app.iiif.presentation_version import PresentationVersion
from app.iiif.presented import Chapter, Presented, PresentedSide, SidePlace
from app.iiif.texts_2 import links, metadata, picture, small, texts

_V2 = PresentationVersion.V2


def manifest_2(presented: Presented, *, addresses: Addresses) -> bytes:
    """Write a manifest as JSON. Equal things make equal bytes."""
    document = {
        "@id": addresses.manifest(presented.id, _V2),
        "@type": "sc:Manifest",
        "label": texts(presented.label),
        "metadata": metadata(presented.metadata),
        "related": links([presented.homepage]),
        "viewingHint": _hint(presented),
        "sequences": [_sequence(presented, addresses)],
        **_optional(presented, addresses),
    }
    return json_document(_V2.context, document)


def _optional(presented: Presented, addresses: Addresses) -> dict[str, Any]:
    """Give what only some have; an empty property would be an error."""
    happened_at, keeper = presented.happened_at, presented.keeper
    found = {
        "description": texts(presented.summary),
        "attribution": texts(presented.credit),
        "license": presented.rights,
        "logo": keeper.logo if keeper else None,
        "seeAlso": links(presented.see_also),
        "rendering": links(presented.rendering),
        "navDate": f"{happened_at:%Y-%m-%dT%H:%M:%SZ}" if happened_at else None,
        "within": _unit(presented, addresses),
        "thumbnail": small(presented.small, addresses) if presented.small else None,
        "structures": [_range(one, presented, addresses) for one in presented.chapters],
        "service": search_1(presented.id, addresses),
    }
    return {name: value for name, value in found.items() if value}


def _hint(presented: Presented) -> str:
    return "paged" if presented.is_paged else "individuals"


def _unit(presented: Presented, addresses: Addresses) -> str | None:
    return addresses.collection(presented.unit.id, version=_V2) if presented.unit else None


def _sequence(presented: Presented, addresses: Addresses) -> dict[str, Any]:
    """5.2 Sequence: the one there is, with where to begin."""
    start = presented.starts_at
    return {
        "@id": addresses.sequence(presented.id),
        "@type": "sc:Sequence",
        "viewingHint": _hint(presented),
        **({"startCanvas": _canvas_of(start, addresses)} if start else {}),
        "canvases": [_canvas(side, presented, addresses) for side in presented.sides],
    }


def _canvas(side: PresentedSide, presented: Presented, addresses: Addresses) -> dict[str, Any]:
    """5.3 Canvas. What is written on it is in a list of its own."""
    place = side.place
    list_id = addresses.annotation_list(place.photograph_id, place.side_id)
    written = {"@id": list_id, "@type": "sc:AnnotationList"}
    found = {
        "images": _images(side, addresses),
        "metadata": metadata(side.metadata),
        "thumbnail": small(side.small, addresses) if side.small else None,
        "rendering": links(side.rendering),
        "description": texts(side.notice),
        "viewingHint": "non-paged" if presented.is_paged and side.stands_apart else None,
        "otherContent": [written] if side.is_written_on else None,
    }
    return {
        "@id": _canvas_of(place, addresses),
        "@type": "sc:Canvas",
        "label": texts(side.label),
        "width": side.size.width_px,
        "height": side.size.height_px,
        **{name: value for name, value in found.items() if value},
    }


def _images(side: PresentedSide, addresses: Addresses) -> list[dict[str, Any]]:
    """5.4 Image Resources: none where there is nothing to see."""
    return [
        {
            "@id": addresses.painting(side.place.photograph_id, side.place.side_id),
            "@type": "oa:Annotation",
            "motivation": "sc:painting",
            "resource": picture(capture, addresses),
            "on": _canvas_of(side.place, addresses),
        }
        for capture in side.captures[:1]
    ]


def _range(chapter: Chapter, presented: Presented, addresses: Addresses) -> dict[str, Any]:
    """5.7 Range."""
    return {
        "@id": addresses.range(presented.id, chapter.id),
        "@type": "sc:Range",
        "label": texts(chapter.label),
        "canvases": [_canvas_of(place, addresses) for place in chapter.sides],
    }


def _canvas_of(place: SidePlace, addresses: Addresses) -> str:
    return addresses.canvas(place.photograph_id, place.side_id)
