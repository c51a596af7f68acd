"""Files that come in over several requests. Expected values from tus resumable upload 1.0.0."""

import base64
import hashlib
import shutil
import signal
import socket
import time
from collections.abc import Callable
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding, open_holding
from app.holdings.waiting_scans import FORM_KEY
from app.services.create_token import create_token
from app.services.show_accession import kept_accession
from app.settings import Settings
from tests.awaiting import until

Scan = Callable[..., bytes]
TUS = {"tus-resumable": "1.0.0"}
PART = TUS | {"content-type": "application/offset+octet-stream"}


def base64_of(value: str | bytes) -> str:
    return base64.b64encode(value.encode() if isinstance(value, str) else value).decode()


class Sender:
    """Somebody who sends one file, as a program does."""

    def __init__(self, client: httpx.Client, known_by: dict[str, str]) -> None:
        self.client = client
        self.known_by = known_by

    def begin(self, size_bytes: int, **told: str) -> httpx.Response:
        pairs = ",".join(f"{key} {base64_of(value)}" for key, value in told.items())
        headers = TUS | self.known_by | {"upload-length": str(size_bytes)}
        return self.client.post("/api/uploads", headers=headers | {"upload-metadata": pairs})

    def patch(self, place: str, part: bytes, offset: int, **more: str) -> httpx.Response:
        headers = PART | self.known_by | {"upload-offset": str(offset)}
        headers |= {name.replace("_", "-"): value for name, value in more.items()}
        return self.client.patch(place, content=part, headers=headers)

    def head(self, place: str) -> httpx.Response:
        return self.client.head(place, headers=TUS | self.known_by)

    def get(self, place: str) -> Any:
        return self.client.get(place, headers=self.known_by).json()


@pytest.fixture
def sender(site: Any) -> Sender:
    return Sender(site.client, site.writer)


def test_a_file_comes_in_three_parts_and_is_in_the_store(
    sender: Sender, site: Any, scan: Scan
) -> None:
    body = scan(301)
    begun = sender.begin(len(body), filename="301.png")
    assert (begun.status_code, begun.headers["tus-resumable"]) == (201, "1.0.0")
    place = begun.headers["location"]
    half = len(body) // 2
    first = sender.patch(place, body[:10], 0)
    assert (first.status_code, first.headers["upload-offset"]) == (204, "10")
    assert sender.patch(place, body[10:half], 10).headers["upload-offset"] == str(half)
    head = sender.head(place)
    assert (head.headers["upload-offset"], head.headers["upload-length"]) == (
        str(half),
        str(len(body)),
    )
    assert head.headers["cache-control"] == "no-store"
    assert head.headers["upload-metadata"] == f"filename {base64_of('301.png')}"
    expires_at = parsedate_to_datetime(head.headers["upload-expires"]).timestamp()
    assert expires_at - time.time() == pytest.approx(48 * 3600, abs=60)
    assert sender.patch(place, body[half:], half).status_code == 204
    told = sender.get(place)
    digest = hashlib.sha256(body).hexdigest()
    assert (told["is_done"], told["sha256"], told["condition"]) == (True, digest, "sound")
    assert site.holding.originals.digest_of(digest) == digest
    assert sender.head(place).headers["upload-offset"] == str(len(body)), "and it is still told"


def test_what_is_spoken_is_told_to_anybody(site: Any) -> None:
    answer = site.client.options("/api/uploads")
    assert answer.status_code == 204
    assert answer.headers["tus-version"] == "1.0.0"
    assert answer.headers["tus-extension"] == "creation,termination,checksum,expiration"
    assert answer.headers["tus-checksum-algorithm"] == "sha1,sha256"
    assert answer.headers["tus-max-size"] == str(site.holding.settings.max_upload_bytes)
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("version", [None, "0.2.2", "1.0.1"])
def test_another_version_is_not_done(site: Any, version: str | None) -> None:
    headers = site.writer | {"upload-length": "10"}
    headers |= {"tus-resumable": version} if version else {}
    answer = site.client.post("/api/uploads", headers=headers)
    assert (answer.status_code, answer.headers["tus-version"]) == (412, "1.0.0")


