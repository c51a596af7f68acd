"""Large bodies are taken in so many at a time: each holds a thread for as long as it arrives."""

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope

from app.holdings.holding import digest_of
from app.web.client import client_of
from app.web.middleware.whole_forms import is_short, is_waited_for
from app.web.middleware.work_limits import READS, WorkLimits
from app.web.viewing import bearer_token

_AT_ONCE: Final = 24  # of 40 threads: the rest is for those who read
_QUEUE: Final = 96


class UploadLimits(WorkLimits):
    """Lets so many files be sent at once; the rest wait with nothing of theirs read.

    Half of them may be one sender's, however slow: a sender is an account, or a token, for people
    of one house share an address. It stands next to the routes, past what refuses strangers' forms.
    Who has waited for 20 seconds is told to come again (503 with Retry-After), as clients of tus
    do.
    """

    def __init__(self, app: ASGIApp, *, at_once: int = _AT_ONCE, queue: int = _QUEUE) -> None:
        super().__init__(
            app,
            most_of_one=max(1, (at_once + queue) // 2),
            most_at_work=max(1, at_once // 2),
            at_once=at_once,
            queue=queue,
        )

    def is_limited(self, request: Request) -> bool:
        """Whether a request has a body that may be long in coming."""
        has_body = request.headers.get("content-length", "0") != "0"
        has_body = has_body or "transfer-encoding" in request.headers
        is_here = is_waited_for(request) and is_short(request)
        return has_body and request.method not in READS and not is_here

    def whose(self, scope: Scope) -> str:
        """Name the sender: `FormTokens`, which stands outside, has looked who is signed in."""
        request = Request(scope)
        known = getattr(request.state, "signed_in", None)
        if known is not None:
            return f"account {known.account.id}"
        token = bearer_token(request)
        return f"token {digest_of(token)}" if token else client_of(scope)

    async def has_gone(self, receive: Receive) -> None:  # noqa: ARG002 - reading would take of it
        """Never look: a body stays with the client until it is its turn."""
        await asyncio.Event().wait()
