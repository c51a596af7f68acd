"""A web server of images alone: over a holding, or over a folder of pictures."""

import socket
from functools import partial
from typing import Final

from app import worker
from app.cli.serving import serve_application
from app.holdings import Holding
from app.holdings.picture_folder import PictureFolder
from app.services.list_images import list_images
from app.web.image_server import create_image_server

_LEAF: Final = 100


def serve_images_of(holding: Holding, listener: socket.socket) -> None:
    """Serve the images of a holding, without pages, records and API."""
    application = create_image_server(holding, listing=partial(list_images, holding, limit=_LEAF))
    serve_application(application, listener, work=partial(worker.run, holding))


def serve_folder(folder: PictureFolder, listener: socket.socket) -> None:
    """Serve the pictures in a folder."""
    application = create_image_server(folder, listing=partial(folder.listed, limit=_LEAF))
    serve_application(application, listener, work=folder.work)
