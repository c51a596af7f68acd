"""The page that asks whether scans that look alike show the same thing."""

from collections.abc import Callable
from typing import Any

import httpx

from app.domain.accounts import Role
from app.domain.near_duplicates import LikenessVerdict
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding

HASH = 0x0123_4567_89AB_CDEF


def catalogued(holding: Holding, code: str, scan: AccessionedScan, likeness: int) -> str:
    described = ScanDescription(scan.original.sha256)
    description = PhotographDescription(
        code, sides=(SideDescription(SideKind.RECTO, scans=(described,)),)
    )
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(description, scans={scan.original.sha256: scan})
        catalogue.likenesses.keep(scan.original.sha256, likeness)
        catalogue.commit()
        return saved.id


def test_a_pair_is_shown_and_decided_on(
    site: Any, people: dict[Role, httpx.Client], scan: Callable[..., bytes]
) -> None:
    one, other = (site.holding.take_in_stream([scan(seed)]) for seed in (91, 92))
    first = catalogued(site.holding, "ALIKE 1", one, HASH)
    catalogued(site.holding, "ALIKE 2", other, HASH ^ 0b11)
    zofia = people[Role.CATALOGUER]
    address = f"/edit/photographs/{first}/likenesses"
    page = zofia.get(address)
    assert "ALIKE 2" in page.text
    assert "2 of 64 marks differ" in page.text
    assert "1 scan has the same form or mount" in page.text  # these are two pictures of noise
    verdict = LikenessVerdict.SAME_NEGATIVE
    wish = f"decide:{one.original.sha256}:{other.original.sha256}:{verdict.value}"
    assert f'value="{wish}"' in page.text
    answer = zofia.post(address, data={"do": wish})
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    assert "ALIKE 2</span></a>: another print of the same negative" in zofia.get(address).text


def test_prints_of_the_same_negative_are_related_as_long_as_that_is_decided(
    site: Any, people: dict[Role, httpx.Client], scan: Callable[..., bytes]
) -> None:
    one, other = (site.holding.take_in_stream([scan(seed)]) for seed in (93, 94))
    first = catalogued(site.holding, "ALIKE 3", one, HASH << 1)
    second = catalogued(site.holding, "ALIKE 4", other, HASH << 1 ^ 0b110)
    digests = one.original.sha256, other.original.sha256

    def decide(on: str, pair: tuple[str, str], verdict: LikenessVerdict) -> list[list[str]]:
        wish = f"decide:{pair[0]}:{pair[1]}:{verdict.value}"
        people[Role.CATALOGUER].post(f"/edit/photographs/{on}/likenesses", data={"do": wish})
        records = (site.client.get(f"/api/photographs/{each}", headers=site.reader).json()
                   for each in (first, second))  # fmt: skip
        return [
            [told["kind"] for told in record["photograph"].get("related", ())] for record in records
        ]

    assert decide(first, digests, LikenessVerdict.SAME_NEGATIVE) == [["same negative"], []]
    assert decide(second, digests[::-1], LikenessVerdict.SAME_NEGATIVE) == [["same negative"], []]
    page = site.client.get(f"/photographs/{second}", headers=site.reader).text
    assert "From the same negative as" in page
    assert decide(second, digests[::-1], LikenessVerdict.DIFFERENT) == [[], []]


def test_a_wish_that_makes_no_sense_changes_nothing(
    site: Any, people: dict[Role, httpx.Client]
) -> None:
    address = f"/edit/photographs/{site.published.id}/likenesses"
    for wish in ("", "decide", "decide:x:y:same negative", f"decide:{'0' * 64}:{'1' * 64}:odd"):
        assert people[Role.CATALOGUER].post(address, data={"do": wish}).status_code == 303
    assert "No other scan looks like" in people[Role.CATALOGUER].get(address).text


def test_only_who_may_write_sees_it(site: Any, people: dict[Role, httpx.Client]) -> None:
    address = f"/edit/photographs/{site.published.id}/likenesses"
    assert site.client.get(address).status_code in {303, 401}
    assert people[Role.VIEWER].get(address).status_code == 403
    assert people[Role.CATALOGUER].get("/edit/photographs/nothing/likenesses").status_code == 404
