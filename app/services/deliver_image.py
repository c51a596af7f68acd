"""Giving out images of scans: first decided, then made.

Whoever asks for an image in some form of some version of the IIIF Image API gets what its plan
says, and one plan has one name. So one picture is made and kept for all the addresses it has.
"""

import hashlib
from dataclasses import dataclass

import orjson

from app.domain.catalogued import CataloguedImage
from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound
from app.domain.extent import Extent
from app.domain.render_plan import RenderPlan
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.iiif.canonical_request import canonical_tail
from app.iiif.image_information import ImageService, image_information
from app.iiif.image_request import ImageRequest
from app.iiif.image_version import ImageVersion
from app.iiif.rights import is_statement
from app.imaging.engine import ENGINE
from app.imaging.render import render

_TAG_DIGITS = 32


@dataclass(frozen=True, slots=True)
class OrderedImage:
    """An image that may be given, before anything of it was made.

    `canonical` is its one address of the version asked for, `etag` strong and in quotes: it
    stands for the original's bytes, the plan and what makes the picture.
    """

    sha256: str
    plan: RenderPlan
    canonical: str
    etag: str
    is_public: bool


def order_image(
    holding: Holding, viewer: Viewer, image_id: str, tail: str, *, version: ImageVersion
) -> OrderedImage:
    """Decide on `region/size/rotation/quality.format` of an image, without opening its file.

    `NotFound` where there is no such image, nothing of it can be shown, or the viewer may not know
    of it; `BadImageRequest` for what can't be made of it.
    """
    image, picture = _shown(holding, viewer, image_id)
    plan = ImageRequest.parse_tail(version, tail).plan(picture, limits=holding.limits)
    one_tail = canonical_tail(version, plan, picture=picture, limits=holding.limits)
    canonical = holding.addresses.image(image_id, one_tail, version)
    tag = hashlib.sha256(f"{image.sha256} {plan} {ENGINE}".encode()).hexdigest()[:_TAG_DIGITS]
    return OrderedImage(image.sha256, plan, canonical, f'"{tag}"', image.is_public)


def make_image(holding: Holding, ordered: OrderedImage) -> bytes:
    """Give the encoded picture: as it was made lately, or made now, when its turn comes.

    `Busy` where too much is being made; `UnreadableScan` and `DamagedHolding` where the original
    does not give the picture that the catalogue promises.
    """
    picture = holding.pictures.get(ordered.sha256, ordered.plan)
    if picture is not None:
        return picture
    with holding.pixel_work():
        picture = holding.pictures.get(ordered.sha256, ordered.plan)
        if picture is None:  # nobody made it while we waited
            path = holding.originals.path(ordered.sha256)
            picture = render(path, ordered.plan, limits=holding.limits)
            holding.pictures.keep(ordered.sha256, ordered.plan, picture)
    return picture


def describe_image(
    holding: Holding, viewer: Viewer, image_id: str, *, version: ImageVersion
) -> DeliveredDocument:
    """Give an image's information document, info.json; `NotFound` as for the image itself."""
    image, picture = _shown(holding, viewer, image_id)
    service = ImageService(
        holding.addresses.image_service(image_id, version),
        picture,
        has_colour=image.has_colour,
        rights=image.rights_uri if is_statement(image.rights_uri) else None,
    )
    body = orjson.dumps(image_information(version, service, limits=holding.limits))
    tag = hashlib.sha256(body).hexdigest()[:_TAG_DIGITS]
    return DeliveredDocument(body, f'"{tag}"', is_public=image.is_public)


def _shown(holding: Holding, viewer: Viewer, image_id: str) -> tuple[CataloguedImage, Extent]:
    with holding.open(viewer) as catalogue:
        image = catalogue.image(image_id)
    if image.picture is None:
        raise NotFound(f"There is no picture of this scan to show: it is {image.condition}.")
    return image, image.picture
