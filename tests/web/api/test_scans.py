"""Scans come in as streams of bytes, and are answered when the disk has them."""

import hashlib
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.awaiting import until

Scan = Callable[..., bytes]


def test_a_scan_is_kept_under_its_digest_and_told_what_it_is(site: Any, scan: Scan) -> None:
    body = scan(11)
    digest = hashlib.sha256(body).hexdigest()
    answer = site.client.post("/api/scans", content=body, headers=site.writer)
    assert answer.status_code == 201
    assert answer.json() == {
        "sha256": digest,
        "size_bytes": len(body),
        "already_kept": False,
        "media_type": "image/png",
        "width_px": 600,
        "height_px": 400,
        "condition": "sound",
        "condition_note": "",
    }
    assert site.holding.originals.digest_of(digest) == digest


def test_the_same_scan_again_is_there_already(site: Any, scan: Scan) -> None:
    digest = hashlib.sha256(scan(12)).hexdigest()
    path = f"/api/scans/{digest}"
    first = site.client.put(path, content=scan(12), headers=site.writer)
    second = site.client.put(path, content=scan(12), headers=site.writer)
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json()["already_kept"] is True


def test_a_scan_that_is_not_the_one_announced_is_not_kept(site: Any, scan: Scan) -> None:
    announced = hashlib.sha256(scan(13)).hexdigest()
    answer = site.client.put(f"/api/scans/{announced}", content=scan(14), headers=site.writer)
    assert answer.status_code == 422
    assert not site.holding.originals.exists(announced)
    assert not site.holding.originals.exists(hashlib.sha256(scan(14)).hexdigest())


@pytest.mark.parametrize("body", [b"", b"no picture", b"<svg/>"])
def test_what_begins_like_no_scan_is_refused(site: Any, body: bytes) -> None:
    answer = site.client.post("/api/scans", content=body, headers=site.writer)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert not site.holding.originals.exists(hashlib.sha256(body).hexdigest())


def test_a_scan_cut_off_on_its_way_is_kept_and_marked(site: Any, scan: Scan) -> None:
    body = scan(15, size=(900, 600), kind="JPEG")
    answer = site.client.post("/api/scans", content=body[: len(body) // 2], headers=site.writer)
    assert answer.status_code == 201
    assert answer.json()["condition"] == "damaged"


def test_more_than_is_taken_is_refused_whether_announced_or_not(site: Any, scan: Scan) -> None:
    most_bytes = site.holding.settings.max_upload_bytes
    body = scan(16).ljust(most_bytes + 1, b"\0")

    def pieces() -> Iterator[bytes]:
        yield from (body[start : start + 65_536] for start in range(0, len(body), 65_536))

    announced = site.client.post("/api/scans", content=body, headers=site.writer)
    streamed = site.client.post("/api/scans", content=pieces(), headers=site.writer)
    assert (announced.status_code, streamed.status_code) == (413, 413)
    assert not site.holding.originals.exists(hashlib.sha256(body).hexdigest())


@pytest.mark.parametrize("verb", ["POST", "PUT"])
def test_only_who_may_write_brings_scans(site: Any, scan: Scan, verb: str) -> None:
    digest = hashlib.sha256(scan(17)).hexdigest()
    path = "/api/scans" if verb == "POST" else f"/api/scans/{digest}"
    stranger = site.client.request(verb, path, content=scan(17))
    reader = site.client.request(verb, path, content=scan(17), headers=site.reader)
    assert (stranger.status_code, reader.status_code) == (401, 403)
    assert not site.holding.originals.exists(digest)


def test_of_a_scan_whose_sender_leaves_halfway_nothing_stays(site: Any, scan: Scan) -> None:
    body = scan(18)
    address = (site.client.base_url.host, site.client.base_url.port)
    head = f"POST /api/scans HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n"
    head += f"Authorization: {site.writer['authorization']}\r\n\r\n"
    drafts = site.holding.layout.incoming_originals
    with socket.create_connection(address) as sender:
        sender.sendall(head.encode() + body[: len(body) // 2])
        until(lambda: any(drafts.glob("*.part")))
    until(lambda: not any(drafts.glob("*.part")))
    assert not site.holding.originals.exists(hashlib.sha256(body).hexdigest())
    assert site.client.post("/api/scans", content=body, headers=site.writer).status_code == 201
