"""The little windows of IIIF Authorization Flow: one signs in, is signed in, or signs out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.web.pages.rendering import respond


class Window(StrEnum):
    """What a window is for."""

    DONE = "done"
    ASK = "ask"  # whether one wants to be signed out
    OUT = "out"


@dataclass(frozen=True, slots=True)
class WindowFields:
    """A window that a viewer opened. `state` says what for; it closes itself unless it asks."""

    state: Window


@dataclass(frozen=True, slots=True)
class MessageFields:
    """A frame that nobody sees. `message` is what its script posts, and to which origin."""

    message: dict[str, Any]


def window(request: Request, state: Window) -> HTMLResponse:
    """Answer with one of the windows."""
    return _kept_by_nobody(respond(request, "authorization.html", WindowFields(state)))


def frame(request: Request, message: dict[str, Any], *, target: str) -> HTMLResponse:
    """Answer with a frame that posts a message to an origin."""
    fields = MessageFields({"message": message, "target": target})
    return _kept_by_nobody(respond(request, "authorization_message.html", fields))


def _kept_by_nobody(answer: HTMLResponse) -> HTMLResponse:
    answer.headers["cache-control"] = "private, no-store"
    return answer
