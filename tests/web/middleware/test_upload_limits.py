"""Files wait in turn; that slow ones hold no reader up is seen in test_whole_forms.py."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from app.web.middleware.upload_limits import UploadLimits


def test_nothing_is_read_of_a_body_that_waits_for_its_turn() -> None:
    with ThreadPoolExecutor(1) as apart:  # the loop of a browser's test may run in this one
        told = apart.submit(asyncio.run, _two_at_a_layer_for_one()).result()
    assert told == ["first", "first has gone", "second"]


async def _two_at_a_layer_for_one() -> list[str]:
    told: list[str] = []
    goes = asyncio.Event()

    async def application(_scope: Any, receive: Any, _send: Any) -> None:
        await receive()

    layer = UploadLimits(application, at_once=1)

    async def first() -> Any:
        told.append("first")
        await goes.wait()
        told.append("first has gone")
        return {"type": "http.request"}

    async def second() -> Any:
        told.append("second")
        return {"type": "http.request"}

    async def send(_: Any) -> None:
        raise AssertionError

    headers = [(b"transfer-encoding", b"chunked"), (b"content-type", b"image/png")]
    scope = {"type": "http", "method": "POST", "path": "/x", "headers": headers}
    both = [asyncio.create_task(layer(scope, each, send)) for each in (first, second)]
    for _ in range(5):
        await asyncio.sleep(0)
    goes.set()
    await asyncio.gather(*both)
    return told
