"""Evidence and places on sides must be there; those that are come back."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from app.domain.agents import AgentRole, ContributionDescription
from app.domain.errors import Rejected
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.region import Region
from app.domain.saving import AccessionedScan
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue

Opening = Callable[..., AbstractContextManager[Catalogue]]
Scan = Callable[[int], AccessionedScan]

FACE = Region(10, 20, 30, 40)
ANNA = ContributionDescription(AgentRole.DEPICTED, "Anna", side=0, region=FACE, inscription=(1, 0))


def _scans(scan: Scan) -> dict[str, AccessionedScan]:
    return {each.original.sha256: each for each in (scan(1), scan(2))}


def test_a_person_s_place_on_a_side_and_evidence_come_back(
    opened: Opening, scan: Scan, two_sided: PhotographDescription
) -> None:
    place = PlaceDescription(PlaceRole.SHOWN, "Kuibyshev", inscription=(1, 0))
    described = replace(two_sided, agents=(ANNA,), places=(place,))
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(described, scans=_scans(scan))
        shown = catalogue.photograph(saved.id).description
        moved = replace(
            shown,
            sides=shown.sides[::-1],
            agents=(replace(ANNA, side=1, inscription=(0, 0)),),
            places=(replace(place, inscription=(0, 0)),),
        )
        catalogue.save(moved, photograph_id=saved.id)
        again = catalogue.photograph(saved.id).description
    assert (shown.agents, shown.places) == ((ANNA,), (place,))
    assert (again.agents, again.places) == (moved.agents, moved.places)


@pytest.mark.parametrize(
    ("agent", "where"),
    [
        (replace(ANNA, inscription=(0, 0)), "agents[0].inscription"),
        (replace(ANNA, side=2), "agents[0].side"),
        (replace(ANNA, side=None), "agents[0].region"),
        (replace(ANNA, region=Region(990, 0, 20, 20)), "agents[0].region"),
    ],
)
def test_what_points_nowhere_is_told_by_its_field(
    opened: Opening,
    scan: Scan,
    two_sided: PhotographDescription,
    agent: ContributionDescription,
    where: str,
) -> None:
    described = replace(two_sided, agents=(agent,))
    with opened(THE_DESK, writes=True) as catalogue, pytest.raises(Rejected) as caught:
        catalogue.save(described, scans=_scans(scan))
    assert [problem.where for problem in caught.value.problems] == [where]
