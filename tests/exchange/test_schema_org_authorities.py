"""The words of schema.org for who, where and what photographs name."""

import pytest

from app.domain.agents import AgentKind
from app.domain.authorities import (
    AuthorityDescription,
    AuthorityNoun,
    CataloguedAuthority,
    NameForm,
)
from app.domain.authority_identifiers import IdentifierScheme, OutsideIdentifier
from app.exchange.schema_org_authorities import authority_schema_org

PAGE = "https://archive.example.org/agents/a1"


def test_a_person_is_told_under_all_names_with_the_days_of_their_life() -> None:
    said = AuthorityDescription(
        "W\u0142adys\u0142aw Anders",
        language="pl",
        kind=AgentKind.PERSON,
        forms=(NameForm("\u0410\u043d\u0434\u0435\u0440\u0441", "ru"), NameForm("Gen. Anders")),
        from_edtf="1892-08-11",
        until_edtf="1970~",
        identifiers=(OutsideIdentifier(IdentifierScheme.WIKIDATA, "Q310542"),),
        note="Commander of the army.",
    )
    told = authority_schema_org(CataloguedAuthority("a1", AuthorityNoun.AGENT, 1, said), PAGE)
    assert told == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": PAGE,
        "url": PAGE,
        "name": {"@language": "pl", "@value": "W\u0142adys\u0142aw Anders"},
        "alternateName": [
            {"@language": "ru", "@value": "\u0410\u043d\u0434\u0435\u0440\u0441"},
            "Gen. Anders",
        ],
        "description": "Commander of the army.",
        "sameAs": ["https://www.wikidata.org/wiki/Q310542"],
        "birthDate": "1892-08-11",  # a death about 1970 is no date of schema.org's
    }


def test_a_place_lies_somewhere() -> None:
    said = AuthorityDescription("Buzuluk", latitude=52.78, longitude=52.26)
    told = authority_schema_org(CataloguedAuthority("p1", AuthorityNoun.PLACE, 1, said), PAGE)
    assert told["@type"] == "Place"
    assert told["geo"] == {"@type": "GeoCoordinates", "latitude": 52.78, "longitude": 52.26}


@pytest.mark.parametrize(
    ("noun", "kind", "told"),
    [
        (AuthorityNoun.AGENT, AgentKind.CORPORATE_BODY, "Organization"),
        (AuthorityNoun.AGENT, AgentKind.UNKNOWN, "Thing"),
        (AuthorityNoun.SUBJECT, AgentKind.UNKNOWN, "DefinedTerm"),
        (AuthorityNoun.STAMP, AgentKind.UNKNOWN, "Thing"),
    ],
)
def test_each_kind_has_its_class(noun: AuthorityNoun, kind: AgentKind, told: str) -> None:
    said = AuthorityDescription("X", kind=kind, from_edtf="1920", until_edtf="1939")
    record = authority_schema_org(CataloguedAuthority("a1", noun, 1, said), PAGE)
    assert record["@type"] == told
    assert ("foundingDate" in record) == (told == "Organization")