def test_a_part_begins_where_the_last_one_ended(sender: Sender, scan: Scan) -> None:
    body = scan(302)
    place = sender.begin(len(body)).headers["location"]
    sender.patch(place, body[:100], 0)
    for offset in (0, 99, 101):
        assert sender.patch(place, body[100:200], offset).status_code == 409
    assert sender.head(place).headers["upload-offset"] == "100"


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_part_with_another_checksum_is_thrown_away(
    sender: Sender, scan: Scan, algorithm: str
) -> None:
    body = scan(303)
    place = sender.begin(len(body)).headers["location"]
    wrong = f"{algorithm} {base64_of(hashlib.new(algorithm, b'other').digest())}"
    right = f"{algorithm} {base64_of(hashlib.new(algorithm, body[:500]).digest())}"
    refused = sender.patch(place, body[:500], 0, upload_checksum=wrong)
    assert (refused.status_code, refused.headers["tus-resumable"]) == (460, "1.0.0")
    assert sender.head(place).headers["upload-offset"] == "0"
    assert sender.patch(place, body[:500], 0, upload_checksum=right).status_code == 204
    assert sender.patch(place, body[500:], 500, upload_checksum="crc32 AAAA").status_code == 400
    assert sender.patch(place, body[500:], 500).status_code == 204
    assert sender.get(place)["sha256"] == hashlib.sha256(body).hexdigest()


def test_a_file_that_is_not_the_one_announced_is_gone(
    sender: Sender, site: Any, scan: Scan
) -> None:
    body = scan(304)
    other = hashlib.sha256(scan(305)).hexdigest()
    place = sender.begin(len(body), sha256=other).headers["location"]
    assert sender.patch(place, body, 0).status_code == 460
    assert sender.head(place).status_code == 404
    assert not site.holding.originals.exists(hashlib.sha256(body).hexdigest())
    right = sender.begin(len(body), sha256=hashlib.sha256(body).hexdigest()).headers["location"]
    assert sender.patch(right, body, 0).status_code == 204


def test_what_begins_like_no_scan_is_refused_before_the_rest_comes(
    sender: Sender, site: Any
) -> None:
    place = sender.begin(100_000, filename="letter.txt").headers["location"]
    answer = sender.patch(place, b"Dear sir, " * 100, 0)
    assert answer.status_code == 422
    assert "it seems to be plain text" in answer.json()["detail"]
    assert "it seems to be plain text" in sender.get(place)["refused"]
    assert sender.patch(place, b"Dear sir", 1000).status_code == 410
    assert not (site.holding.layout.incoming_upload(place.rpartition("/")[2]) / "bytes").exists()
    empty = sender.begin(0, filename="empty.tif").headers["location"]
    assert "it seems to be empty" in sender.get(empty)["refused"], "asked for the first time"


def test_a_file_that_can_be_decoded_only_in_part_is_kept_and_says_so(
    sender: Sender, site: Any, scan: Scan
) -> None:
    body = scan(308, kind="JPEG")[:-500]
    place = sender.begin(len(body)).headers["location"]
    assert sender.patch(place, body, 0).status_code == 204
    told = sender.get(place)
    assert (told["condition"], told["refused"]) == ("damaged", "")
    assert told["condition_note"].startswith("A part of the scan can't be decoded: ")
    side = {"kind": "recto", "scans": [{"sha256": told["sha256"]}]}
    said = {"reference_code": "TUS 308", "sides": [side]}
    made = site.client.post("/api/photographs", json=said, headers=site.writer).json()["id"]
    listed = site.client.get("/edit/work-lists/damaged-scan.json", headers=site.writer).json()
    assert made in [one["id"] for one in listed["photographs"]]


