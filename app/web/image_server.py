"""The web application of images alone: for whoever needs an image server and no catalogue."""

from fastapi import FastAPI

from app.holdings.image_holding import ImageHolding
from app.web.bare_application import bare_application
from app.web.iiif import image
from app.web.pages.images import Listing, images_router


def create_image_server(holding: ImageHolding, *, listing: Listing) -> FastAPI:
    """Make the application over what images are given out from; `listing` fills its one page.

    Faults are told in a line of text: the pages of the catalogue, and the ways to them, are not
    here.
    """
    application = bare_application(holding)
    application.state.has_pages = False
    application.include_router(image.router)
    application.include_router(images_router(listing))
    return application
