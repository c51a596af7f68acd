"""Text and links as version 2 has them: IIIF Presentation API 2.1.1, 3.2 and 4.3."""

from collections.abc import Iterable
from typing import Any

from app.domain.languages import LanguageMap
from app.iiif.addresses import Addresses
from app.iiif.image_version import ImageVersion
from app.iiif.language_maps import NO_LANGUAGE
from app.iiif.presented import Linked, Pair, Picture

_JPEG = "image/jpeg"


def texts(map_: LanguageMap) -> Any:
    """Write text in all its languages: 4.3 Language of Property Values.

    A single value of no language is a plain string; nothing is an empty one.
    """
    values: list[Any] = [
        value if tag == NO_LANGUAGE else {"@value": value, "@language": tag}
        for tag, several in map_.items()
        for value in several
    ]
    if len(values) == 1:
        return values[0]
    return values or ""


def metadata(pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    """3.2 `metadata`."""
    return [{"label": texts(label), "value": texts(value)} for label, value in pairs]


def links(linked: Iterable[Linked]) -> Any:
    """3.4 `related`, `rendering`, `seeAlso`: one, or a list of several."""
    written = [_link(one) for one in linked]
    return written[0] if len(written) == 1 else written


def _link(linked: Linked) -> dict[str, Any]:
    told = {"format": linked.format, "profile": linked.profile, "label": texts(linked.label)}
    return {"@id": linked.address} | {name: value for name, value in told.items() if value}


def small(picture: Picture, addresses: Addresses) -> dict[str, Any]:
    """3.2 `thumbnail`, without a service: viewers then fetch this very picture."""
    tail = f"full/{picture.size.width_px},/0/default.jpg"
    return {
        "@id": addresses.image(picture.image_id, tail, ImageVersion.V2),
        "@type": "dctypes:Image",
        "format": _JPEG,
        "width": picture.size.width_px,
        "height": picture.size.height_px,
    }


def picture(shown: Picture, addresses: Addresses) -> dict[str, Any]:
    """5.5 Image Resources: a picture with its image service of version 2 alone."""
    is_whole = shown.size == shown.whole
    size = "full" if is_whole else f"{shown.size.width_px},"
    if shown.is_capped:  # a height that is not told might be rounded up past the cap
        size = f"{shown.size.width_px},{shown.size.height_px}"
    return {
        "@id": addresses.image(shown.image_id, f"full/{size}/0/default.jpg", ImageVersion.V2),
        "@type": "dctypes:Image",
        "format": _JPEG,
        "width": shown.size.width_px,
        "height": shown.size.height_px,
        "service": {
            "@context": ImageVersion.V2.context,
            "@id": addresses.image_service(shown.image_id, ImageVersion.V2),
            "profile": ImageVersion.V2.profile,
        },
    }
