"""RFC 6266, 9110 (14), 9530: an original goes out whole, as a file, to those who may have it."""

import hashlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.access import AccessRule
from app.domain.accounts import Role
from app.domain.audit import AuditFilter, Verb
from app.domain.fixity import FixityKind
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK, Scope
from app.persistence.records.fixity_event import FixityEvent
from app.services.create_token import create_token
from tests.web.conftest import Site


@pytest.fixture(scope="module")
def bytes_in(scan: Callable[..., bytes]) -> bytes:
    """What the published photograph's recto came in as."""
    return scan(1)


@pytest.fixture(scope="module")
def address(bytes_in: bytes) -> str:
    return f"/api/scans/{hashlib.sha256(bytes_in).hexdigest()}"


@pytest.fixture
def rotten(site: Site, address: str) -> Iterator[Path]:
    """The same original with a bit turned over; it is put right again."""
    path = site.holding.originals.path(address.rpartition("/")[2])
    sound = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(sound[:100] + bytes([sound[100] ^ 1]) + sound[101:])
    yield path
    path.write_bytes(sound)
    path.chmod(0o444)
    assert site.client.get(address, headers=site.writer).status_code == 200


def handed_out(site: Site) -> list[dict[str, str]]:
    with site.holding.open(THE_DESK) as catalogue:
        wanted = AuditFilter(verb=Verb.HAND_OUT)
        return [dict(entry.details) for entry in catalogue.audit.page(wanted).items]


def test_it_is_the_file_that_came_in_and_nothing_to_open(
    site: Site, address: str, bytes_in: bytes
) -> None:
    answer = site.client.get(address, headers=site.writer)
    assert (answer.status_code, answer.content) == (200, bytes_in)
    headers = answer.headers
    assert headers["content-type"] == "image/png"
    assert headers["content-disposition"] == (
        "attachment; filename=\"recto.png\"; filename*=UTF-8''recto.png"
    )
    policy = "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert headers["content-security-policy"] == policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "private, no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert int(headers["content-length"]) == len(bytes_in)
    told = headers["repr-digest"].removeprefix("sha-256=:").removesuffix(":")
    assert b64decode(told) == hashlib.sha256(bytes_in).digest()
    assert headers["etag"] == f'"{address.rpartition("/")[2]}"'


