"""What every application of Verso begins with: its layers, its errors, its static files.

It knows no route, so that who serves images alone loads no page.
"""

from importlib.metadata import version
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.middleware import Middleware

from app.holdings.image_holding import ImageHolding
from app.settings import Settings
from app.web.errors import answer_errors
from app.web.iiif.picture_making import PictureMaking
from app.web.iiif.ready_tiles import ReadyTiles
from app.web.iiif.tile_path import TilePath
from app.web.metrics import Metrics
from app.web.middleware.compression import Compression
from app.web.middleware.cross_origin import CrossOrigin
from app.web.middleware.form_tokens import FormTokens
from app.web.middleware.head_requests import HeadRequests
from app.web.middleware.last_resort import LastResort
from app.web.middleware.plain_paths import PlainPaths
from app.web.middleware.request_numbers import RequestNumbers
from app.web.middleware.same_origin import SameOrigin
from app.web.middleware.security_headers import SecurityHeaders
from app.web.middleware.upload_limits import UploadLimits
from app.web.middleware.whole_forms import WholeForms
from app.web.middleware.work_limits import WorkLimits
from app.web.static_files import VersoStaticFiles

_STATIC: Final = Path(__file__).with_name("static")


def bare_application(holding: ImageHolding) -> FastAPI:
    """Make an application without routes: its layers, its errors and its static files."""
    tiles, making, metrics = ReadyTiles(holding), PictureMaking(holding), Metrics()
    application = FastAPI(
        title="Verso",
        version=version("verso"),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        middleware=_layers(tiles, making, metrics, holding.settings),
    )
    application.state.holding = holding
    application.state.tiles, application.state.making = tiles, making
    application.state.metrics = metrics
    answer_errors(application)
    application.mount("/static", VersoStaticFiles(directory=_STATIC), name="static")
    return application


def _layers(
    tiles: ReadyTiles, making: PictureMaking, metrics: Metrics, settings: Settings
) -> list[Middleware]:
    """List what stands around the routes, from the outermost: what is outside sees all answers."""
    return [
        Middleware(TilePath, tiles=tiles, making=making),
        Middleware(RequestNumbers, metrics=metrics, logs_all=settings.log_requests),
        Middleware(HeadRequests),
        Middleware(SecurityHeaders, base_url=settings.base_url, tiles_url=settings.map_tiles_url),
        Middleware(CrossOrigin),
        Middleware(Compression),
        Middleware(LastResort),
        Middleware(PlainPaths),
        Middleware(WorkLimits, most_of_one=settings.costly_client_limit),
        Middleware(SameOrigin, base_url=settings.base_url),
        Middleware(WholeForms),
        Middleware(FormTokens),
        Middleware(UploadLimits),
    ]
