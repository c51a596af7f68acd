"""Forms are waited for here, where it costs nothing: a thread is taken when one has come.

Pages read forms in threads, of which there are few. Anybody may send a form to sign in, to harvest
or to put something aside; as many as there are threads, sent a byte at a time, would stop all.
Short records of people who may write are waited for as well: their line may be slow.
"""

from typing import Final

from anyio import fail_after
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.api.bodies import LONGEST_PAUSE_S
from app.web.errors import answer_error
from app.web.pages.small_forms import MOST_BYTES
from app.web.refusals import Stalled

_FORM: Final = "application/x-www-form-urlencoded"
_TEXT: Final = frozenset({_FORM, "application/json", "multipart/form-data"})


class WholeForms:
    """Passes a form on once it is here: whole, or more of it than whoever is not known may send.

    One that has not come within 30 seconds is refused (408).
    """

    def __init__(self, app: ASGIApp, *, within_s: float = LONGEST_PAUSE_S) -> None:
        self._app = app
        self._within_s = within_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http" or not is_waited_for(Request(scope)):
            await self._app(scope, receive, send)
            return
        try:
            with fail_after(self._within_s):
                begun = await _begun(receive)
        except TimeoutError:
            stalled = Stalled("The body stopped arriving. Nothing was kept: send it again.")
            await answer_error(Request(scope), stalled)(scope, receive, send)
            return
        kept: list[Message] = [begun]

        async def receive_on() -> Message:
            return kept.pop() if kept else await receive()

        await self._app(scope, receive_on, send)


def is_waited_for(request: Request) -> bool:
    """Whether a request's body is looked at when it is here: a form, or any other short text."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST" and kind == _FORM:
        return True
    return kind in _TEXT and is_short(request)


def is_short(request: Request) -> bool:
    """Whether a request says that its body has no more bytes than a small form."""
    announced = request.headers.get("content-length", "")
    return announced.isdecimal() and 0 < int(announced) <= MOST_BYTES


async def _begun(receive: Receive) -> Message:
    """Read a body to its end, or to the byte that a small form has no room for."""
    body, has_more = bytearray(), True
    while has_more and len(body) <= MOST_BYTES:
        message = await receive()
        if message["type"] == "http.disconnect":
            return message
        body += message.get("body", b"")
        has_more = message.get("more_body", False)
    return {"type": "http.request", "body": bytes(body), "more_body": has_more}
