"""What is changed by somebody who is signed in was sent from a page that was given to them.

One layer for all routes: no form and no route can be forgotten, and nothing of a body is acted on
before. Whoever sends a token of the API (`Authorization: Bearer`) and no cookie of a session needs
none of this: no browser adds a token on its own. A cookie that comes along is asked for its token
all the same, for some routes look at nothing else. See also `app.web.middleware.same_origin`, which
stands before it.
"""

import re
from typing import Final

from anyio import fail_after
from python_multipart.multipart import parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.domain.errors import VersoError
from app.web.api.bodies import LONGEST_PAUSE_S
from app.web.errors import answer_error
from app.web.form_token import FIELD, HEADER, TOKEN, is_token_of
from app.web.pages.form_again import form_again
from app.web.pages.sign_in import SIGN_IN
from app.web.refusals import Stalled
from app.web.session_cookie import sent_cookie
from app.web.viewing import signed_in
from app.web.visit_cookie import visit_of

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOKED_AT_BYTES: Final = 1024
"""How much of a body is looked at: the token is a form's first field."""

_NAME: Final = FIELD.encode()
_URLENCODED: Final = re.compile(rb"%b=(%b)(?:&|\Z)" % (_NAME, TOKEN))


class FormTokens:
    """Refuses a change that bears a session's cookie and not its token (403).

    The token is a header of our scripts, or the first field of a form; it is taken out of the body,
    so that no reader of a form meets it. Signing in is bound to a cookie of its own. Without a
    session there is nothing else that another could make use of.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on that is proven."""
        if scope["type"] != "http" or scope["method"] in _SAFE:
            await self._app(scope, receive, send)
            return
        try:
            cookie = await run_in_threadpool(_bound_to, Request(scope))
            if cookie is None:
                await self._app(scope, receive, send)
                return
            body = _Body(scope, receive)
            token = Request(scope).headers.get(HEADER) or await body.token()
        except VersoError as error:
            await answer_error(Request(scope), error)(scope, receive, send)
            return
        if is_token_of(token, cookie):
            await self._app(body.scope, body.receive, send)
            return
        answer = await run_in_threadpool(form_again, Request(body.scope, body.receive))
        await answer(scope, receive, send)


def _bound_to(request: Request) -> str | None:
    """Give the cookie that a request's token has to be of; None where it needs none."""
    if request.url.path == SIGN_IN:
        return visit_of(request)
    return sent_cookie(request) if signed_in(request) else None


class _Body:
    """A request's body, of which the beginning was looked at and the token taken out."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.scope = scope
        self._receive = receive
        self._kept: Message | None = None

    async def token(self) -> str:
        """Read as far as a token can stand, and give it; empty where there is none."""
        opening = _opening(Request(self.scope).headers.get("content-type", ""))
        if opening is None:
            return ""
        begun, has_more = await self._begun()
        found = opening.match(begun)
        cut = found.end() if found else 0
        self._kept = {"type": "http.request", "body": begun[cut:], "more_body": has_more}
        self.scope = {**self.scope, "headers": _shortened(self.scope["headers"], cut)}
        return found[1].decode("ascii") if found else ""

    async def receive(self) -> Message:
        """Give what was looked at, then what comes."""
        kept, self._kept = self._kept, None
        return kept or await self._receive()

    async def _begun(self) -> tuple[bytes, bool]:
        begun, has_more = b"", True
        try:
            with fail_after(LONGEST_PAUSE_S):
                while has_more and len(begun) < _LOOKED_AT_BYTES:
                    message = await self._receive()
                    begun += message.get("body", b"")
                    has_more = message.get("more_body", False)
        except TimeoutError:
            raise Stalled("The body stopped arriving. Nothing was kept: send it again.") from None
        return begun, has_more


def _opening(content_type: str) -> re.Pattern[bytes] | None:
    """Tell how a form of this kind begins that has a token; None where it is no form.

    RFC 7578; HTML, 4.10.21.7 Multipart form data and 4.10.21.8 URL-encoded form data.
    """
    kind, options = parse_options_header(content_type.encode("latin-1", "replace"))
    if kind == b"application/x-www-form-urlencoded":
        return _URLENCODED
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        return None
    between = re.escape(b"--" + boundary)
    return re.compile(
        rb'%b\r\nContent-Disposition: form-data; name="%b"\r\n\r\n(%b)\r\n(?=%b)'
        % (between, _NAME, TOKEN, between),
        re.IGNORECASE,
    )


def _shortened(headers: list[tuple[bytes, bytes]], cut: int) -> list[tuple[bytes, bytes]]:
    """Say how long the body is without what was cut out of it."""
    return [
        (name, b"%d" % (int(value) - cut) if name == b"content-length" else value)
        for name, value in headers
    ]
