"""In what an address answers: a picture's or a list's server speaks text, a page speaks HTML."""

from enum import Enum, auto
from typing import Final

from starlette.requests import Request

_IMAGES: Final = ("/iiif/2/", "/iiif/3/")
_DOCUMENTS: Final = ("/iiif/", "/api/")
_LINES: Final = (".json", ".jsonl", ".csv")
_PAGES: Final = ("/api/docs",)


class Medium(Enum):
    """What whoever asks there can read."""

    TEXT = auto()
    DOCUMENT = auto()
    PAGE = auto()


def medium_of(request: Request) -> Medium:
    """Tell by the address alone: it says whether a program or a person asks."""
    path = request.url.path
    application = request.scope.get("app")  # none where a layer answers before it
    has_pages = getattr(getattr(application, "state", None), "has_pages", True)
    if path.startswith(_IMAGES) or not has_pages:
        return Medium.TEXT
    if path.endswith(_LINES) or (path.startswith(_DOCUMENTS) and path not in _PAGES):
        return Medium.DOCUMENT
    return Medium.PAGE
