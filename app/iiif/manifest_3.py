"""What is presented, written as a manifest of version 3: IIIF Presentation API 3.0, 5.2."""

from typing import Any

from iiif_prezi3 import Canvas, CanvasRef, Manifest, Range

from app.iiif.addresses import Addresses
from app.iiif.canvas_3 import canvas_3
from app.iiif.document import json_document
from app.iiif.labels import Label
from app.iiif.manifest_links import logo_format
from app.iiif.manifest_searches import search_services
from app.iiif.parts_3 import link, links, metadata, small
from app.iiif.presentation_version import NAV_PLACE, PresentationVersion
from app.iiif.presented import Chapter, Keeper, Presented, SidePlace

_CONTEXT = PresentationVersion.V3.context


def manifest_3(presented: Presented, *, addresses: Addresses) -> bytes:
    """Write a manifest as JSON. Equal things make equal bytes.

    Each canvas is made by itself and written at once: of an album with 1,000 sides iiif-prezi3's
    objects would take more memory than all else.
    """
    made = Manifest(
        id=addresses.manifest(presented.id),
        label=presented.label,
        behavior=["paged" if presented.is_paged else "individuals"],
        metadata=metadata(presented.metadata),
        homepage=links([presented.homepage]),
        items=[],
        **_optional(presented, addresses),
    )
    written = _written(made)
    written["items"] = [
        _written(canvas_3(side, addresses, is_paged=presented.is_paged)) for side in presented.sides
    ]
    return json_document([NAV_PLACE, _CONTEXT] if presented.points else _CONTEXT, written)


def _written(made: Manifest | Canvas) -> dict[str, Any]:
    written: dict[str, Any] = made.model_dump(mode="json", by_alias=True, exclude_none=True)
    return written


def _optional(presented: Presented, addresses: Addresses) -> dict[str, Any]:
    """Give what only some have; an empty property would be an error."""
    found = {
        "summary": presented.summary,
        "requiredStatement": _credit(presented),
        "rights": presented.rights,
        "seeAlso": links(presented.see_also),
        "rendering": links(presented.rendering),
        "navDate": presented.happened_at,
        "navPlace": _places(presented, addresses),
        "provider": [_keeper(presented.keeper)] if presented.keeper else None,
        "partOf": _unit(presented, addresses),
        "thumbnail": [small(presented.small, addresses)] if presented.small else None,
        "structures": [_range(one, presented, addresses) for one in presented.chapters],
        "start": _start(presented.starts_at, addresses),
        "service": search_services(presented.id, addresses=addresses),
    }
    return {name: value for name, value in found.items() if value}


def _credit(presented: Presented) -> dict[str, Any] | None:
    """3.1 `requiredStatement`: the credit line in each language, else the holder's usual one."""
    credit = presented.credit
    return {"label": Label.CREDIT_LINE.texts, "value": credit} if credit else None


def _keeper(keeper: Keeper) -> dict[str, Any]:
    """3.1 `provider`. The logo has no service: Mirador would ask for one `NaN` wide."""
    agent: dict[str, Any] = {"id": keeper.address, "type": "Agent", "label": keeper.names}
    if keeper.homepage:
        agent["homepage"] = links([keeper.homepage])
    if keeper.logo:
        format_ = logo_format(keeper.logo)
        logo = {"id": keeper.logo, "type": "Image"}
        agent["logo"] = [logo | ({"format": format_} if format_ else {})]
    return agent


def _unit(presented: Presented, addresses: Addresses) -> list[dict[str, Any]] | None:
    if presented.unit is None:
        return None
    return [link(addresses.collection(presented.unit.id), "Collection", presented.unit.label)]


def _places(presented: Presented, addresses: Addresses) -> dict[str, Any] | None:
    """Extension navPlace 1.0: GeoJSON has longitude first (RFC 7946, 3.1.1)."""
    if not presented.points:
        return None
    features = [
        {
            "id": addresses.place(point.id),
            "type": "Feature",
            "properties": {"label": {"none": [point.name]}},
            "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        }
        for point in presented.points
    ]
    return {"type": "FeatureCollection", "features": features}


def _range(chapter: Chapter, presented: Presented, addresses: Addresses) -> Range:
    """5.4 Range. What it points to must be a `CanvasRef`: else iiif-prezi3 adds empty `items`."""
    items = [CanvasRef(**_canvas_of(place, addresses)) for place in chapter.sides]
    range_id = addresses.range(presented.id, chapter.id)
    return Range(id=range_id, label=chapter.label, items=items)


def _start(place: SidePlace | None, addresses: Addresses) -> dict[str, str] | None:
    return _canvas_of(place, addresses) if place else None


def _canvas_of(place: SidePlace, addresses: Addresses) -> dict[str, str]:
    return {"id": addresses.canvas(place.photograph_id, place.side_id), "type": "Canvas"}
