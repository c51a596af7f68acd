"""Identifiers of other authority files, with examples that their owners publish."""

import pytest

from app.domain.authority_identifiers import (
    IdentifierScheme,
    OutsideIdentifier,
    plain_value,
    why_no_identifier,
)

GOOD = (
    (IdentifierScheme.VIAF, "24602065"),  # Johann Wolfgang von Goethe
    (IdentifierScheme.WIKIDATA, "Q36036"),  # Lviv
    (IdentifierScheme.GEONAMES, "702550"),  # Lviv
    (IdentifierScheme.GND, "118540238"),  # Johann Wolfgang von Goethe
    (IdentifierScheme.GND, "4066009-6"),  # Vienna
    (IdentifierScheme.GND, "4005728-8"),  # Berlin
)


@pytest.mark.parametrize(("scheme", "value"), GOOD)
def test_an_identifier_that_its_owner_gives_is_taken(scheme: IdentifierScheme, value: str) -> None:
    assert why_no_identifier(scheme, value) == ""


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        (IdentifierScheme.VIAF, "0123"),
        (IdentifierScheme.VIAF, "1" * 23),
        (IdentifierScheme.WIKIDATA, "36036"),
        (IdentifierScheme.WIKIDATA, "P36"),
        (IdentifierScheme.GEONAMES, "Lviv"),
        (IdentifierScheme.GEONAMES, "\u0667\u0660\u0662"),  # digits, of another script
        (IdentifierScheme.GND, "118540239"),  # the check digit is 8
        (IdentifierScheme.GND, "118540328"),  # two digits have changed places
        (IdentifierScheme.GND, "4066009-5"),
        (IdentifierScheme.GND, ""),
    ],
)
def test_what_can_be_no_identifier_says_why(scheme: IdentifierScheme, value: str) -> None:
    assert why_no_identifier(scheme, value)


def test_one_digit_that_is_wrong_is_noticed_in_any_place_of_a_gnd_number() -> None:
    number = "118540238"
    for place in range(1, len(number)):
        wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        assert why_no_identifier(IdentifierScheme.GND, wrong), wrong


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("https://www.wikidata.org/wiki/Q36036", "Q36036"),
        ("http://www.wikidata.org/entity/Q36036", "Q36036"),
        ("https://www.geonames.org/702550/lviv.html", "702550"),
        ("https://d-nb.info/gnd/118540238", "118540238"),
        (" https://viaf.org/viaf/24602065/ ", "24602065"),
        ("Q36036", "Q36036"),
    ],
)
def test_an_identifier_may_be_copied_with_its_address(typed: str, value: str) -> None:
    assert plain_value(typed) == value


def test_an_identifier_leads_to_where_its_owner_tells_of_it() -> None:
    lviv = OutsideIdentifier(IdentifierScheme.GEONAMES, "702550")
    assert lviv.address == "https://www.geonames.org/702550"
