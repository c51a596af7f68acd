"""The web application of images alone: for whoever needs an image server and no catalogue."""

from importlib.metadata import version

from fastapi import FastAPI

from app.holdings.image_holding import ImageHolding
from app.web.application import STATIC, layers
from app.web.errors import answer_errors
from app.web.iiif import image
from app.web.iiif.ready_tiles import ReadyTiles
from app.web.pages.images import Listing, images_router
from app.web.static_files import VersoStaticFiles


def create_image_server(holding: ImageHolding, *, listing: Listing) -> FastAPI:
    """Make the application over what images are given out from; `listing` fills its one page.

    Faults are told in a line of text: the pages of the catalogue, and the ways to them, are not
    here.
    """
    tiles = ReadyTiles(holding)
    application = FastAPI(
        title="Verso",
        version=version("verso"),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        middleware=layers(tiles, base_url=holding.settings.base_url),
    )
    application.state.holding = holding
    application.state.tiles = tiles
    application.state.has_pages = False
    answer_errors(application)
    application.include_router(image.router)
    application.include_router(images_router(listing))
    application.mount("/static", VersoStaticFiles(directory=STATIC), name="static")
    return application
