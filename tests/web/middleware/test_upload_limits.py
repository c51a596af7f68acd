"""Files wait in turn; that slow ones hold no reader up is seen in test_whole_forms.py."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

from starlette.applications import Starlette

from app.web.middleware.upload_limits import UploadLimits


def test_a_sender_is_an_account_or_a_token_and_has_half_of_the_turns() -> None:
    """Colleagues behind one address each have their own; whoever is neither is known by it."""
    layer = UploadLimits(Starlette())
    scope = {"type": "http", "headers": [], "client": ("192.0.2.7", 9)}
    bearer = {**scope, "headers": [(b"authorization", b"Bearer verso_1")]}
    account = SimpleNamespace(account=SimpleNamespace(id="anna"))
    signed_in = {**scope, "state": {"signed_in": account}}
    senders = [layer.whose({**each}) for each in (scope, bearer, signed_in)]
    assert (senders[0], senders[2]) == ("192.0.2.7", "account anna")
    assert "verso_1" not in senders[1]
    places = [layer.work.ask(lambda _: None, client=senders[2]) for _ in range(13)]
    assert [place.is_at_work for place in places] == [True] * 12 + [False]
    assert all(layer.work.ask(lambda _: None, client=senders[1]).is_at_work for _ in range(12))


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
