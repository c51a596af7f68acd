"""Two authorities that are one, and two again; somebody unidentified, and who it was."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.audit import AuditFilter, Verb
from app.domain.authorities import AuthorityDescription, AuthorityNoun, LinkPlace, NameForm
from app.domain.authority_identifiers import IdentifierScheme, OutsideIdentifier
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.errors import Conflict, NotFound, Rejected
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.saving import Outcome
from app.domain.sides import SideDescription, SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

AGENT = AuthorityNoun.AGENT
UNKNOWN_MAN = "Unknown man, 3rd from right (A/1)"
ANNA = AuthorityDescription(
    "A. Kuropatwińska",
    kind=AgentKind.PERSON,
    forms=(NameForm("Anka"),),
    identifiers=(OutsideIdentifier(IdentifierScheme.VIAF, "24602065"),),
)
FULL = AuthorityDescription("Anna Kuropatwińska", kind=AgentKind.PERSON)


def _depicting(code: str, *names: str) -> PhotographDescription:
    agents = (ContributionDescription(AgentRole.DEPICTED, name, AgentKind.PERSON) for name in names)
    return PhotographDescription(code, agents=tuple(agents))


def _depicted(catalogue: Catalogue, photograph_id: str) -> list[str]:
    return [agent.name for agent in catalogue.photograph(photograph_id).description.agents]


def test_all_links_move_and_come_back(opened: Opening) -> None:
    written = InscriptionDescription(InscriptionKind.NOTE, writer=ANNA.name)
    description = replace(
        _depicting("A/1", ANNA.name),
        sides=(SideDescription(SideKind.VERSO, inscriptions=(written,)),),
        custody=(
            CustodyEventDescription(CustodyKind.CUSTODY, to_agent=ANNA.name),
            CustodyEventDescription(
                CustodyKind.GIFT, from_agent=ANNA.name, to_agent="IPN", via_agent=ANNA.name
            ),
        ),
    )
    chain = (CustodyEventDescription(CustodyKind.CUSTODY, to_agent=ANNA.name),)
    with opened(THE_DESK, writes=True) as catalogue:
        authorities = catalogue.authorities
        merged = authorities.save(AGENT, ANNA).id
        target = authorities.save(AGENT, FULL).id
        photograph = catalogue.save(description).id
        unit = catalogue.save_unit(UnitDescription("U", {"en": ["Unit"]}, custody=chain)).id
        merge = authorities.merge(AGENT, merged, target, reason="the same hand")
        said = catalogue.photograph(photograph).description
        assert said.agents[0].name == said.sides[0].inscriptions[0].writer == FULL.name
        assert {said.custody[0].to_agent, said.custody[1].from_agent} == {FULL.name}
        assert said.custody[1].via_agent == FULL.name
        assert catalogue.unit(unit).description.custody[0].to_agent == FULL.name
        (standing,) = authorities.standings(AGENT, target).items
        assert set(standing.roles) == {
            AgentRole.DEPICTED,
            LinkPlace.WRITER,
            LinkPlace.GAVE,
            LinkPlace.RECEIVED,
            LinkPlace.PASSED_ON,
        }
        forms = authorities.authority(AGENT, target).description.forms
        assert forms == (NameForm(ANNA.name), NameForm("Anka"))
        with pytest.raises(NotFound):
            authorities.authority(AGENT, merged)
        assert authorities.merged_into(AGENT, merged) == target
        authorities.undo_merge(merge.id)
        assert authorities.authority(AGENT, merged).description == ANNA
        assert authorities.authority(AGENT, target).description == FULL
        assert authorities.standings(AGENT, target).items == ()
        assert catalogue.photograph(photograph).description == replace(
            description, sides=catalogue.photograph(photograph).description.sides
        )
        assert catalogue.unit(unit).description.custody == chain
        assert authorities.merged_into(AGENT, merged) is None
        verbs = [entry.verb for entry in catalogue.audit.page(AuditFilter()).items]
    assert verbs[:2] == [Verb.UNDO, Verb.MERGE]


def test_a_name_of_a_merged_authority_still_means_the_other(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        ids = [catalogue.authorities.save(AGENT, one).id for one in (ANNA, FULL)]
        photograph = catalogue.save(_depicting("A/1", ANNA.name)).id
        catalogue.authorities.merge(AGENT, *ids)
        again = catalogue.save(_depicting("A/1", ANNA.name))
        other = catalogue.save(_depicting("A/2", "Anka")).id
        assert again.outcome is Outcome.UNCHANGED
        assert _depicted(catalogue, photograph) == _depicted(catalogue, other) == [FULL.name]


def test_what_was_written_anew_since_a_merge_comes_back_too(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        ids = [catalogue.authorities.save(AGENT, one).id for one in (ANNA, FULL)]
        photograph = catalogue.save(_depicting("A/1", ANNA.name)).id
        named_first = catalogue.save(_depicting("A/2", FULL.name)).id
        merge = catalogue.authorities.merge(AGENT, *ids)
        catalogue.save(_depicting("A/1", FULL.name, "Jan"))  # all of its people written anew
        catalogue.authorities.undo_merge(merge.id)
        assert _depicted(catalogue, photograph) == [ANNA.name, "Jan"]
        assert _depicted(catalogue, named_first) == [FULL.name]


@pytest.mark.parametrize(
    ("noun", "description"),
    [
        (AuthorityNoun.PLACE, "places"),
        (AuthorityNoun.SUBJECT, "subjects"),
        (AuthorityNoun.HAND, "hand"),
        (AuthorityNoun.STAMP, "stamp"),
    ],
)
def test_every_kind_of_authority_can_be_merged(
    opened: Opening, noun: AuthorityNoun, description: str
) -> None:
    def naming(name: str) -> PhotographDescription:
        if description == "places":
            return PhotographDescription("A", places=(PlaceDescription(PlaceRole.SHOWN, name),))
        if description == "subjects":
            return PhotographDescription("A", subjects=(name,))
        note = InscriptionDescription(InscriptionKind.STAMP, **{description: name})  # type: ignore[arg-type]
        return PhotographDescription(
            "A", sides=(SideDescription(SideKind.VERSO, inscriptions=(note,)),)
        )

    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(naming("first"))
        merged = catalogue.authorities.meant(noun, "first").id
        target = catalogue.authorities.save(noun, AuthorityDescription("second")).id
        merge = catalogue.authorities.merge(noun, merged, target)
        assert len(catalogue.authorities.standings(noun, target).items) == 1
        assert catalogue.save(naming("first")).outcome is Outcome.UNCHANGED
        catalogue.authorities.undo_merge(merge.id)
        assert len(catalogue.authorities.standings(noun, merged).items) == 1


def test_somebody_unidentified_keeps_that_history_once_identified(opened: Opening) -> None:
    unknown = AuthorityDescription(UNKNOWN_MAN, kind=AgentKind.PERSON, is_unidentified=True)
    with opened(THE_DESK, writes=True) as catalogue:
        authorities = catalogue.authorities
        merged = authorities.save(AGENT, unknown).id
        target = authorities.save(AGENT, FULL).id
        photograph = catalogue.save(_depicting("A/1", UNKNOWN_MAN)).id
        catalogue.publish(photograph)
        authorities.merge(AGENT, merged, target, reason="recognised by her daughter")
        again = catalogue.save(_depicting("A/1", UNKNOWN_MAN))
        elsewhere = catalogue.save(_depicting("A/2", UNKNOWN_MAN)).id
        assert again.outcome is Outcome.UNCHANGED
        assert _depicted(catalogue, photograph) == [FULL.name]
        assert _depicted(catalogue, elsewhere) == [UNKNOWN_MAN]  # another man may be third there
        assert authorities.authority(AGENT, target).description.forms == ()
        married = AuthorityDescription("Anna Nowak", kind=AgentKind.PERSON)
        later = authorities.merge(AGENT, target, authorities.save(AGENT, married).id)
        assert catalogue.save(_depicting("A/1", UNKNOWN_MAN)).outcome is Outcome.UNCHANGED
        assert _depicted(catalogue, photograph) == [married.name]
        authorities.undo_merge(later.id)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        (told,) = catalogue.authorities.merges_into(AGENT, target)
    assert (told.former, told.is_identification, told.photographs) == (unknown, True, 1)
    assert told.reason == "recognised by her daughter"


def test_the_public_is_not_told_of_identifications_that_it_can_t_see(opened: Opening) -> None:
    unknown = AuthorityDescription(UNKNOWN_MAN, kind=AgentKind.PERSON, is_unidentified=True)
    with opened(THE_DESK, writes=True) as catalogue:
        merged = catalogue.authorities.save(AGENT, unknown).id
        target = catalogue.authorities.save(AGENT, FULL).id
        catalogue.save(_depicting("DRAFT", UNKNOWN_MAN))
        catalogue.publish(catalogue.save(_depicting("A/2", FULL.name)).id)
        catalogue.authorities.merge(AGENT, merged, target)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.authorities.merges_into(AGENT, target) == ()


def test_nobody_known_is_merged_into_somebody_unidentified(opened: Opening) -> None:
    unknown = AuthorityDescription(UNKNOWN_MAN, kind=AgentKind.PERSON, is_unidentified=True)
    with opened(THE_DESK, writes=True) as catalogue:
        ids = [catalogue.authorities.save(AGENT, one).id for one in (FULL, unknown)]
        with pytest.raises(Rejected, match="other way round"):
            catalogue.authorities.merge(AGENT, *ids)
        with pytest.raises(Rejected, match="itself"):
            catalogue.authorities.merge(AGENT, ids[0], ids[0])


def test_a_merge_is_not_undone_twice_nor_past_a_later_one(opened: Opening) -> None:
    third = AuthorityDescription("Anna K.", kind=AgentKind.PERSON)
    with opened(THE_DESK, writes=True) as catalogue:
        first, second, last = (
            catalogue.authorities.save(AGENT, one).id for one in (ANNA, FULL, third)
        )
        earlier = catalogue.authorities.merge(AGENT, first, second)
        later = catalogue.authorities.merge(AGENT, second, last)
        assert catalogue.authorities.merged_into(AGENT, first) == last
        with pytest.raises(Conflict, match="that merge first"):
            catalogue.authorities.undo_merge(earlier.id)
        catalogue.authorities.undo_merge(later.id)
        catalogue.authorities.undo_merge(earlier.id)
        with pytest.raises(Conflict, match="already"):
            catalogue.authorities.undo_merge(earlier.id)


def test_a_merge_is_not_undone_where_its_name_is_taken(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        merged, target = (catalogue.authorities.save(AGENT, one).id for one in (ANNA, FULL))
        merge = catalogue.authorities.merge(AGENT, merged, target)
        renamed = replace(FULL, name=ANNA.name)
        catalogue.authorities.save(AGENT, renamed, authority_id=target)
        with pytest.raises(Conflict, match="another name"):
            catalogue.authorities.undo_merge(merge.id)


def test_a_place_keeps_what_the_other_one_knew_and_gives_it_back(opened: Opening) -> None:
    place, geonames = AuthorityNoun.PLACE, IdentifierScheme.GEONAMES
    known = AuthorityDescription(
        "Lemberg", from_edtf="1256", note="Galicia", latitude=49.84, longitude=24.03,
        identifiers=(OutsideIdentifier(geonames, "702550"),),
    )  # fmt: skip
    bare = AuthorityDescription("Lwów", note="On the Poltva")
    with opened(THE_DESK, writes=True) as catalogue:
        authorities = catalogue.authorities
        merged, target = (authorities.save(place, one).id for one in (known, bare))
        merge = authorities.merge(place, merged, target)
        kept = authorities.authority(place, target).description
        assert (kept.latitude, kept.longitude) == (49.84, 24.03)
        assert (kept.from_edtf, kept.note) == ("1256", "On the Poltva")
        assert kept.identifiers == known.identifiers
        undone = authorities.undo_merge(merge.id)
        assert undone.undone_at is not None
        assert authorities.authority(place, target).description == bare
        assert authorities.authority(place, merged).description == known


def test_what_was_changed_after_a_merge_stays_when_it_is_undone(opened: Opening) -> None:
    place = AuthorityNoun.PLACE
    known = AuthorityDescription("Lemberg", note="Galicia", latitude=49.84, longitude=24.03)
    with opened(THE_DESK, writes=True) as catalogue:
        authorities = catalogue.authorities
        merged = authorities.save(place, known).id
        target = authorities.save(place, AuthorityDescription("Lwów")).id
        merge = authorities.merge(place, merged, target)
        moved = replace(authorities.authority(place, target).description, latitude=49.85)
        authorities.save(place, moved, authority_id=target)
        authorities.undo_merge(merge.id)
        kept = authorities.authority(place, target).description
        assert (kept.latitude, kept.longitude, kept.note) == (49.85, 24.03, "")


def test_a_place_that_lies_somewhere_stays_there(opened: Opening) -> None:
    place = AuthorityNoun.PLACE
    with opened(THE_DESK, writes=True) as catalogue:
        authorities = catalogue.authorities
        one, two = (
            authorities.save(place, AuthorityDescription(name, latitude=at, longitude=at)).id
            for name, at in (("Lemberg", 1.0), ("Lwów", 2.0))
        )
        authorities.merge(place, one, two)
        assert authorities.authority(place, two).description.latitude == 2.0
