"""Small parts of documents of version 3: links, pairs and thumbnails, as plain structures."""

from collections.abc import Iterable
from typing import Any

from app.domain.languages import LanguageMap
from app.iiif.addresses import Addresses
from app.iiif.presented import Linked, Pair, Picture

_JPEG = "image/jpeg"


def link(address: str, kind: str, label: LanguageMap) -> dict[str, Any]:
    """Point to another document. IIIF Presentation API 3.0, 3.3.2."""
    return {"id": address, "type": kind, "label": label}


def links(linked: Iterable[Linked]) -> list[dict[str, Any]]:
    """Lead to what stands beside: 3.3.1 `homepage`, `rendering`, `seeAlso`."""
    return [_link(one) for one in linked]


def _link(linked: Linked) -> dict[str, Any]:
    told = {
        "format": linked.format,
        "language": list(linked.languages),
        "profile": linked.profile,
    }
    shown = {name: value for name, value in told.items() if value}
    return link(linked.address, linked.kind, linked.label) | shown


def metadata(pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    """3.1 `metadata`."""
    return [{"label": label, "value": value} for label, value in pairs]


def small(picture: Picture, addresses: Addresses) -> dict[str, Any]:
    """3.1 `thumbnail`: one of the sizes that info.json lists.

    Without a service: viewers then fetch this very picture, and ask for nothing else.
    """
    size = picture.size
    tail = f"full/{size.width_px},{size.height_px}/0/default.jpg"
    return {
        "id": addresses.image(picture.image_id, tail),
        "type": "Image",
        "format": _JPEG,
        "width": size.width_px,
        "height": size.height_px,
    }
