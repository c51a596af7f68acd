"""The short ways of an image say what the ordinary way says, sooner; or they say nothing."""

import gc
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any

import pytest

from app.domain.viewers import THE_DESK
from app.services.publish import publish
from app.services.withdraw import withdraw
from app.web.iiif.tile_protocol import TileProtocol
from tests.web.iiif.conftest import PERSONAL, Way, exchange, told

TAILS = {
    "a published size": "full/600,400/0/default.jpg",
    "a published size of 2.1": "full/full/0/color.jpg",
    "a tile": "0,0,512,400/512,400/0/default.jpg",
    "a tile of 2.1": "512,0,88,400/88,/0/default.jpg",
    "a thumbnail": "full/90,/0/default.jpg",
    "a turned region": "10,20,100,50/50,/!90/gray.png",
}


def paths(image: str) -> Iterator[str]:
    for version, other in ((2, "3"), (3, "2.1")):
        for name, tail in TAILS.items():
            if not name.endswith(other) and not (version == 2 and "of" not in name):
                yield f"/iiif/{version}/{image}/{tail}"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_both_ways_say_the_same_in_every_header_and_byte(
    derived: Any, way: Way, method: str
) -> None:
    for path in paths(derived.recto):
        way.warm(path)
        short = way.client.request(method, path)
        ordinary = way.client.request(method, path, headers=PERSONAL)
        assert told(short) == told(ordinary), path
        assert short.content == ordinary.content
        assert (method == "HEAD") is (short.content == b"")
        held = {"if-none-match": f'"other", W/{short.headers["etag"]}'}
        unchanged = way.client.request(method, path, headers=held)
        other_way = way.client.request(method, path, headers=held | PERSONAL)
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert told(unchanged) == told(other_way)


