"""What answers when nothing else did."""

from typing import Final

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.errors import answer_error

_LOG: Final = structlog.get_logger()


class LastResort:
    """Turns an error that nobody foresaw into an answer with a number that stands in the log.

    It stands inside the layers that add headers: Starlette's own would answer outside of them, and
    a viewer elsewhere could not even read that something broke.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and catch what comes back as an error."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_on(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        except ClientDisconnect:
            _LOG.info("client left", path=scope["path"])
        except Exception as error:
            answer = answer_error(Request(scope), error)
            if begun:  # half an answer can't be taken back: the server closes the connection
                raise
            await answer(scope, receive, send)
