"""Images made for the short ways: in their turn, by threads of their own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from app.holdings.image_holding import ImageHolding
from app.holdings.pixel_work import Place, too_long
from app.services.deliver_image import OrderedImage, made_before, make_now

Outcome = bytes | Exception
"""An image as it is sent, or why there is none."""


class PictureMaking:
    """Makes images as `make_image` does, but lets no thread wait.

    There are exactly as many threads as may work on pixels, so those of the ordinary way are free
    for pages. A thread that is done takes the next image itself: no event loop stands between.
    """

    def __init__(self, holding: ImageHolding) -> None:
        self._holding = holding
        self._threads = ThreadPoolExecutor(holding.pixel_work.workers, "pixels")

    @property
    def longest_wait_s(self) -> float:
        """How long one should wait for a turn."""
        return self._holding.pixel_work.longest_wait_s

    def order(
        self, ordered: OrderedImage, *, client: str, tell: Callable[[Outcome], object]
    ) -> Place:
        """Have an image made in its turn; one of the threads will `tell` how it went.

        `Busy` where no place is to be had. Nobody is told of a place that is given up.
        """

        def begin(place: Place) -> None:
            self._threads.submit(self._make, place, ordered, tell)

        return self._holding.pixel_work.ask(begin, client=client)

    def give_up(self, place: Place) -> bool:
        """Free a place whose turn has not come; whether it was so."""
        return self._holding.pixel_work.give_up(place)

    async def make(self, ordered: OrderedImage, *, client: str, receive: Receive) -> bytes:
        """Wait for a turn and make an image.

        Errors are those of `make_image`, and `ClientDisconnect` when the client has gone: its place
        is free then.
        """
        loop = asyncio.get_running_loop()
        made: asyncio.Future[bytes] = loop.create_future()

        def tell(outcome: Outcome) -> None:
            loop.call_soon_threadsafe(_settle, made, outcome)

        place = self.order(ordered, client=client, tell=tell)
        try:
            if not place.is_at_work:
                await self._turn(place, made, receive)
            return await made
        finally:
            self.give_up(place)

    async def _turn(self, place: Place, made: asyncio.Future[bytes], receive: Receive) -> None:
        """Wait so long, and as long as the client does; a turn that has come is waited for."""
        gone = asyncio.ensure_future(_gone(receive))
        either: set[asyncio.Future[Any]] = {made, gone}
        first, longest_s = asyncio.FIRST_COMPLETED, self.longest_wait_s
        try:
            await asyncio.wait(either, timeout=longest_s, return_when=first)
        finally:
            gone.cancel()
        if not made.done() and gone.done():
            raise ClientDisconnect
        if not made.done() and self.give_up(place):
            raise too_long()

    def _make(self, place: Place, ordered: OrderedImage, tell: Callable[[Outcome], object]) -> None:
        outcome: Outcome
        try:
            outcome = made_before(self._holding, ordered) or make_now(self._holding, ordered)
        except Exception as error:  # noqa: BLE001 - told as the last of the layers would tell it
            outcome = error
        finally:
            self._holding.pixel_work.leave(place)
        tell(outcome)


def _settle(made: asyncio.Future[bytes], outcome: Outcome) -> None:
    if made.done():
        return  # nobody waits for it any more
    if isinstance(outcome, bytes):
        made.set_result(outcome)
    else:
        made.set_exception(outcome)


async def _gone(receive: Receive) -> None:
    """Read on until the client has hung up; a request for an image has no body of use."""
    while (await receive())["type"] != "http.disconnect":
        pass
