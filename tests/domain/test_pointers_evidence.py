"""What people and places rest on follows the parts that it points to."""

from dataclasses import replace

from app.domain.agents import AgentRole, ContributionDescription
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.merging import merged
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.pointers import numbered, pointing
from app.domain.region import Region
from app.domain.sides import SideDescription, SideKind

NOTE = InscriptionDescription(InscriptionKind.NOTE, id="note")
BASE = PhotographDescription(
    "A/1",
    sides=(
        SideDescription(SideKind.RECTO, id="recto"),
        SideDescription(SideKind.VERSO, inscriptions=(NOTE,), id="verso"),
    ),
    agents=(
        ContributionDescription(
            AgentRole.DEPICTED, "Anna", side=0, region=Region(1, 2, 3, 4), inscription=(1, 0)
        ),
    ),
    places=(PlaceDescription(PlaceRole.SHOWN, "Lwów", inscription=(1, 0)),),
)


def test_pointers_and_numbers_are_two_ways_to_say_the_same() -> None:
    assert numbered(pointing(BASE), inscriptions={"note": (1, 0)}) == BASE


def test_who_rests_on_a_side_that_moved_rests_on_it_still() -> None:
    mine = replace(BASE, title={"en": ["On a bench"]})
    moved = replace(BASE, sides=BASE.sides[::-1])
    theirs = replace(
        moved,
        agents=(replace(BASE.agents[0], side=1, inscription=(0, 0)),),
        places=(replace(BASE.places[0], inscription=(0, 0)),),
    )
    both = merged(BASE, mine, theirs)
    assert both.clashes == ()
    assert both.description == replace(theirs, title={"en": ["On a bench"]})


def test_who_points_to_what_the_other_editor_took_away_is_a_clash() -> None:
    bare = replace(BASE, agents=(), places=())
    mine = replace(bare, places=BASE.places)
    theirs = replace(bare, sides=BASE.sides[:1])
    assert {clash.path.partition("[")[0] for clash in merged(bare, mine, theirs).clashes} == {
        "places"
    }
