"""Every id in everything that is published is the address of what it names, in every version."""

import socket
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest

from app.domain.access import AccessRule
from app.domain.inscriptions import (
    InscriptionDescription,
    InscriptionKind,
    ReadingDescription,
    ReadingLayer,
)
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, ScanRole, SideDescription, SideKind
from app.domain.units import Level, UnitDescription
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.web.application import create_application

KINDS = {
    "Manifest", "Collection", "Canvas", "AnnotationPage", "Annotation", "Range",
    "AnnotationCollection", "sc:Manifest", "sc:Collection", "sc:Canvas", "sc:AnnotationList",
    "sc:Sequence", "sc:Range", "oa:Annotation",
}  # fmt: skip
OF_2 = 'application/ld+json;profile="http://iiif.io/api/presentation/2/context.json"'
ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]


@pytest.fixture(scope="module")
def client(
    holding: Holding, listener: socket.socket, serve_at: ServeAt, scan: Callable[..., bytes]
) -> Iterator[httpx.Client]:
    """An album of two leaves: a side that is withheld, one in two captures, one much written on."""
    scans = [holding.take_in_stream([scan(seed)]) for seed in (21, 22, 23)]
    by_digest = {one.original.sha256: one for one in scans}
    first, second, third = (ScanDescription(one.original.sha256) for one in scans)
    infrared = ScanDescription(second.sha256, role=ScanRole.INFRARED)
    readings = (
        ReadingDescription("Памятная", language="ru"),
        ReadingDescription("For memory", layer=ReadingLayer.TRANSLATION, language="en"),
    )
    note = InscriptionDescription(InscriptionKind.NOTE, readings)
    closed = AccessRule(notice={"en": ["At the family's request."]})
    leaves = [
        (
            SideDescription(SideKind.RECTO, scans=(first, infrared)),
            SideDescription(SideKind.VERSO, inscriptions=(note,)),
        ),
        (SideDescription(SideKind.VERSO, scans=(third,), access=closed),),
    ]
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("ALB", {"en": ["Album"]}, level=Level.ALBUM))
        for number, sides in enumerate(leaves):
            described = PhotographDescription(f"ALB {number}", unit="ALB", sides=sides)
            catalogue.publish(catalogue.save(described, scans=by_digest).id)
        catalogue.commit()
    with (
        serve_at(create_application(holding), listener) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):
        yield client


def named(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        kind = value.get("type", value.get("@type"))
        if isinstance(kind, str) and kind in KINDS:
            yield str(value.get("id", value.get("@id"))), kind
        for item in value.values():
            yield from named(item)
    elif isinstance(value, list):
        for item in value:
            yield from named(item)


def walked(client: httpx.Client, start: str, headers: dict[str, str]) -> dict[str, str]:
    """Ask for every id that is met, from one address on; give the kind of each."""
    seen = {start: ""}
    waiting = deque([start])
    while waiting:
        address = waiting.popleft()
        answer = client.get(address, headers=headers)
        assert answer.status_code == 200, address
        document = answer.json()
        assert document.get("id", document.get("@id")) == address
        seen[address] = document.get("type", document.get("@type"))
        for one, kind in named(document):
            if one not in seen:
                seen[one] = kind
                waiting.append(one)
    return seen


def test_every_id_of_version_3_is_the_address_of_what_it_names(client: httpx.Client) -> None:
    root = str(client.base_url.join("/iiif/presentation/3/collection/root"))
    kinds = set(walked(client, root, {}).values())
    assert kinds == {one for one in KINDS if ":" not in one}


def test_every_id_of_version_2_is_the_address_of_what_it_names(client: httpx.Client) -> None:
    """Canvases, ranges and annotations have one address, which gives what is asked for by name."""
    root = str(client.base_url.join("/iiif/presentation/2/collection/root"))
    seen = walked(client, root, {"accept": OF_2})
    assert set(seen.values()) == {one for one in KINDS if ":" in one}
    shared = {address for address, kind in seen.items() if "/presentation/3/" in address}
    assert {seen[one] for one in shared} == {"sc:Canvas", "sc:Range", "oa:Annotation"}


def test_the_words_that_stand_for_a_withheld_side_are_a_picture(client: httpx.Client) -> None:
    root = str(client.base_url.join("/iiif/presentation/3/collection/root"))
    (notice,) = [
        one for one in walked(client, root, {}) if one.rpartition("/")[0].endswith("/notice")
    ]
    answer = client.get(f"{notice}/words.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["cache-control"] == "public, no-cache"
    assert "At the family" in answer.text
    assert client.get(notice.replace("/notice/", "/canvas/")).status_code == 200
