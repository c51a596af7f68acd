"""Images that have to be made on the short ways, and those who wait for them."""

import socket
import threading
import time
from typing import Any

import httpx
import pytest

from app.domain.errors import Busy, UnreadableScan
from app.domain.viewers import THE_DESK
from app.iiif.image_version import ImageVersion
from app.services.deliver_image import make_image, order_image
from app.web.iiif.tile_protocol import TileProtocol
from tests.awaiting import PATIENCE_S, until
from tests.web.iiif.conftest import PERSONAL, Way, exchange, serving, told


def test_what_has_to_be_made_goes_the_short_way_once_the_image_is_known(
    derived: Any, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    way.warm(f"/iiif/3/{derived.recto}/full/max/0/default.jpg")
    path = f"/iiif/3/{derived.recto}/{30 + way.number},5,99,99/33,/0/default.jpg"
    with monkeypatch.context() as patched:
        patched.setattr(derived.holding, "open", None)  # the catalogue is not asked
        short = way.client.get(path)
    derived.holding.pictures.__init__(most_bytes=2**20)
    ordinary = way.client.get(path, headers=PERSONAL)
    assert short.status_code == 200
    assert told(short) == told(ordinary)
    assert short.content == ordinary.content


def test_tiles_flow_while_too_many_expensive_images_are_asked_for(
    derived: Any, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/iiif/3/{derived.recto}/0,0,512,400/512,400/0/default.jpg"
    way.warm(path)
    go_on = threading.Event()

    def slowly(*_: Any) -> bytes:
        go_on.wait(PATIENCE_S)
        return b"a picture"

    monkeypatch.setattr(derived.holding.regions, "render", slowly)
    monkeypatch.setattr(derived.holding.pixel_work, "longest_wait_s", PATIENCE_S)
    statuses: list[tuple[int, bool]] = []

    def ask(number: int) -> None:
        answer = httpx.get(
            f"{way.client.base_url}/iiif/3/{derived.recto}/{number},{way.number},300,300/^1000,/7/default.png",
            timeout=2 * PATIENCE_S,
        )
        statuses.append((answer.status_code, "retry-after" in answer.headers))

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(60)]
    for asker in askers:
        asker.start()
    served = derived.holding.settings.pixel_client_limit
    until(lambda: len(statuses) == 60 - served)  # all the others are made, or wait to be
    assert {way.client.get(path).status_code for _ in range(50)} == {200}
    go_on.set()
    for asker in askers:
        asker.join()
    assert statuses.count((200, False)) == served
    assert statuses.count((503, True)) == 60 - served


def test_what_was_asked_in_vain_and_then_made_is_ready(derived: Any, way: Way) -> None:
    tail = "7,7,99,99/33,/0/default.jpg"
    path = f"/iiif/3/{derived.recto}/{tail}"
    assert not way.is_ready(path)
    ordered = order_image(derived.holding, THE_DESK, derived.recto, tail, version=ImageVersion.V3)
    made = make_image(derived.holding, ordered)
    assert way.client.get(path).content == made
    assert way.is_ready(path)


def test_who_hangs_up_while_waiting_frees_the_place(
    derived: Any, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    way.warm(f"/iiif/3/{derived.recto}/full/max/0/default.jpg")
    rendered = threading.Event()
    monkeypatch.setattr(derived.holding.regions, "render", lambda *_: rendered.set())
    work = derived.holding.pixel_work
    at_work = [work.ask(lambda _: None, client="other") for _ in range(work.workers)]
    address = (way.client.base_url.host, way.client.base_url.port or 0)
    tail = f"{50 + way.number},0,60,60/30,/0/default.jpg"
    with socket.create_connection(address) as connection:
        connection.sendall(
            f"GET /iiif/3/{derived.recto}/{tail} HTTP/1.1\r\nhost: x\r\n\r\n".encode()
        )
        until(lambda: "127.0.0.1" in work._waiting)
    until(lambda: not work._waiting)
    for place in at_work:
        work.leave(place)
    assert not rendered.is_set()


def asking(way: Way, tail: str, image: str, *, more: str = "") -> bytes:
    """Write a request for a region that nobody has made, as a plain client sends it."""
    number = f"{100 + way.number}"  # other pixels on each of the two ways
    path = f"/iiif/3/{image}/{tail.format(number)}"
    return f"GET {path} HTTP/1.1\r\nhost: x\r\n{more}\r\n".encode()


def test_what_is_sent_while_an_image_is_made_is_answered_after_it(derived: Any, way: Way) -> None:
    way.warm(f"/iiif/3/{derived.recto}/full/max/0/default.jpg")
    tails = ["{},0,50,50/25,/0/default.jpg", "full/max/0/default.jpg", "{},1,9,9/^30,/0/gray.png"]
    asked = [asking(way, tail, derived.recto) for tail in tails]
    last = asking(way, "full/0,/0/default.jpg", derived.recto, more="connection: close\r\n")
    answers = exchange(way, b"".join(asked) + last).split(b"HTTP/1.1 ")[1:]
    kinds = [answer.split(b"\r\n", 1)[0] for answer in answers]
    assert kinds == [b"200 OK"] * 3 + [b"400 Bad Request"]
    bodies = [answer.partition(b"\r\n\r\n")[2] for answer in answers[:3]]
    paths = [one.split(b" ")[1].decode() for one in asked]
    assert bodies == [way.client.get(path, headers=PERSONAL).content for path in paths]


def test_one_after_the_other_while_the_first_is_made(
    derived: Any, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second arrives by itself: it waits on the connection, and is not lost."""
    way.warm(f"/iiif/3/{derived.recto}/full/max/0/default.jpg")
    began, go_on = threading.Event(), threading.Event()

    def slowly(*_: Any) -> bytes:
        began.set()
        go_on.wait(PATIENCE_S)
        return b"a picture"

    monkeypatch.setattr(derived.holding.regions, "render", slowly)
    address = (way.client.base_url.host, way.client.base_url.port or 0)
    with socket.create_connection(address, timeout=PATIENCE_S) as connection:
        connection.sendall(asking(way, "{},2,50,50/25,/0/default.jpg", derived.recto))
        assert began.wait(PATIENCE_S)
        closing = asking(way, "info.json", derived.recto, more="connection: close\r\n")
        connection.sendall(closing)
        time.sleep(0.05)
        go_on.set()
        answers = b"".join(iter(lambda: connection.recv(65536), b"")).split(b"HTTP/1.1 200 OK")
    assert answers[1].endswith(b"\r\n\r\na picture")
    assert b"application/json" in answers[2]


@pytest.mark.parametrize("error", [Busy("Not now."), UnreadableScan("Nothing."), ValueError("x")])
def test_what_goes_wrong_while_an_image_is_made_is_told_as_ever(
    derived: Any, way: Way, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    way.warm(f"/iiif/3/{derived.recto}/full/max/0/default.jpg")

    def fail(*_: Any) -> bytes:
        raise error

    monkeypatch.setattr("app.web.iiif.picture_making.make_now", fail)
    monkeypatch.setattr("app.services.deliver_image.make_now", fail)
    path = f"/iiif/3/{derived.recto}/{150 + way.number},0,60,60/30,/0/default.jpg"
    short, ordinary = way.client.get(path), way.client.get(path, headers=PERSONAL)
    assert short.status_code == ordinary.status_code
    told_apart = ("content-length", "x-request")  # a number under which it is logged
    both = [
        [item for item in told(answer) if item[0] not in told_apart] for answer in (short, ordinary)
    ]
    assert both[0] == both[1]


@pytest.mark.parametrize("protocol", ["auto", TileProtocol], ids=["application", "protocol"])
def test_an_image_that_is_being_made_is_given_before_the_server_ends(
    derived: Any, monkeypatch: pytest.MonkeyPatch, protocol: Any
) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slowly(*_: Any) -> bytes:
        began.set()
        go_on.wait(PATIENCE_S)
        return b"a picture"

    with serving(derived.holding, protocol) as (way, server):
        way.warm(f"/iiif/3/{derived.recto}/full/max/0/default.jpg")
        monkeypatch.setattr(derived.holding.regions, "render", slowly)
        address = (way.client.base_url.host, way.client.base_url.port or 0)
        with socket.create_connection(address, timeout=PATIENCE_S) as connection:
            connection.sendall(asking(way, "{},5,70,70/35,/0/default.jpg", derived.recto))
            assert began.wait(PATIENCE_S)
            server.should_exit = True
            time.sleep(0.3)  # it looks at that ten times a second
            go_on.set()
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b"a picture")


def _but_its_length(answer: httpx.Response) -> list[tuple[str, str]]:
    """Give the head but for what a number changes, under which a failure is logged."""
    return [item for item in told(answer) if item[0] != "content-length"]


def test_who_waits_too_long_is_told_to_come_again(
    derived: Any, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    way.warm(f"/iiif/3/{derived.recto}/full/max/0/default.jpg")
    work = derived.holding.pixel_work
    monkeypatch.setattr(work, "longest_wait_s", 0.05)
    at_work = [work.ask(lambda _: None, client="other") for _ in range(work.workers)]
    path = f"/iiif/3/{derived.recto}/{160 + way.number},0,60,60/30,/0/default.jpg"
    answer = way.client.get(path)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert not work._waiting
    for place in at_work:
        work.leave(place)
    assert way.client.get(path).status_code == 200


def test_a_client_behind_a_proxy_is_told_apart(derived: Any, way: Way) -> None:
    way.warm(f"/iiif/3/{derived.recto}/full/max/0/default.jpg")
    work = derived.holding.pixel_work
    at_work = [work.ask(lambda _: None, client="other") for _ in range(work.workers)]
    address = (way.client.base_url.host, way.client.base_url.port or 0)
    forwarded = "X-Forwarded-For: 192.0.2.7\r\n"
    with socket.create_connection(address) as connection:
        connection.sendall(
            asking(way, "{},4,60,60/30,/0/default.jpg", derived.recto, more=forwarded)
        )
        until(lambda: "192.0.2.7" in work._waiting)
    until(lambda: not work._waiting)
    for place in at_work:
        work.leave(place)
