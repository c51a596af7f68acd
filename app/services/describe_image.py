"""Giving out what an image is: its information document, info.json."""

import hashlib
from typing import Any, Final

import orjson

from app.domain.catalogued import CataloguedImage
from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound, ShownSmaller
from app.domain.size_caps import reduced_name
from app.domain.viewers import THE_DESK, Viewer
from app.holdings.image_holding import ImageHolding
from app.iiif.authorization import authorization_services
from app.iiif.image_information import ImageService, image_information
from app.iiif.image_version import ImageVersion
from app.iiif.rights import is_statement

_TAG_DIGITS: Final = 32


def describe_image(  # noqa: PLR0913 - which image, for whom, and how it is told
    holding: ImageHolding,
    viewer: Viewer,
    image_id: str,
    *,
    version: ImageVersion,
    language: str = "en",
    instead: bool = False,
) -> DeliveredDocument:
    """Describe an image to one who may see it; `NotFound` as for the image itself.

    Of one that not everybody may see it is told how to sign in, and out again: in `language` where
    that can be told in one only. `ShownSmaller` where the viewer sees it only as another image,
    which tells of these ways too where it is met `instead` of the whole.
    """
    with holding.open(viewer) as catalogue:
        image = catalogue.image(image_id)
    if image.capped is not None and not image.is_reduced:
        smaller = reduced_name(image.id, image.cap_px or 0)
        raise ShownSmaller.of(image.capped, name=smaller)
    return _described(holding, image, version, language, is_instead=instead)


def describe_closed_image(
    holding: ImageHolding, image_id: str, *, version: ImageVersion, language: str = "en"
) -> DeliveredDocument:
    """Describe an image to one from whom it is withheld: its size, and how to sign in.

    Authorization Flow 1.0, 2.3: who is turned away gets the same document as who is let in. Only
    for an image of which the public may know that it is here and closed.
    """
    with holding.open(THE_DESK) as catalogue:
        image = catalogue.image(image_id)
    return _described(holding, image, version, language)


def _described(
    holding: ImageHolding,
    image: CataloguedImage,
    version: ImageVersion,
    language: str,
    *,
    is_instead: bool = False,
) -> DeliveredDocument:
    if image.shown_as is None:
        raise NotFound(f"There is no picture of this scan to show: it is {image.condition}.")
    ways: list[dict[str, Any]] = []
    if is_instead if image.is_reduced else not image.is_public:
        ways = authorization_services(image.id, addresses=holding.addresses, language=language)
    service = ImageService(
        holding.addresses.image_service(image.name, version),
        image.shown_as,
        is_enlarged=not image.is_reduced,
        has_colour=image.has_colour,
        rights=image.rights_uri if is_statement(image.rights_uri) else None,
        services=tuple(ways),
    )
    document = image_information(version, service, limits=holding.limits)
    body = orjson.dumps(document)
    tag = hashlib.sha256(body).hexdigest()[:_TAG_DIGITS]
    return DeliveredDocument(body, f'"{tag}"', is_public=image.is_public)