def test_what_is_given_up_is_gone(sender: Sender, site: Any, scan: Scan) -> None:
    place = sender.begin(len(scan(306))).headers["location"]
    sender.patch(place, scan(306)[:100], 0)
    assert site.client.delete(place, headers=TUS | site.writer).status_code == 204
    assert sender.head(place).status_code == 404
    assert site.client.delete(place, headers=TUS | site.writer).status_code == 404


def test_a_client_that_knows_post_alone_is_understood(
    sender: Sender, site: Any, scan: Scan
) -> None:
    body = scan(307)
    place = sender.begin(len(body)).headers["location"]
    headers = PART | site.writer | {"x-http-method-override": "PATCH", "upload-offset": "0"}
    assert site.client.post(place, content=body[:100], headers=headers).status_code == 204
    assert sender.head(place).headers["upload-offset"] == "100"
    headers = TUS | site.writer | {"x-http-method-override": "DELETE"}
    assert site.client.post(place, headers=headers).status_code == 204
    assert site.client.post(place, headers=TUS | site.writer).status_code == 404


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("upload-length", "-1", 400),
        ("upload-length", "ten", 400),
        ("upload-length", "9" * 30, 400),
        ("upload-length", str(2**20 + 1), 413),
        ("upload-defer-length", "1", 400),
        ("upload-metadata", "filename !", 400),
        ("upload-metadata", "filename gA==", 400),
        ("upload-metadata", "a YQ==,a YQ==", 400),
        ("upload-metadata", "x" * 9000, 400),
        ("upload-metadata", f"sha256 {base64_of('abc')}", 400),
        ("upload-metadata", f"for {base64_of('nothing')}", 400),
    ],
)
def test_a_beginning_that_can_not_be_meant_is_refused(
    site: Any, header: str, value: str, status: int
) -> None:
    headers = TUS | site.writer | {"upload-length": "10", header: value}
    answer = site.client.post("/api/uploads", headers=headers)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_more_than_was_announced_is_refused_and_a_part_must_say_that_it_is_one(
    sender: Sender, scan: Scan
) -> None:
    place = sender.begin(100).headers["location"]
    assert sender.patch(place, scan(308)[:101], 0).status_code == 413
    assert sender.patch(place, scan(308)[:50], 0, content_type="image/png").status_code == 415
    assert sender.patch(place, scan(308)[:50], 0, upload_offset="x").status_code == 400


def test_nobody_else_knows_of_it(site: Any, people: dict[Role, httpx.Client], scan: Scan) -> None:
    zofia = Sender(people[Role.CATALOGUER], {})
    place = zofia.begin(len(scan(309))).headers["location"]
    others = {"none": Sender(site.client, {}), "reader": Sender(site.client, site.reader)}
    others["another"] = Sender(people[Role.ADMINISTRATOR], {})
    told = {"none": 401, "reader": 403, "another": 404}
    for name, other in others.items():
        assert other.head(place).status_code == told[name], name
        assert other.patch(place, b"x", 0).status_code == told[name], name
    assert others["none"].begin(10).status_code == 401
    assert zofia.head(place).headers["upload-offset"] == "0"
    foreign = people[Role.CATALOGUER].post(
        "/api/uploads",
        headers=TUS | {"upload-length": "9", "sec-fetch-site": "cross-site"},
    )
    assert foreign.status_code == 403, "another site's page can't make a browser begin one"


