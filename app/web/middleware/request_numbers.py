"""Each request has a number: the log has it, and the answer, so that one finds the other."""

import secrets
import time
from typing import Final

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

from app.web.metrics import Metrics

HEADER: Final = "x-request-id"
_IMAGES: Final = ("/iiif/2/", "/iiif/3/")  # their answers are the same by the short way
_KINDS: Final = {"api": "api", "iiif": "iiif", "static": "static"}

_LOG: Final = structlog.get_logger()


class RequestNumbers:
    """Numbers requests, counts them, and logs each where that is wanted.

    Nothing of a request is logged but its method and its path: a query, a header or a form may have
    what is nobody's business. A number that a client sends is not taken over: it could be anything.
    """

    def __init__(self, app: ASGIApp, *, metrics: Metrics, logs_all: bool = False) -> None:
        self._app = app
        self._metrics = metrics
        self._logs_all = logs_all

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, numbered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number, started, status = secrets.token_hex(8), time.perf_counter(), 0

        async def send_numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                if not scope["path"].startswith(_IMAGES):
                    MutableHeaders(scope=message)[HEADER] = number
            await send(message)

        with bound_contextvars(request=number):
            try:
                await self._app(scope, receive, send_numbered)
            finally:
                self._note(scope, status, time.perf_counter() - started)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        first = scope["path"].strip("/").partition("/")[0]
        kind = _KINDS.get(first, "page")
        self._metrics.answered(scope["method"], status, seconds, kind=kind)
        if self._logs_all:
            _LOG.info(
                "answered",
                method=scope["method"],
                path=scope["path"],
                status=status,
                ms=round(seconds * 1000, 1),
            )
