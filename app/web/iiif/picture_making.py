"""Images made for the short way: in their turn, by threads of their own, while the client stays."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from app.holdings.image_holding import ImageHolding
from app.holdings.pixel_work import too_long
from app.services.deliver_image import OrderedImage, made_before, make_now


class PictureMaking:
    """Makes images as `make_image` does, but lets no thread wait.

    There are exactly as many threads as may work on pixels, so those of the ordinary way are free
    for pages. One event loop uses it.
    """

    def __init__(self, holding: ImageHolding) -> None:
        self._holding = holding
        self._threads = ThreadPoolExecutor(holding.pixel_work.workers, "pixels")

    async def make(self, ordered: OrderedImage, *, client: str, receive: Receive) -> bytes:
        """Wait for a turn and make an image.

        Errors are those of `make_image`, and `ClientDisconnect` when the client has gone: its place
        is free then.
        """
        loop, work = asyncio.get_running_loop(), self._holding.pixel_work
        came = loop.create_future()
        place = work.ask(partial(_tell, loop, came), client=client)
        try:
            if not place.is_at_work:
                await _wait(came, receive, longest_s=work.longest_wait_s)
            make = partial(_make, self._holding, ordered)
            return await loop.run_in_executor(self._threads, make)
        finally:
            work.leave(place)


def _make(holding: ImageHolding, ordered: OrderedImage) -> bytes:
    return made_before(holding, ordered) or make_now(holding, ordered)


def _tell(loop: asyncio.AbstractEventLoop, came: asyncio.Future[None]) -> None:
    """Say to a loop, from any thread, that somebody's turn has come."""
    loop.call_soon_threadsafe(_settle, came)


def _settle(came: asyncio.Future[None]) -> None:
    if not came.done():
        came.set_result(None)


async def _wait(came: asyncio.Future[None], receive: Receive, *, longest_s: float) -> None:
    """Wait for a turn, for so long, and as long as the client does."""
    gone = asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait({came, gone}, timeout=longest_s, return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()
    if came.done():
        return
    if gone.done():
        raise ClientDisconnect
    raise too_long()


async def _gone(receive: Receive) -> None:
    """Read on until the client has hung up; a request for an image has no body of use."""
    while (await receive())["type"] != "http.disconnect":
        pass
