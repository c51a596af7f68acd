"""Filters of a search are named by ids, or by names; a closed thing has neither for the public."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from app.domain.agents import AgentRole, ContributionDescription
from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameForm
from app.domain.institutions import InstitutionDescription
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlacePoint, PlaceRole
from app.domain.search_filters import SearchFilters
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue

Opening = Callable[..., AbstractContextManager[Catalogue]]

LWOW = AuthorityDescription(
    "Lwów", language="pl", forms=(NameForm("Lemberg", "de"),), latitude=49.84, longitude=24.03
)
DRAFT = PhotographDescription(
    "A",
    unit="U",
    holder=InstitutionDescription({"pl": ["Muzeum"], "en": ["Museum"]}, "MUZ"),
    places=(PlaceDescription(PlaceRole.SHOWN, "Lwów"),),
    agents=(ContributionDescription(AgentRole.DEPICTED, "Anna"),),
)


@pytest.fixture
def place_and_photograph(opened: Opening) -> tuple[str, str]:
    """A draft that names Lwów: ids of both."""
    with opened(THE_DESK, writes=True) as catalogue:
        place = catalogue.authorities.save(AuthorityNoun.PLACE, LWOW).id
        catalogue.save_unit(UnitDescription("U", {"en": ["Papers"]}))
        photograph = catalogue.save(DRAFT).id
        catalogue.commit()
    return place, photograph


def test_a_place_is_meant_by_any_of_its_names(
    opened: Opening, place_and_photograph: tuple[str, str]
) -> None:
    place, _ = place_and_photograph
    with opened(THE_DESK) as catalogue:
        filters = SearchFilters(
            places=("Lemberg", place, "Nowhere"),
            units=("U",),
            holders=("MUZ",),
            persons=("Lwów",),
            kinds=("note",),
        )
        named = catalogue.reading_room.with_ids(filters)
        assert named.places == (place, "Nowhere")
        assert catalogue.unit(named.units[0]).description.reference_code == "U"
        assert named.holders != ("MUZ",)
        by_name = catalogue.reading_room.with_ids(SearchFilters(holders=("Museum",)))
        assert named.holders == by_name.holders
        assert (named.persons, named.kinds) == (("Lwów",), ("note",))


def test_names_and_points_are_told_of_what_may_be_known(
    opened: Opening, place_and_photograph: tuple[str, str]
) -> None:
    place, photograph = place_and_photograph
    with opened(THE_DESK) as catalogue:
        named = catalogue.reading_room.with_ids(SearchFilters(holders=("MUZ",), units=("U",)))
    (holder,), (unit,) = named.holders, named.units
    wanted = {"places": place, "holders": holder, "units": unit}
    with opened(THE_PUBLIC) as catalogue:
        room = catalogue.reading_room
        assert [dict(room.names_of(what, [one])) for what, one in wanted.items()] == [{}, {}, {}]
        assert room.points_of([place]) == ()
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.publish(photograph)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        room = catalogue.reading_room
        assert room.names_of("places", [place, "no id"]) == {place: {"pl": ["Lwów"]}}
        assert room.names_of("holders", [holder]) == {holder: {"pl": ["Muzeum"], "en": ["Museum"]}}
        assert room.names_of("units", [unit]) == {unit: {"en": ["Papers"]}}
        assert room.points_of([place]) == (PlacePoint(place, "Lwów", 49.84, 24.03),)
