"""The web application of one holding."""

from importlib.metadata import version
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from app.holdings import Holding
from app.web.errors import answer_errors
from app.web.routes import ROUTERS
from app.web.static_files import VersoStaticFiles

STATIC: Final = Path(__file__).with_name("static")


def create_application(holding: Holding) -> FastAPI:
    """Make the application over an open holding, which stays the caller's to close."""
    application = FastAPI(
        title="Verso",
        version=version("verso"),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    application.state.holding = holding
    answer_errors(application)
    for router in ROUTERS:
        application.include_router(router)
    application.mount("/static", VersoStaticFiles(directory=STATIC), name="static")
    return application
