"""Images of what was withdrawn are gone (410), and say so; what was closed of it says nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.access import AccessRule
from app.domain.sides import SideKind
from app.domain.viewers import THE_DESK

TAILS = ("/info.json", "", "/full/max/0/default.jpg", "/0,0,10,10/5,/0/gray.png")


@pytest.fixture(scope="module")
def withdrawn(site: Any) -> Any:
    """The published photograph with its verso closed, then withdrawn."""
    said = site.published.description
    rule = AccessRule(until_on=date(2999, 12, 31), reason="a letter")
    sides = tuple(
        replace(side, access=rule if side.kind is SideKind.VERSO else None) for side in said.sides
    )
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save(replace(said, sides=sides), photograph_id=site.published.id)
        catalogue.withdraw(site.published.id, reason="asked for by the family")
        catalogue.commit()
    return site


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("version", [2, 3])
def test_an_image_of_what_was_withdrawn_says_that_it_is_gone(
    withdrawn: Any, version: int, tail: str
) -> None:
    answer = withdrawn.client.get(f"/iiif/{version}/{withdrawn.recto}{tail}")
    assert answer.status_code == 410
    assert answer.text.startswith("SITE 1 was withdrawn on ")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("tail", TAILS)
def test_of_what_was_closed_of_it_nobody_learns_that_it_was_there(
    withdrawn: Any, tail: str
) -> None:
    verso = withdrawn.published.description.sides[1].scans[0].id
    for image_id in (verso, withdrawn.hidden):
        answer = withdrawn.client.get(f"/iiif/3/{image_id}{tail}")
        assert answer.status_code == 404
        assert "SITE" not in answer.text


def test_staff_go_on_seeing_it(withdrawn: Any) -> None:
    path = f"/iiif/3/{withdrawn.recto}/info.json"
    assert withdrawn.client.get(path, headers=withdrawn.reader).status_code == 200