def test_parts_and_what_is_held_already(site: Site, address: str, bytes_in: bytes) -> None:
    part = site.client.get(address, headers={**site.writer, "range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, bytes_in[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(bytes_in)}"
    past = site.client.get(address, headers={**site.writer, "range": "bytes=99999999-"})
    assert past.status_code == 416
    etag = part.headers["etag"]
    held = site.client.get(address, headers={**site.writer, "if-none-match": etag})
    assert (held.status_code, held.content) == (304, b"")
    other = {**site.writer, "range": "bytes=0-1", "if-range": '"x"'}
    assert site.client.get(address, headers=other).content == bytes_in
    head = site.client.head(address, headers=site.writer)
    assert (head.content, head.headers["content-length"]) == (b"", str(len(bytes_in)))


def test_only_those_who_describe_photographs_may_have_it(
    site: Site, people: Any, address: str
) -> None:
    assert site.client.get(address).status_code == 401
    assert site.client.get(address, headers=site.reader).status_code == 403
    for role, status in {
        Role.VIEWER: 403,
        Role.CATALOGUER: 200,
        Role.REVIEWER: 200,
        Role.ADMINISTRATOR: 200,
    }.items():
        assert people[role].get(address).status_code == status
        page = people[role].get(f"/photographs/{site.published.id}").text
        assert (f'href="{address}" download' in page) is (status == 200)
    assert address not in site.client.get(f"/photographs/{site.published.id}").text


def test_who_may_write_and_not_read_has_no_more_of_a_picture_than_everybody(
    site: Site, address: str
) -> None:
    """A station that hands scans in: a cap holds for it too, and so does a closure."""
    token = create_token(site.holding, name="Station", scopes={Scope.WRITE})
    station = {"authorization": f"Bearer {token}"}
    preview = f"/edit/scans/{address.rpartition('/')[2]}.jpg"
    assert site.client.get(address, headers=station).status_code == 200
    said = site.published.description
    try:
        _save(site, replace(said, access=AccessRule(size_cap_px=300)))
        assert site.client.get(address, headers=station).status_code == 404
        assert site.client.get(preview, headers=station).status_code == 403
        assert site.client.get(address, headers=site.writer).status_code == 200
    finally:
        _save(site, said)


def _save(site: Site, said: PhotographDescription) -> None:
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save(said, photograph_id=site.published.id)
        catalogue.commit()


def test_it_is_written_down_who_had_it(site: Site, address: str) -> None:
    before = len(handed_out(site))
    site.client.get(address, headers=site.writer)
    site.client.get(address, headers=site.reader)
    after = handed_out(site)
    assert len(after) == before + 1
    assert after[0] == {"sha256": address.rpartition("/")[2], "name": "recto.png"}


def disseminated(site: Site, address: str) -> list[tuple[str, str, str]]:
    which = FixityEvent.sha256 == address.rpartition("/")[2]
    with Session(site.holding.engine) as session:
        events = session.scalars(select(FixityEvent).where(which).order_by(FixityEvent.happened_at))
        kind = FixityKind.DISSEMINATION
        return [(one.agent, one.outcome, one.note) for one in events if one.kind is kind]


def test_a_day_has_one_event_of_dissemination_for_each_who_had_it(site: Site, address: str) -> None:
    """PREMIS 3.0, 2.2: eventType `dissemination`. However often, and in however many parts."""
    tokens = [
        create_token(site.holding, name=name, scopes={Scope.READ, Scope.WRITE})
        for name in ("Press", "Printer")
    ]
    before = disseminated(site, address)
    for token in (*tokens, tokens[0]):
        for headers in ({}, {"range": "bytes=0-9"}, {"range": "bytes=10-"}):
            told = {"authorization": f"Bearer {token}", **headers}
            assert site.client.get(address, headers=told).is_success
    assert disseminated(site, address)[len(before) :] == [
        ("Press", "success", ""), ("Printer", "success", ""),
    ]  # fmt: skip
    moment = site.holding.now
    try:
        site.holding.now = lambda: moment() + timedelta(days=1)
        site.client.get(address, headers={"authorization": f"Bearer {tokens[0]}"})
    finally:
        site.holding.now = moment
    assert disseminated(site, address)[-1] == ("Press", "success", "")
    assert len(disseminated(site, address)) == len(before) + 3


def test_what_no_photograph_names_is_not_there(site: Site, scan: Callable[..., bytes]) -> None:
    stored = site.holding.take_in_stream([scan(77)]).original.sha256
    for digest in (stored, "0" * 64, "x", stored.upper()):
        assert site.client.get(f"/api/scans/{digest}", headers=site.writer).status_code == 404
        assert site.client.get(f"/api/scans/{digest}").status_code == 401


def test_a_damaged_one_is_never_handed_out_as_good(
    site: Site, people: Any, address: str, rotten: Path
) -> None:
    for headers in ({}, {"range": "bytes=0-9"}):
        refused = site.client.get(address, headers={**site.writer, **headers})
        assert refused.status_code == 409
        assert "verso verify --repair-from STORE" in refused.json()["detail"]
    asked = f"{address}?damaged=true"
    assert people[Role.CATALOGUER].get(asked).status_code == 403
    answer = people[Role.ADMINISTRATOR].get(asked, headers={"range": "bytes=0-9"})
    assert (answer.status_code, answer.content) == (200, rotten.read_bytes())
    assert 'filename="DAMAGED recto.png"' in answer.headers["content-disposition"]
    assert answer.headers["content-type"] == "application/octet-stream"
    assert not {"etag", "repr-digest", "accept-ranges"} & answer.headers.keys()
    assert handed_out(site)[0]["state"] == "damaged"
    assert ("warning", "damaged") in {one[1:] for one in disseminated(site, address)}


def test_a_missing_one_is_told_so(site: Site, people: Any, address: str, rotten: Path) -> None:
    aside = rotten.rename(rotten.with_suffix(".aside"))
    try:
        assert site.client.get(address, headers=site.writer).status_code == 409
        assert people[Role.ADMINISTRATOR].get(f"{address}?damaged=true").status_code == 404
    finally:
        aside.rename(rotten)
