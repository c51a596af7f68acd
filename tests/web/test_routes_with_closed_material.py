"""Every way into the catalogue, walked by a visitor who has no account, past closed material."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from itertools import product
from string import Formatter
from typing import Any

import httpx
import pytest

from app.domain.access import AccessRule
from app.domain.authorities import AuthorityNoun
from app.domain.catalogued import CataloguedPhotograph
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.relations import RelationDescription, RelationKind
from app.domain.saving import AccessionedScan
from app.domain.selection import Selection
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, Scope
from app.holdings import Holding
from app.services.create_token import create_token
from app.web.application import create_application
from app.web.routes import ROUTERS
from tests.filled_forms import FORMS

ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]

HIDDEN = "Zygzak"  # stands in all that is closed, and in nothing else
RULE = AccessRule(
    until_on=date(2999, 12, 31),
    reason=f"{HIDDEN} in a letter",
    notice={"en": ["Closed at the family's request"]},
)
TAILS = ("full/max/0/default.jpg", "square/90,/0/gray.png", "0,0,512,400/512,/0/default.jpg")
QUESTIONS = ("", f"?q={HIDDEN}", f"?q={HIDDEN[:3]}*&text={HIDDEN}")


@dataclass(frozen=True, slots=True)
class Walk:
    """A served catalogue with closed material: what may stand in addresses, and what is closed."""

    client: httpx.Client
    known: dict[str, set[str]]
    images: frozenset[str]
    digests: frozenset[str]
    half_open: str
    unit: str
    staff: dict[str, str]


def _secret_note(*, access: AccessRule | None = None) -> InscriptionDescription:
    reading = ReadingDescription(f"{HIDDEN} was here", language="en")
    return InscriptionDescription(
        InscriptionKind.NOTE, (reading,), writer=HIDDEN, hand=HIDDEN, access=access
    )


def _side(
    kind: SideKind,
    scan: AccessionedScan,
    note: InscriptionDescription,
    access: AccessRule | None = None,
) -> SideDescription:
    described = ScanDescription(scan.original.sha256, file_name=f"{HIDDEN}.png" if access else "")
    return SideDescription(kind, scans=(described,), inscriptions=(note,), access=access)


def _descriptions(scans: list[AccessionedScan]) -> Iterator[PhotographDescription]:
    secret = {"en": [HIDDEN]}
    note = _secret_note()
    yield PhotographDescription(
        "WALK 1", secret, unit="CLOSED", sides=(_side(SideKind.RECTO, scans[0], note),)
    )
    yield PhotographDescription(
        "WALK 2",
        secret,
        unit="OPEN",
        sides=(_side(SideKind.RECTO, scans[1], note),),
        access=RULE,
        related=(RelationDescription(RelationKind.PAIR, "WALK 3", HIDDEN),),
    )
    sides = (
        _side(SideKind.RECTO, scans[2], _secret_note(access=RULE)),
        _side(SideKind.VERSO, scans[3], note, access=RULE),
    )
    related = (RelationDescription(RelationKind.SAME_NEGATIVE, "WALK 1", HIDDEN),)
    yield PhotographDescription(
        "WALK 3", {"en": ["Half open"]}, unit="OPEN", sides=sides, related=related
    )


@pytest.fixture(scope="module")
def walk(
    holding: Holding, listener: socket.socket, serve_at: ServeAt, scan: Callable[..., bytes]
) -> Iterator[Walk]:
    """Catalogue closed material, and serve it."""
    scans = [holding.take_in_stream([scan(seed)]) for seed in (11, 12, 13, 14)]
    by_digest = {each.original.sha256: each for each in scans}
    photographs = []
    with holding.open(THE_DESK, writes=True) as catalogue:
        secret = UnitDescription("CLOSED", title={"en": [HIDDEN]}, access=RULE)
        unhidden = UnitDescription("OPEN", title={"en": ["Papers"]})
        units = [catalogue.save_unit(unit).id for unit in (secret, unhidden)]
        for description in _descriptions(scans):
            saved = catalogue.save(description, scans=by_digest)
            catalogue.publish(saved.id)
            photographs.append(catalogue.photograph(saved.id))
        catalogue.commit()
    closed = {side.scans[0].id for photo in photographs for side in photo.description.sides}
    closed.discard(photographs[2].description.sides[0].scans[0].id)
    token = create_token(holding, name="staff", scopes={Scope.READ})
    with (
        serve_at(create_application(holding), listener) as address,
        httpx.Client(base_url=address, timeout=30, event_hooks=FORMS) as client,
    ):
        yield Walk(
            client=client,
            known=_known(photographs, units),
            images=frozenset(closed),
            digests=frozenset(by_digest) - {scans[2].original.sha256},
            half_open=photographs[2].id,
            unit=units[1],
            staff={"authorization": f"Bearer {token}"},
        )


def _known(photographs: list[CataloguedPhotograph], units: list[str]) -> dict[str, set[str]]:
    """Give what stands in addresses, by the name of the parameter."""
    sides = [side for photo in photographs for side in photo.description.sides]
    inscriptions = [one for side in sides for one in side.inscriptions]
    return {
        "photograph_id": {photo.id for photo in photographs},
        "unit_id": set(units),
        "side_id": {side.id for side in sides},
        "image_id": {scan.id for side in sides for scan in side.scans},
        "reading_id": {reading.id for one in inscriptions for reading in one.readings},
        "sha256": {scan.sha256 for side in sides for scan in side.scans},
        "tail": set(TAILS),
        "version": {"1", "2"},
        "authority_id": {one for photo in photographs for one in photo.authority_ids.values()},
        "kind": {noun.value for noun in AuthorityNoun},
        "selection": {Selection().with_more(photo.id for photo in photographs).written},
        "ending": {"csv", "ris", "bib", "csl"},
        "page": {"0"},
        "searched": {*(photo.id for photo in photographs), *units, "root"},
        "part": {"0"},
    }


def _readable(router: Any, prefix: str = "") -> Iterator[str]:
    """Give the paths that can be read, also of routers within a router."""
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _readable(inner, prefix + router.prefix)
        elif "GET" in route.methods:
            yield prefix + route.path.replace(":path", "")


def _addresses(walk: Walk) -> Iterator[str]:
    """Give every address that can be read, with every id in every place; none is left out."""
    anything = set().union(*walk.known.values())
    for path_of in (path for router in ROUTERS for path in _readable(router)):
        names = [name for _, name, _, _ in Formatter().parse(path_of) if name]
        for values in product(*(walk.known.get(name, anything) for name in names)):
            path = path_of.format(**dict(zip(names, values, strict=True)))
            yield from (path + question for question in (QUESTIONS if not names else QUESTIONS[:2]))


def test_no_address_gives_a_visitor_anything_of_what_is_closed(walk: Walk) -> None:
    seen = 0
    for address in _addresses(walk):
        answer = walk.client.get(address)
        told = (answer.text + str(answer.headers)).replace(f"q={HIDDEN}", "")
        told = told.replace(f'value="{HIDDEN}', "").replace("%20", " ")
        assert answer.status_code < 500, address
        if "q=" not in address:
            assert HIDDEN.lower() not in told.lower(), address
        unasked = [digest for digest in walk.digests if digest not in address]
        assert not [digest for digest in unasked if digest in told], address
        if any(image in address for image in walk.images) and address.startswith("/iiif/"):
            is_probe = address.startswith("/iiif/auth/probe/")  # it tells that it is refused
            refused = {303, 400, 401, 403, 404} | ({200} if is_probe else set())
            assert answer.status_code in refused, address
            assert not answer.headers["content-type"].startswith("image/")
        seen += 1
    assert seen > 200


HARVESTS = (
    "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=ListRecords&metadataPrefix=edm",
    "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc", "/oai?verb=ListSets", "/sitemap/0.xml",
    "/iiif/discovery/activities/0",
)  # fmt: skip


@pytest.mark.parametrize("address", HARVESTS)
def test_a_harvester_learns_nothing_of_what_was_never_open(walk: Walk, address: str) -> None:
    told = walk.client.get(address, headers=walk.staff).text
    closed = walk.known["photograph_id"] | walk.known["unit_id"]
    assert HIDDEN not in told
    assert [one for one in closed - {walk.half_open, walk.unit} if one in told] == []
    assert walk.unit in told if address.endswith("ListSets") else walk.half_open in told


@pytest.mark.parametrize("address", ["/api/search?q={}", "/search?q={}"])
def test_a_visitor_finds_nothing_by_closed_words_and_staff_do(walk: Walk, address: str) -> None:
    public = walk.client.get("/api/search", params={"q": HIDDEN}).json()
    staff = walk.client.get("/api/search", params={"q": HIDDEN}, headers=walk.staff).json()
    assert (public["total"], staff["total"]) == (0, 3)
    assert "Half open" not in walk.client.get(address.format(HIDDEN)).text


@pytest.mark.parametrize("name", ["person", "hand", "collection", "place", "holder", "stamp"])
def test_a_filter_by_a_closed_name_finds_nothing_for_a_visitor(walk: Walk, name: str) -> None:
    asked = "CLOSED" if name == "collection" else HIDDEN
    public = walk.client.get("/api/search", params={name: asked}).json()
    assert (public["total"], public["items"], public["facets"]) == (0, [], {})
    assert "Half open" not in walk.client.get("/search", params={name: asked}).text


def test_a_visitor_is_suggested_no_closed_word_and_staff_is(walk: Walk) -> None:
    path = f"/api/words?q={HIDDEN[:4]}"
    assert walk.client.get(path).json() == {"words": []}
    (word,) = walk.client.get(path, headers=walk.staff).json()["words"]
    assert word["written"] == HIDDEN


def test_facets_of_what_a_visitor_finds_name_nothing_closed(walk: Walk) -> None:
    found = walk.client.get("/api/search?q=half").json()
    assert found["total"] == 1
    assert HIDDEN not in str(found)
    assert HIDDEN not in walk.client.get("/search?q=half").text
    files = (
        "/search.csv?q=half",
        "/search.ris?q=half",
        "/iiif/presentation/3/collection/search?q=half",
    )
    assert [path for path in files if HIDDEN in walk.client.get(path).text] == []


def test_the_page_of_what_is_closed_tells_until_when_and_why(walk: Walk) -> None:
    (first, second) = sorted(walk.known["photograph_id"] - {walk.half_open})
    for photograph_id in (first, second):
        page = walk.client.get(f"/photographs/{photograph_id}")
        assert page.status_code == 403
        assert "Closed at the family" in page.text
        assert "31 December 2999" in page.text
        record = walk.client.get(f"/photographs/{photograph_id}.json")
        assert record.json()["withheld"]["until_on"] == "2999-12-31"


def test_a_closed_side_is_shown_as_withheld(walk: Walk) -> None:
    page = walk.client.get(f"/photographs/{walk.half_open}").text
    assert "Closed to the public" in page
    staff = walk.client.get(f"/photographs/{walk.half_open}", headers=walk.staff).text
    assert HIDDEN in staff
