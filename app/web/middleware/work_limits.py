"""What costs much is done a little at a time, for everybody in turn."""

import asyncio
import re
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.domain.errors import Busy
from app.holdings.pixel_work import PixelWork, Place
from app.web.client import client_of
from app.web.errors import answer_error

_COSTLY: Final = re.compile(
    r"/search(\.[a-z]+)?|/api/(search|words|suggest)|/iiif/(search|autocomplete)/.*"
    r"|/iiif/presentation/[23]/collection/(search|selection/.*)|/oai|/sitemap.*"
    r"|/photographs/[^/]+/(similar|sheet\.pdf)|/selection/.*|/admin/audit\..*"
)
READS: Final = frozenset({"GET", "HEAD"})
_AT_ONCE: Final = 8
_QUEUE: Final = 96
_LONGEST_WAIT_S: Final = 20.0


class WorkLimits:
    """Lets so many searches, lists and documents be made at once, and clients take turns.

    The rest wait, so that threads are left for pages; past `most_of_one` of a client, 96 of all, or
    20 seconds, the answer is 503 with Retry-After. Images have a limiter of their own.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        most_of_one: int,
        most_at_work: int | None = None,
        at_once: int = _AT_ONCE,
        queue: int = _QUEUE,
    ) -> None:
        self._app = app
        self.work: Final = PixelWork(
            workers=at_once, queue=queue, most_of_one=most_of_one, most_at_work=most_at_work
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on in its turn."""
        if scope["type"] != "http" or not self.is_limited(Request(scope)):
            await self._app(scope, receive, send)
            return
        try:
            place = await self._turn(self.whose(scope), receive)
        except Busy as fault:
            await answer_error(Request(scope), fault)(scope, receive, send)
            return
        except ClientDisconnect:
            return
        try:
            await self._app(scope, receive, send)
        finally:
            self.work.leave(place)

    def is_limited(self, request: Request) -> bool:
        """Whether a request waits for its turn."""
        path = request.scope["path"]
        return request.method in READS and _COSTLY.fullmatch(path) is not None

    def whose(self, scope: Scope) -> str:
        """Name who has a share of the turns: clients, by where they are on the network."""
        return client_of(scope)

    async def has_gone(self, receive: Receive) -> None:
        """Return when the client has hung up; a question has no body of use, so none is kept."""
        while (await receive())["type"] != "http.disconnect":
            pass

    async def _turn(self, client: str, receive: Receive) -> Place:
        """Wait so long, and as long as the client does."""
        loop = asyncio.get_running_loop()
        came: asyncio.Future[None] = loop.create_future()

        def begin(_: Place) -> None:
            loop.call_soon_threadsafe(_tell, came)

        try:
            place = self.work.ask(begin, client=client)
        except Busy:
            raise Busy("You are asking for too much at once. Try again shortly.") from None
        if place.is_at_work:
            return place
        gone = asyncio.ensure_future(self.has_gone(receive))
        try:
            first = asyncio.FIRST_COMPLETED
            await asyncio.wait({came, gone}, timeout=_LONGEST_WAIT_S, return_when=first)
            if came.done():
                return place
        finally:
            gone.cancel()
            if not came.done():
                self.work.leave(place)
        if gone.done() and not gone.cancelled():
            raise ClientDisconnect
        raise Busy("Too much is being asked for just now. Try again shortly.")


def _tell(came: asyncio.Future[None]) -> None:
    if not came.done():
        came.set_result(None)
