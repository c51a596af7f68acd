"""What is like a photograph: the same words, hand or stamp, and nearly the same picture."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import httpx
import pytest

from app.domain.access import AccessRule
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.web.application import create_application

Serve = Callable[..., httpx.Client]

CLOSED = AccessRule(until_on=date(2999, 12, 31))
TEXT = "W raju Stalina. Po amnestii, Buzułuk 1941"


@dataclass(frozen=True, slots=True)
class Alike:
    """Three public photographs and a draft that share a text, a hand, a stamp and a picture."""

    client: httpx.Client
    ids: tuple[str, ...]

    def page(self, number: int) -> str:
        """The page of what is like one of them."""
        return self.client.get(f"/photographs/{self.ids[number]}/similar").text


def _description(
    number: int, digest: str, *, text: str = "", hand: str = "", hidden: bool = False
) -> PhotographDescription:
    readings = (ReadingDescription(text, language="pl"),) if text else ()
    note = InscriptionDescription(
        InscriptionKind.NOTE, readings, hand=hand, access=CLOSED if hidden else None
    )
    stamp = InscriptionDescription(InscriptionKind.STAMP, stamp="Fot. Nowak")
    recto = SideDescription(SideKind.RECTO, scans=(ScanDescription(digest),))
    verso = SideDescription(SideKind.VERSO, inscriptions=(note, stamp))
    return PhotographDescription(f"LIKE {number}", sides=(recto, verso))


@pytest.fixture(scope="module")
def alike(holding: Holding, serve: Serve, scan: Callable[..., bytes]) -> Alike:
    """Catalogue them: the first two pictures are one picture in two formats."""
    kinds = (("PNG", 1), ("JPEG", 1), ("PNG", 2), ("PNG", 3))
    scans = [holding.take_in_stream([scan(seed, kind=kind)]) for kind, seed in kinds]
    digests = [each.original.sha256 for each in scans]
    descriptions = (
        _description(0, digests[0], text=TEXT, hand="hand A"),
        _description(1, digests[1], text=f"{TEXT} (odpis)", hand="hand B"),
        _description(2, digests[2], text="Inny zapis o innej sprawie", hand="hand A", hidden=True),
        _description(3, digests[3], text=TEXT, hand="hand B"),
    )
    with holding.open(THE_DESK, writes=True) as catalogue:
        ids = []
        for description in descriptions:
            known = {each.original.sha256: each for each in scans}
            ids.append(catalogue.save(description, scans=known).id)
        for one in ids[:3]:
            catalogue.publish(one)
        for digest, likeness in zip(
            digests, (0b1011, 0b1010, 0xFF00FF00FF00, 0x7F00FF00FF00FF), strict=True
        ):
            catalogue.likenesses.keep(digest, likeness)
        catalogue.commit()
    return Alike(serve(create_application(holding)), tuple(ids))


def test_the_same_text_is_found_and_leads_to_a_search(alike: Alike) -> None:
    page = alike.page(0)
    assert "With the same text" in page
    assert f"/photographs/{alike.ids[1]}" in page
    search = page.split('href="/search?q=')[1].split('"')[0]
    found = alike.client.get(f"/search?q={search.replace('&amp;', '&')}").text
    assert "LIKE 0" in found
    assert "LIKE 1" in found
    assert "LIKE 3" not in found


def test_a_draft_is_like_nothing_for_the_public(alike: Alike) -> None:
    for number in range(3):
        assert "LIKE 3" not in alike.page(number)


def test_a_stamp_that_is_shared_leads_to_a_search(alike: Alike) -> None:
    page = alike.page(2)
    assert "With the same stamp" in page
    assert 'href="/search?stamp=' in page
    assert "LIKE 1" in page


def test_a_hand_that_is_closed_joins_nothing(alike: Alike) -> None:
    assert "By the same hand" not in alike.page(0)
    assert "By the same hand" not in alike.page(2)


def test_nearly_the_same_picture_is_shown(alike: Alike) -> None:
    page = alike.page(0)
    part = page[page.index("Nearly the same picture") :]
    assert "LIKE 1" in part
    assert "LIKE 2" not in part
    assert "Nearly the same picture" not in alike.page(2)


def test_what_is_not_there_is_like_nothing(alike: Alike) -> None:
    assert alike.client.get("/photographs/none/similar").status_code == 404
    assert alike.client.get(f"/photographs/{alike.ids[3]}/similar").status_code == 404
