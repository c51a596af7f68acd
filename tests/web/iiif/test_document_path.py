"""The short ways of a manifest say what the ordinary way says, sooner; or they say nothing."""

import gzip
from typing import Any

import httpx
import pytest

from app.domain.viewers import THE_DESK
from app.services.publish import publish
from app.services.withdraw import withdraw
from tests.web.iiif import conftest
from tests.web.iiif.conftest import PERSONAL, Way, exchange

OF_2 = 'application/ld+json;profile="http://iiif.io/api/presentation/2/context.json"'
FORMS: list[dict[str, str]] = [
    {"accept": "*/*", "accept-encoding": "gzip, deflate, br"},
    {"accept": "*/*", "accept-encoding": "identity"},
    {"accept": "application/json", "accept-encoding": "gzip"},
    {"accept": OF_2, "accept-encoding": "gzip;q=0"},
    {"accept": "text/html, application/json;q=0.1", "accept-encoding": "*"},
]


def told(answer: httpx.Response) -> list[tuple[str, str]]:
    """All that an answer says in its head but the time, and the number of a logged request."""
    return [item for item in conftest.told(answer) if item[0] != "x-request-id"]


def path(site: Any, version: int = 3) -> str:
    return f"/iiif/presentation/{version}/{site.published.id}/manifest"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("version", [2, 3])
def test_both_ways_say_the_same_in_every_header_and_byte(
    derived: Any, way: Way, method: str, version: int
) -> None:
    for form in FORMS:
        short = [
            way.client.request(method, path(derived, version), headers=form) for _ in range(2)
        ][1]
        ordinary = way.client.request(method, path(derived, version), headers=form | PERSONAL)
        assert told(short) == told(ordinary), form
        assert short.content == ordinary.content
        assert (method == "HEAD") is (short.content == b"")
        held = {"if-none-match": f'"other", W/{short.headers["etag"]}'}
        unchanged = way.client.request(method, path(derived, version), headers=form | held)
        other_way = way.client.request(
            method, path(derived, version), headers=form | held | PERSONAL
        )
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert told(unchanged) == told(other_way)


def test_each_encoding_has_a_strong_tag_of_its_own(derived: Any, way: Way) -> None:
    """RFC 9110, 8.8.3.3: the tag of compressed bytes is another one, and need not be weak."""
    packed = way.client.get(path(derived), headers={"accept-encoding": "gzip"})
    plain = way.client.get(path(derived), headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content  # httpx has unpacked it
    tags = {packed.headers["etag"], plain.headers["etag"]}
    assert len(tags) == 2
    assert not any(tag.startswith("W/") for tag in tags)
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept, Accept-Encoding"


def test_the_bytes_that_are_sent_are_those_that_are_stored(derived: Any, way: Way) -> None:
    sent = b"GET %b HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip\r\n\r\n" % path(derived).encode()
    way.client.get(path(derived), headers={"accept-encoding": "gzip"})
    answer = exchange(way, sent + b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
    body = answer.partition(b"\r\n\r\n")[2]
    keys = [*derived.holding.documents.keys()]
    stored = [derived.holding.layout.gzipped_document(key).read_bytes() for key in keys]
    assert any(body.startswith(one) for one in stored)
    assert all(gzip.decompress(one).startswith(b'{"@context":') for one in stored)


def test_a_manifest_is_gone_with_the_next_request_once_it_is_withdrawn(
    derived: Any, way: Way
) -> None:
    holding, photograph_id = derived.holding, derived.published.id
    assert way.client.get(path(derived)).status_code == 200
    try:
        withdraw(holding, THE_DESK, photograph_id, reason="asked for")
        gone = way.client.get(path(derived))
        assert gone.status_code == 410
        assert gone.headers["content-type"] == "application/problem+json"
        assert gone.json()["withdrawn"]["reason"] == "asked for"
        assert way.client.get(path(derived, 2)).status_code == 410
    finally:
        publish(holding, THE_DESK, photograph_id)
    assert way.client.get(path(derived)).status_code == 200


@pytest.mark.parametrize("tail", ["manifest?x=1", "manifest/", "manifestx", "%6Danifest"])
def test_any_other_address_goes_the_ordinary_way(derived: Any, way: Way, tail: str) -> None:
    below = path(derived).removesuffix("manifest")
    short = way.client.get(below + tail)
    ordinary = way.client.get(below + tail, headers=PERSONAL)
    assert short.status_code == ordinary.status_code
    assert told(short) == told(ordinary)


def test_a_draft_s_manifest_is_for_who_has_a_token(derived: Any, way: Way) -> None:
    hidden = f"/iiif/presentation/3/{derived.draft.id}/manifest"
    for _ in range(2):
        assert way.client.get(hidden).status_code == 404
        shown = way.client.get(hidden, headers=derived.reader)
        assert (shown.status_code, shown.headers["cache-control"]) == (200, "private, no-store")
