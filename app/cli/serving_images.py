"""A web server of images alone: over a holding, or over a folder of pictures."""

import socket
from functools import partial
from typing import Final

from fastapi import FastAPI

from app import main
from app.cli.serving import Work, serve_application
from app.cli.serving_by_many import end_with_the_keeper
from app.holdings import Holding, open_holding
from app.holdings.picture_folder import PictureFolder
from app.services.list_images import list_images
from app.settings import read_settings
from app.web.image_server import create_image_server

_LEAF: Final = 100


def serve_images_of(holding: Holding, listener: socket.socket, *, work: Work) -> None:
    """Serve the images of a holding, without pages, records and API."""
    serve_application(_images_of(holding), listener, work=work)


def images_of_one() -> FastAPI:
    """Make the image server of one of several processes, by the settings in the environment."""
    end_with_the_keeper()
    main.log_plainly()
    return _images_of(open_holding(read_settings()))


def _images_of(holding: Holding) -> FastAPI:
    return create_image_server(holding, listing=partial(list_images, holding, limit=_LEAF))


def serve_folder(folder: PictureFolder, listener: socket.socket) -> None:
    """Serve the pictures in a folder."""
    application = create_image_server(folder, listing=partial(folder.listed, limit=_LEAF))
    serve_application(application, listener, work=folder.work)
