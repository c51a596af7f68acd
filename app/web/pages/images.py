"""The one page of a server that has images only: which there are, and where they answer."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.catalogued import Page
from app.domain.named_image import NamedImage
from app.iiif.image_version import ImageVersion
from app.web.pages.links import with_query
from app.web.pages.rendering import respond
from app.web.viewing import image_holding_of


class Listing(Protocol):
    """What can be listed."""

    def __call__(self, *, after: str | None) -> Page[NamedImage]:
        """Give a leaf of the list; `after` is what the leaf before said."""


@dataclass(frozen=True, slots=True)
class ImageLine:
    """An image, a small picture of it and its descriptions."""

    name: str
    picture: str
    version_3: str
    version_2: str


@dataclass(frozen=True, slots=True)
class ImagesFields:
    """The lines of a leaf; `next_link` turns it, and is empty on the last."""

    images: tuple[ImageLine, ...]
    next_link: str


def images_router(listing: Listing) -> APIRouter:
    """Make the page over a list."""
    router = APIRouter(include_in_schema=False)
    router.add_api_route("/", partial(_images, listing), methods=["GET"])
    return router


def _images(listing: Listing, request: Request, after: str | None = None) -> HTMLResponse:
    page = listing(after=after)
    lines = tuple(_line(request, image) for image in page.items)
    next_link = with_query("", after=page.after) if page.after else ""
    return respond(request, "images.html", ImagesFields(lines, next_link))


def _line(request: Request, image: NamedImage) -> ImageLine:
    addresses = image_holding_of(request).addresses
    return ImageLine(
        image.name,
        addresses.image(image.id, "full/!120,120/0/default.jpg"),
        f"{addresses.image_service(image.id)}/info.json",
        f"{addresses.image_service(image.id, ImageVersion.V2)}/info.json",
    )