def test_a_scan_brought_by_hand_waits_with_the_others_and_a_second_time_is_refused(
    site: Any, people: dict[Role, httpx.Client], scan: Scan
) -> None:
    zofia = Sender(people[Role.CATALOGUER], {})
    told = {"filename": "folder/310_v.png", "for": "accession"}
    for _ in range(2):
        place = zofia.begin(len(scan(310)), **told).headers["location"]
        assert zofia.patch(place, scan(310), 0).status_code == 204
    assert "is here already, as 310_v.png" in zofia.get(place)["refused"]
    viewer = Viewer(Role.CATALOGUER.value, frozenset({Scope.READ, Scope.WRITE}))
    waiting = [one.file_name for one in kept_accession(site.holding, viewer, FORM_KEY).scans]
    assert waiting.count("310_v.png") == 1
    known = zofia.begin(len(scan(1)), **told).headers["location"]
    zofia.patch(known, scan(1), 0)
    assert zofia.get(known)["photograph"] == site.published.id


def test_who_leaves_in_the_midst_of_a_part_goes_on_from_there(
    sender: Sender, site: Any, scan: Scan
) -> None:
    body = scan(311)
    place = sender.begin(len(body)).headers["location"]
    address = (site.client.base_url.host, site.client.base_url.port)
    lines = [f"PATCH {place} HTTP/1.1", "Host: x", f"Content-Length: {len(body)}"]
    headers = PART | site.writer | {"upload-offset": "0"}
    lines += [f"{name}: {value}" for name, value in headers.items()]
    come = site.holding.layout.incoming_upload(place.rpartition("/")[2]) / "bytes"
    with socket.create_connection(address) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode() + body[:700])
        until(lambda: come.stat().st_size == 700)
        assert sender.patch(place, b"", 1).status_code == 423, "somebody writes to it"
    until(lambda: sender.patch(place, b"", 1).status_code != 423, "it is not let go of")
    assert sender.head(place).headers["upload-offset"] == "700"
    assert sender.patch(place, body[700:], 700).status_code == 204
    assert sender.get(place)["sha256"] == hashlib.sha256(body).hexdigest()


def test_it_goes_on_after_the_server_was_killed(
    serving: Callable[..., Any], founded: Path, tmp_path: Path, scan: Scan
) -> None:
    home = shutil.copytree(founded, tmp_path / "holding")
    with open_holding(Settings(home=home)) as holding:
        token = create_token(holding, name="program", scopes={Scope.WRITE})
    body = scan(312)
    served = serving("--home", str(home))
    sender = Sender(served.http, {"authorization": f"Bearer {token}"})
    place = sender.begin(len(body)).headers["location"]
    assert sender.patch(place, body[:900], 0).status_code == 204
    served.stop(by=signal.SIGKILL)
    # what a killed process had written of a part, and not made safe
    lying = home / f"images/originals/.incoming/{place.rpartition('/')[2]}.upload/bytes"
    with lying.open("ab") as file:
        file.write(b"half a part")
    again = Sender(serving("--home", str(home)).http, sender.known_by)
    assert again.head(place).headers["upload-offset"] == "900"
    assert again.patch(place, body[900:], 900).status_code == 204
    assert again.get(place)["sha256"] == hashlib.sha256(body).hexdigest()


def test_the_time_of_an_upload_is_over_after_two_days(
    sender: Sender, holding: Holding, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = sender.begin(100).headers["location"]
    now = holding.now
    monkeypatch.setattr(holding, "now", lambda: now() + timedelta(hours=48, seconds=1))
    assert sender.head(place).status_code == 410
    assert sender.patch(place, b"x", 0).status_code == 410


def test_one_person_has_so_many_bytes_unfinished_and_no_more(
    sender: Sender, holding: Holding, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in holding.uploads.all():
        holding.uploads.remove(one.id)
    small = holding.settings.model_copy(update={"max_unfinished_bytes": 1_000})
    monkeypatch.setattr(holding, "settings", small)
    assert sender.begin(600).status_code == 201
    refused = sender.begin(401)
    assert refused.status_code == 413
    assert "1000 bytes together" in refused.json()["detail"]
    assert sender.begin(400).status_code == 201
    monkeypatch.setattr(holding.uploads, "free_bytes", lambda: 0)
    assert "not enough room" in sender.begin(0).json()["detail"]
