"""HEAD wherever there is GET. RFC 9110, 9.3.2."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadRequests:
    """Answers HEAD as GET is answered, header for header, and keeps the body back.

    Of a part of a body nothing is said: Range is for GET alone (14.2).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a HEAD on as a GET."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        headers = [header for header in scope["headers"] if header[0] != b"range"]
        await self._app({**scope, "method": "GET", "headers": headers}, receive, send_head)
