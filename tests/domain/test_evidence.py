"""What is known of a photograph, and from which side of it."""

from dataclasses import replace

from app.domain.agents import AgentRole, ContributionDescription
from app.domain.dating import DateBasis, DateDescription, DateOf
from app.domain.evidence import known_only_from_the_back
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.sides import SideDescription, SideKind

NOTE = InscriptionDescription(InscriptionKind.NOTE)
WRITTEN_ON = PhotographDescription(
    "A/1",
    sides=(
        SideDescription(SideKind.RECTO, inscriptions=(NOTE,)),
        SideDescription(SideKind.VERSO, inscriptions=(NOTE,)),
    ),
)
ON_THE_FRONT, ON_THE_BACK = (0, 0), (1, 0)


def test_of_a_photograph_of_which_nobody_has_said_what_it_rests_on_nothing_is_known_so() -> None:
    people = (ContributionDescription(AgentRole.DEPICTED, "Anna"),)
    assert not known_only_from_the_back(replace(WRITTEN_ON, agents=people))


def test_a_date_a_place_and_a_person_can_be_known_from_the_back() -> None:
    date = DateDescription(DateOf.TAKEN, "1941", "1941", inscription=ON_THE_BACK)
    place = PlaceDescription(PlaceRole.SHOWN, "Kuibyshev", inscription=ON_THE_BACK)
    person = ContributionDescription(AgentRole.DEPICTED, "Anna", inscription=ON_THE_BACK)
    assert known_only_from_the_back(replace(WRITTEN_ON, dates=(date,)))
    assert known_only_from_the_back(replace(WRITTEN_ON, places=(place,), agents=(person,)))


def test_what_stands_on_the_front_too_is_not_known_from_the_back_alone() -> None:
    date = DateDescription(DateOf.TAKEN, "1941", "1941", inscription=ON_THE_BACK)
    place = PlaceDescription(PlaceRole.SHOWN, "Kuibyshev", inscription=ON_THE_FRONT)
    assert not known_only_from_the_back(replace(WRITTEN_ON, dates=(date,), places=(place,)))


def test_what_an_expert_says_is_not_known_from_the_back() -> None:
    written = DateDescription(DateOf.TAKEN, "1941", "1941", inscription=ON_THE_BACK)
    judged = DateDescription(DateOf.TAKEN, "1942", "1942", basis=DateBasis.EXPERT)
    assert not known_only_from_the_back(replace(WRITTEN_ON, dates=(written, judged)))


def test_a_photographer_s_stamp_on_the_back_tells_nothing_of_what_is_shown() -> None:
    maker = ContributionDescription(AgentRole.PHOTOGRAPHER, "Anna", inscription=ON_THE_BACK)
    assert not known_only_from_the_back(replace(WRITTEN_ON, agents=(maker,)))
