"""Every way into the catalogue, walked by everybody who may come, past all that may be there.

The ways are taken from the application's own table, so that a new one is walked without being
named here: `tests/web/route_table.py` says who may use which.
"""

import io
import re
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Any, Final

import httpx
import pytest
from PIL import Image

from app.domain.access import AccessRule
from app.domain.accounts import Role
from app.domain.catalogued import CataloguedPhotograph
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan
from app.domain.selection import Selection
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.services.create_account import create_account
from app.services.publish import publish
from app.services.show_or_hide_unit import hide_unit
from app.services.withdraw import withdraw
from app.web.application import create_application
from tests.filled_forms import FORMS
from tests.web.route_table import Way, ways

ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]

PASSWORD: Final = "a sentence of some words"  # noqa: S105 - of accounts in a temporary folder
HIDDEN: Final = {"draft": "Szkicek", "closed": "Zamknik", "withdrawn": "Cofniak"}
"""A word that stands in all that a photograph says of itself, and nowhere else."""

WORDS: Final = {"public": "Otwarzak", "capped": "Zmalak", **HIDDEN}
CAP_PX: Final = 90
CAPPED: Final = AccessRule(until_on=date(2999, 12, 31), size_cap_px=CAP_PX)
CLOSED: Final = AccessRule(until_on=date(2999, 12, 31), notice={"en": ["Closed by the family"]})
NOBODY: Final = "01990000-0000-7000-8000-000000000000"
OF_ALL: Final = {
    "tail": "full/max/0/default.jpg",
    "version": "1",
    "kind": "agent",
    "ending": "csv",
    "name": "no-date",
}
REFUSED: Final = frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class House:
    """A served catalogue: browsers by role, and what stands in addresses, by its state."""

    holding: Holding
    ways: tuple[Way, ...]
    browsers: Mapping[Role | None, httpx.Client]
    known: Mapping[str, Mapping[str, str]]
    before: Mapping[str, CataloguedPhotograph]

    def now(self) -> dict[str, CataloguedPhotograph]:
        """Give the photographs as they are, by their state."""
        return _photographs(self.holding, self.known)

    def get(self, role: Role | None, address: str) -> httpx.Response:
        """Ask for something as somebody of a role."""
        return self.browsers[role].get(address)

    def filled(self, path: str, state: str) -> str:
        """Put what there is of a state into a path's places; an id that nobody has for `none`."""
        names = [name for _, name, _, _ in Formatter().parse(path) if name]
        known = self.known.get(state, {})
        return path.format(**{name: OF_ALL.get(name) or known.get(name, NOBODY) for name in names})


def _described(state: str, scan: AccessionedScan) -> PhotographDescription:
    word = WORDS[state]
    reading = ReadingDescription(f"{word} was here", language="en")
    note = InscriptionDescription(InscriptionKind.NOTE, (reading,), writer=word, hand=word)
    side = SideDescription(
        SideKind.RECTO,
        scans=(ScanDescription(scan.original.sha256, file_name=f"{word}.png"),),
        inscriptions=(note,),
    )
    code = f"{word} 1" if state == "draft" else f"ROLE {list(WORDS).index(state)}"
    rule = {"closed": CLOSED, "capped": CAPPED}.get(state)
    return PhotographDescription(code, {"en": [word]}, unit=state, sides=(side,), access=rule)