@pytest.mark.parametrize(
    ("tail", "sent", "status"),
    [
        ("full/max/0/default.jpg", {"range": "bytes=2-9"}, 206),
        ("full/max/0/default.jpg", {"range": "bytes=0-1", "if-range": '"other"'}, 200),
        ("full/max/0/default.jpg", {"range": "bytes=0-1,4-5"}, 200),
        ("full/max/0/default.jpg", {"range": "bytes=9999999-"}, 416),
        ("full/91,/0/default.jpg", {"range": "bytes=-4"}, 206),
        ("0,0,0,10/max/0/default.jpg", {}, 400),
        ("full/^max/0/default.pdf", {}, 400),
        ("full/max/0/default.jpg/", {}, 400),
        ("full/max/0/default", {}, 400),
        ("info.jsonx", {}, 400),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_both_ways_say_the_same_of_parts_and_of_what_cannot_be(  # noqa: PLR0913, PLR0917 - a table
    derived: Any, way: Way, method: str, tail: str, sent: dict[str, str], status: int
) -> None:
    way.warm(f"/iiif/3/{derived.recto}/full/max/0/default.jpg")
    path = f"/iiif/3/{derived.recto}/{tail}"
    short = way.client.request(method, path, headers=sent)
    ordinary = way.client.request(method, path, headers=sent | PERSONAL)
    expected = 200 if method == "HEAD" and status in {206, 416} else status
    assert (short.status_code, ordinary.status_code) == (expected, expected)
    assert told(short) == told(ordinary)
    assert short.content == ordinary.content


def test_version_2_and_3_are_one_tile(derived: Any, way: Way) -> None:
    asked = ("3/{}/512,0,88,400/88,400/0/default.jpg", "2/{}/512,0,88,400/88,/0/color.jpg")
    three, two = (way.client.get(f"/iiif/{tail.format(derived.recto)}") for tail in asked)
    assert three.content == two.content
    assert three.headers["etag"] == two.headers["etag"]


def test_a_tile_may_be_kept_for_long_by_a_reader_and_briefly_by_what_many_share(
    derived: Any, way: Way
) -> None:
    answer = way.client.get(f"/iiif/3/{derived.recto}/full/max/0/default.jpg")
    kept = "public, max-age=31536000, s-maxage=3600, immutable"
    assert answer.headers["cache-control"] == kept


def test_what_is_withdrawn_is_gone_at_once_and_back_when_it_is_published(
    derived: Any, way: Way
) -> None:
    path = f"/iiif/3/{derived.recto}/full/max/0/default.jpg"
    way.warm(path)
    withdraw(derived.holding, THE_DESK, derived.published.id, reason="rights")
    assert not way.is_ready(path)
    assert way.client.get(path).status_code == 410
    publish(derived.holding, THE_DESK, derived.published.id)
    assert way.client.get(path).status_code == 200


def test_what_is_hidden_never_goes_the_short_way(derived: Any, way: Way) -> None:
    path = f"/iiif/3/{derived.hidden}/full/max/0/default.jpg"
    seen = way.client.get(path, headers=derived.reader)
    assert (seen.status_code, seen.headers["cache-control"]) == (200, "private, no-store")
    assert way.client.get(path).status_code == 404
    assert not way.is_ready(path)


def test_a_token_is_looked_at_even_for_what_everybody_may_see(derived: Any, way: Way) -> None:
    path = f"/iiif/3/{derived.recto}/full/max/0/default.jpg"
    way.warm(path)
    refused = way.client.get(path, headers={"authorization": "Bearer none"})
    assert refused.status_code == 401


@pytest.mark.parametrize(
    ("tail", "status"),
    [
        ("0,0,0,10/max/0/default.jpg", 400),
        ("full/max/0/default.jpg/", 400),
        ("../x/full/max/0/default.jpg", 404),
        ("%66ull/max/0/default.jpg", 200),
        ("full/max/0/default.jpg?download=1", 200),
        ("info.json", 200),
        ("", 303),
    ],
)
def test_what_is_not_known_here_is_left_to_the_ordinary_way(
    derived: Any, way: Way, tail: str, status: int
) -> None:
    path = f"/iiif/3/{derived.recto}/{tail}"
    connection = HTTPConnection(way.client.base_url.host, way.client.base_url.port)
    connection.request("GET", path)
    assert connection.getresponse().status == status
    connection.close()
    assert not way.is_ready(path)


def test_other_methods_are_refused_as_ever(derived: Any, way: Way) -> None:
    path = f"/iiif/3/{derived.recto}/full/max/0/default.jpg"
    way.warm(path)
    assert way.client.post(path, content=b"x").status_code == 405
    assert way.client.options(path).status_code == 204


def test_requests_sent_at_once_are_answered_in_their_order(derived: Any, way: Way) -> None:
    ready = f"/iiif/3/{derived.recto}/full/max/0/default.jpg"
    way.warm(ready)
    info = f"/iiif/3/{derived.recto}/info.json"
    asked = [(ready, ""), (info, ""), (ready, ""), (info, "connection: close\r\n")]
    sent = "".join(f"GET {path} HTTP/1.1\r\nhost: x\r\n{more}\r\n" for path, more in asked)
    heads = exchange(way, sent.encode()).split(b"HTTP/1.1 200 OK\r\n")[1:]
    kinds = [b"image/jpeg" in head.partition(b"\r\n\r\n")[0] for head in heads]
    assert kinds == [True, False, True, False]


@pytest.mark.parametrize(
    "more", ["connection: close\r\n\r\n", "connection: close\r\ncontent-length: 3\r\n\r\nabc"]
)
def test_a_last_request_and_one_with_a_body_are_answered_too(
    derived: Any, way: Way, more: str
) -> None:
    path = f"/iiif/3/{derived.recto}/full/max/0/default.jpg"
    way.warm(path)
    answer = exchange(way, f"GET {path} HTTP/1.1\r\nhost: x\r\n{more}".encode())
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert body == way.client.get(path).content


def test_a_connection_keeps_no_long_headers(derived: Any, way: Way) -> None:
    path = f"/iiif/3/{derived.recto}/full/max/0/default.jpg"
    way.warm(path)
    assert way.client.get(path, headers={"x-long": "a" * 20_000}).status_code == 200
    connections = [one for one in gc.get_objects() if isinstance(one, TileProtocol)]
    assert all(len(one._headers) < 5000 for one in connections)
