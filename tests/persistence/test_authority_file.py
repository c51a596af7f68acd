"""Authorities under all of their names, and photographs that go on naming them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.audit import AuditFilter, Subject, Verb
from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameForm
from app.domain.authority_identifiers import IdentifierScheme, OutsideIdentifier
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.errors import Conflict, NotAllowed, NotFound, Rejected
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.saving import Outcome
from app.domain.sides import SideDescription, SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

LWOW = AuthorityDescription(
    "Lwów",
    language="pl",
    forms=(NameForm("Lemberg", "de", "1772", "1918"), NameForm("Lviv", "uk-Latn", "1991")),
    identifiers=(OutsideIdentifier(IdentifierScheme.GEONAMES, "702550"),),
    note="Capital of Galicia",
)
STAMPED = InscriptionDescription(
    InscriptionKind.STAMP, writer="Anna", hand="hand A", stamp="Fot. Kuropatwińska"
)


def _shown(code: str, place: str) -> PhotographDescription:
    return PhotographDescription(code, places=(PlaceDescription(PlaceRole.SHOWN, place),))


def test_an_authority_comes_back_as_it_was_handed_in(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.authorities.save(AuthorityNoun.PLACE, LWOW)
        kept = catalogue.authorities.authority(AuthorityNoun.PLACE, saved.id)
    assert (kept.description, kept.version, saved.is_new) == (LWOW, 1, True)


def test_a_photograph_names_a_place_by_any_of_its_names(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        lwow = catalogue.authorities.save(AuthorityNoun.PLACE, LWOW).id
        photographs = [catalogue.save(_shown(name, name)).id for name in ("Lwów", "Lemberg")]
        other = catalogue.save(_shown("Lemberg, Saxony", "Lemberg, Saxony")).id
        shown = [catalogue.photograph(one).description.places[0].name for one in photographs]
        found = catalogue.authorities.standings(AuthorityNoun.PLACE, lwow).items
    assert shown == ["Lwów", "Lwów"]
    assert {one.photograph.id for one in found} == set(photographs)
    assert other not in photographs
    assert {one.roles for one in found} == {(PlaceRole.SHOWN,)}


def test_renaming_leaves_the_former_name_and_no_import_stumbles_over_it(opened: Opening) -> None:
    description = PhotographDescription(
        "A/1",
        sides=(SideDescription(SideKind.VERSO, inscriptions=(STAMPED,)),),
        places=(PlaceDescription(PlaceRole.SHOWN, "Lemberg"),),
        subjects=("Trams",),
        agents=(ContributionDescription(AgentRole.DEPICTED, "Anna", AgentKind.PERSON),),
        custody=(CustodyEventDescription(CustodyKind.CUSTODY, to_agent="Anna"),),
    )
    renamed = {
        AuthorityNoun.PLACE: ("Lemberg", "Lwów"),
        AuthorityNoun.SUBJECT: ("Trams", "Tramways"),
        AuthorityNoun.AGENT: ("Anna", "Anna Kuropatwińska"),
        AuthorityNoun.HAND: ("hand A", "Hand of Anna"),
        AuthorityNoun.STAMP: ("Fot. Kuropatwińska", "Stamp of Anna"),
    }
    with opened(THE_DESK, writes=True) as catalogue:
        photograph_id = catalogue.save(description).id
        for noun, (former, name) in renamed.items():
            one = catalogue.authorities.meant(noun, former)
            said = catalogue.authorities.authority(noun, one.id).description
            catalogue.authorities.save(noun, replace(said, name=name), authority_id=one.id)
            kept = catalogue.authorities.authority(noun, one.id).description
            assert kept.forms == (NameForm(former),)
        shown = catalogue.photograph(photograph_id).description
        again = catalogue.save(description)
    assert again.outcome is Outcome.UNCHANGED
    assert (shown.places[0].name, shown.subjects) == ("Lwów", ("Tramways",))
    assert {shown.agents[0].name, shown.custody[0].to_agent} == {"Anna Kuropatwińska"}
    written = shown.sides[0].inscriptions[0]
    assert (written.writer, written.hand, written.stamp) == (
        "Anna Kuropatwińska",
        "Hand of Anna",
        "Stamp of Anna",
    )


def test_a_unit_s_custody_names_agents_by_any_of_their_names(opened: Opening) -> None:
    chain = (CustodyEventDescription(CustodyKind.CUSTODY, to_agent="IPN"),)
    institute = AuthorityDescription(
        "Institute", kind=AgentKind.CORPORATE_BODY, forms=(NameForm("IPN"),)
    )
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.authorities.save(AuthorityNoun.AGENT, institute)
        unit = catalogue.save_unit(UnitDescription("U", {"en": ["Unit"]}, custody=chain))
        again = catalogue.save_unit(UnitDescription("U", {"en": ["Unit"]}, custody=chain))
        kept = catalogue.unit(unit.id).description.custody
    assert kept[0].to_agent == "Institute"
    assert again.outcome is Outcome.UNCHANGED


def test_a_name_means_an_agent_of_its_own_kind_first(opened: Opening) -> None:
    firm = AuthorityDescription("Zeiss", kind=AgentKind.CORPORATE_BODY)
    person = AuthorityDescription("Carl Zeiss", kind=AgentKind.PERSON, forms=(NameForm("Zeiss"),))
    roles = (AgentKind.PERSON, AgentKind.CORPORATE_BODY)
    agents = tuple(ContributionDescription(AgentRole.AUTHOR, "Zeiss", kind) for kind in roles)
    with opened(THE_DESK, writes=True) as catalogue:
        for one in (firm, person):
            catalogue.authorities.save(AuthorityNoun.AGENT, one)
        saved = catalogue.save(PhotographDescription("A/1", agents=agents))
        shown = catalogue.photograph(saved.id).description.agents
    assert [agent.name for agent in shown] == ["Carl Zeiss", "Zeiss"]


def test_two_authorities_of_a_kind_have_not_the_same_preferred_name(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.authorities.save(AuthorityNoun.PLACE, LWOW)
        with pytest.raises(Conflict, match="merge"):
            catalogue.authorities.save(AuthorityNoun.PLACE, AuthorityDescription("Lwów"))
        catalogue.authorities.save(AuthorityNoun.SUBJECT, AuthorityDescription("Lwów"))


def test_a_change_of_a_version_that_is_past_is_refused(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        one = catalogue.authorities.save(AuthorityNoun.PLACE, LWOW).id
        changed = replace(LWOW, note="")
        catalogue.authorities.save(
            AuthorityNoun.PLACE, changed, authority_id=one, expected_version=1
        )
        with pytest.raises(Conflict, match="version 2"):
            catalogue.authorities.save(
                AuthorityNoun.PLACE, LWOW, authority_id=one, expected_version=1
            )


def test_what_can_t_be_is_told_by_its_field(opened: Opening) -> None:
    wrong = AuthorityDescription(
        " ", from_edtf="ca. 1900", identifiers=(OutsideIdentifier(IdentifierScheme.GND, "1"),)
    )
    with opened(THE_DESK, writes=True) as catalogue, pytest.raises(Rejected) as caught:
        catalogue.authorities.save(AuthorityNoun.PLACE, wrong)
    found = {problem.where for problem in caught.value.problems}
    assert found == {"name", "from_edtf", "identifiers[0].value"}


def test_every_deed_is_in_the_log(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        one = catalogue.authorities.save(AuthorityNoun.PLACE, LWOW).id
        catalogue.authorities.save(AuthorityNoun.PLACE, replace(LWOW, note=""), authority_id=one)
        log = catalogue.audit.page(AuditFilter(subject=Subject.AUTHORITY)).items
    assert [(entry.verb, entry.subject_id) for entry in log] == [
        (Verb.CHANGE, one),
        (Verb.CREATE, one),
    ]


def test_the_public_knows_of_an_authority_from_photographs_that_it_sees(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        lwow = catalogue.authorities.save(AuthorityNoun.PLACE, LWOW).id
        photograph = catalogue.save(_shown("A/1", "Lwów")).id
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.authorities.authorities(AuthorityNoun.PLACE).items == ()
        with pytest.raises(NotFound):
            catalogue.authorities.authority(AuthorityNoun.PLACE, lwow)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.publish(photograph)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.authorities.authority(AuthorityNoun.PLACE, lwow).description == LWOW
        listed = catalogue.authorities.authorities(AuthorityNoun.PLACE).items
    assert [one.name for one in listed] == ["Lwów"]


def test_who_may_only_read_changes_nothing(opened: Opening) -> None:
    reader = Viewer("reader", frozenset({Scope.READ}))
    with opened(reader, writes=True) as catalogue:
        with pytest.raises(NotAllowed):
            catalogue.authorities.save(AuthorityNoun.PLACE, LWOW)
        with pytest.raises(NotAllowed):
            catalogue.authorities.suggest(AuthorityNoun.PLACE, "lw")


def test_an_authority_of_which_more_is_said_than_may_be_can_still_be_saved(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = replace(LWOW, note="x" * 100_001)
    with opened(THE_DESK, writes=True) as catalogue:
        with monkeypatch.context() as patch:
            patch.setattr("app.persistence.checking_authorities.length_faults", lambda *_: ())
            kept = catalogue.authorities.save(AuthorityNoun.PLACE, long).id
        changed = replace(long, language="")
        assert catalogue.authorities.save(AuthorityNoun.PLACE, changed, authority_id=kept).version
        grown = replace(long, note="x" * 100_002)
        with pytest.raises(Rejected, match="has 100,002 characters, at most 100,001"):
            catalogue.authorities.save(AuthorityNoun.PLACE, grown, authority_id=kept)