def _catalogued(holding: Holding, state: str, scan: AccessionedScan) -> dict[str, str]:
    """Catalogue a photograph, bring it into its state, and give what stands in its addresses."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        # the unit of what was withdrawn is as public as before
        word = "somebody" if state == "withdrawn" else WORDS[state]
        unit = UnitDescription(state, title={"en": [f"Papers of {word}"]})
        if state == "closed":
            unit = UnitDescription(state, title=unit.title, access=CLOSED)
        unit_id = catalogue.save_unit(unit).id
        saved = catalogue.save(_described(state, scan), scans={scan.original.sha256: scan})
        catalogue.commit()
    if state == "draft":
        hide_unit(holding, THE_DESK, unit_id)
    else:
        publish(holding, THE_DESK, saved.id)
    if state == "withdrawn":
        withdraw(holding, THE_DESK, saved.id, reason="catalogued twice")
    with holding.open(THE_DESK) as catalogue:
        photograph = catalogue.photograph(saved.id)
    (side,) = photograph.description.sides
    (inscription,) = side.inscriptions
    return {
        "photograph_id": photograph.id,
        "unit_id": unit_id,
        "side_id": side.id,
        "image_id": side.scans[0].id,
        "reading_id": inscription.readings[0].id,
        "sha256": side.scans[0].sha256,
        "authority_id": next(iter(photograph.authority_ids.values()), NOBODY),
        "selection": Selection().with_more([photograph.id]).written,
    }


@pytest.fixture(scope="module")
def house(
    holding: Holding, listener: socket.socket, serve_at: ServeAt, scan: Callable[..., bytes]
) -> Iterator[House]:
    """Catalogue something of each state, and open the door for somebody of each role."""
    known = {
        state: _catalogued(holding, state, holding.take_in_stream([scan(seed)]))
        for seed, state in enumerate(WORDS, start=21)
    }
    for role in Role:
        create_account(holding, THE_DESK, name=role.value, role=role, password=PASSWORD)
    application = create_application(holding)
    with ExitStack() as stack:
        address = stack.enter_context(serve_at(application, listener))
        browsers: dict[Role | None, httpx.Client] = {}
        for role in (None, *Role):
            browser = httpx.Client(
                base_url=address,
                timeout=30,
                headers={"sec-fetch-site": "same-origin"},
                event_hooks=FORMS,
            )
            browsers[role] = stack.enter_context(browser)
            if role is not None:
                sent = {"name": role.value, "password": PASSWORD}
                assert browser.post("/sign-in", data=sent).status_code == httpx.codes.SEE_OTHER
        before = _photographs(holding, known)
        yield House(holding, tuple(ways(application)), browsers, known, before)


def _photographs(
    holding: Holding, known: Mapping[str, Mapping[str, str]]
) -> dict[str, CataloguedPhotograph]:
    with holding.open(THE_DESK) as catalogue:
        return {state: catalogue.photograph(ids["photograph_id"]) for state, ids in known.items()}


def _is_led_to_sign_in(answer: httpx.Response) -> bool:
    is_led = answer.status_code == httpx.codes.SEE_OTHER
    return is_led and "/sign-in?" in answer.headers["location"]


def _told(answer: httpx.Response, address: str) -> str:
    """Give what an answer says beyond what was asked."""
    told = f"{answer.text} {answer.headers}"
    return told.replace(address, "").lower()


def _addresses(house: House, *, state: str) -> Iterator[tuple[Way, str]]:
    for way in house.ways:
        if way.method == "GET":
            yield way, house.filled(way.path, state)


def test_staff_see_what_is_hidden_and_no_cache_keeps_it(house: House) -> None:
    """Walked before the public comes: what was made for staff now lies in every cache there is."""
    shown = set()
    for state, word in HIDDEN.items():
        for way, address in _addresses(house, state=state):
            answer = house.get(Role.ADMINISTRATOR, address)
            assert answer.status_code < 500, address
            kept = answer.headers.get("cache-control", "")
            is_image = answer.headers.get("content-type", "").startswith("image/")
            is_hidden = word.lower() in _told(answer, address)
            if is_hidden or (is_image and house.known[state]["image_id"] in address):
                assert "no-store" in kept, (address, kept)
                shown.add((state, way.path))
    assert len(shown) > 60


@pytest.mark.parametrize("state", HIDDEN)
def test_the_public_is_given_nothing_of_what_is_hidden(house: House, state: str) -> None:
    for way, address in _addresses(house, state=state):
        answer = house.get(None, address)
        assert answer.status_code < 500, address
        for word in HIDDEN.values():
            assert word.lower() not in _told(answer, address), (way.path, address)
        if "{image_id}" in way.path or "{sha256}" in way.path:
            assert not answer.headers.get("content-type", "").startswith("image/"), address


def test_the_public_is_given_nothing_larger_than_a_cap(house: House) -> None:
    """By every way in, and by every picture that an answer names, asked for in turn."""
    known, seen = house.known["capped"], set()
    named = {house.filled(way.path, "capped") for way in house.ways if way.method == "GET"}
    for address in sorted(named):
        answer = house.get(None, address)
        seen |= set(re.findall(rf"/iiif/[23]/{known['image_id']}[^\"'\s<>]*", answer.text))
        assert _largest_px(answer) <= CAP_PX, address
        assert known["sha256"] in address or known["sha256"] not in answer.headers.get("link", "")
    assert len(seen) > 5
    shown = [_largest_px(house.get(None, address)) for address in sorted(seen)]
    assert max(shown) == CAP_PX
    whole = f"/iiif/3/{known['image_id']}/full/max/0/default.jpg"
    assert house.get(None, whole).status_code == httpx.codes.UNAUTHORIZED
    assert _largest_px(house.get(Role.VIEWER, whole)) > CAP_PX


def _largest_px(answer: httpx.Response) -> int:
    """Give the longer side of the picture that an answer is, or holds as PDF; 0 where it has none.

    A picture that is not drawn but photographed: the notices are SVG.
    """
    kind = answer.headers.get("content-type", "")
    if kind == "application/pdf":
        return max(map(int, re.findall(rb"/(?:Width|Height) (\d+)", answer.content)), default=0)
    if not kind.startswith("image/") or "svg" in kind or answer.is_error:
        return 0
    with Image.open(io.BytesIO(answer.content)) as picture:
        return max(picture.size)


def test_a_draft_is_to_the_public_as_what_is_not_there(house: House) -> None:
    """Nobody may learn from an answer that there is a draft: it is the one to an id of nobody."""
    for way in house.ways:
        if way.method != "GET" or "{" not in way.path or "{selection}" in way.path:
            continue
        of_draft = house.get(None, house.filled(way.path, "draft"))
        of_nobody = house.get(None, house.filled(way.path, "none"))
        assert of_draft.status_code == of_nobody.status_code, way.path
        if not way.needs and "_id}" in way.path and "collection/search" not in way.path:
            assert of_draft.status_code in {303, 404}, way.path


@pytest.mark.parametrize("role", [None, *Role])
def test_a_way_lets_in_those_it_is_for_and_nobody_else(house: House, role: Role | None) -> None:
    """Reading is tried with what one may see; writing by those alone who must not."""
    for place, way in enumerate(house.ways):
        if not way.lets_in(role):
            for state in _states(role, way, place):
                _is_kept_out(house, role, way, state)
        elif way.reads:  # else it would write: the tests of each route do that
            for state in _states(role, way, place) if role else ["public"]:
                address = house.filled(way.path, state)
                answer = house.browsers[role].request(way.method, address)
                assert answer.status_code not in REFUSED, (way, role, state)
                assert answer.status_code < 500, (way, role, state)
                assert not _is_led_to_sign_in(answer), (way, role, state)


def _states(role: Role | None, way: Way, place: int) -> list[str]:
    """Give what a way is tried with: all of it by the two who may least, else one after another."""
    states = list(WORDS)
    if "{" in way.path and role in {None, Role.VIEWER}:
        return states
    return [states[(place + list(Role).index(role or Role.VIEWER)) % len(states)]]


def _is_kept_out(house: House, role: Role | None, way: Way, state: str) -> None:
    """Whatever stands at an address, one who may not come in there learns nothing of it."""
    # what an address may have to be asked with is given, so that nothing else refuses it
    asked = {} if way.reads else {"name": "a.png"}
    address = house.filled(way.path, state)
    answer = house.browsers[role].request(way.method, address, params=asked)
    expected = 401 if role is None else 403
    is_refused = answer.status_code == expected or _is_led_to_sign_in(answer)
    assert is_refused, (way, role, state, answer.status_code)
    assert not [word for word in WORDS.values() if word.lower() in _told(answer, address)]


def test_nothing_was_changed_by_those_who_were_refused(house: House) -> None:
    assert house.now() == house.before


def test_the_table_of_ways_is_the_applications(house: House) -> None:
    """The walk meets routers within routers, and every line of what is needed is of some way."""
    paths = {way.path for way in house.ways}
    assert {"/", "/edit/photographs/{photograph_id}/state", "/api/photographs/{photograph_id}"} <= (
        paths
    )
    assert len(house.ways) > 150
