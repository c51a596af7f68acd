"""IIIF Presentation API 3.0, 3.1 `provider`, 3.3 Linking Properties."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit
from app.domain.institutions import InstitutionDescription
from app.iiif.addresses import Addresses
from app.iiif.manifest_links import (
    homepage,
    part_of,
    provider,
    see_also,
    unit_label,
)

BASE = "https://archive.example.org"


def test_a_provider_is_the_holder_with_its_homepage(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    names = {"en": ["Institute"], "pl": ["Instytut"]}
    assert provider(photograph, addresses=addresses) == [
        {
            "id": f"{BASE}/photographs/p1#holder",
            "type": "Agent",
            "label": names,
            "homepage": [
                {
                    "id": "https://ipn.example.org/",
                    "type": "Text",
                    "label": names,
                    "format": "text/html",
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    "address", ["", "ipn.example.org", "javascript:alert(1)", "https://", "http://[1", "http://a b"]
)
def test_what_is_no_web_address_is_no_homepage(
    photograph: CataloguedPhotograph, addresses: Addresses, address: str
) -> None:
    holder = InstitutionDescription(acronym="IPN", homepage=address)
    described = replace(photograph.description, holder=holder)
    (agent,) = provider(replace(photograph, description=described), addresses=addresses) or [{}]
    assert "homepage" not in agent
    assert agent["label"] == {"none": ["IPN"]}


@pytest.mark.parametrize("holder", [None, InstitutionDescription(homepage="https://a.example.org")])
def test_a_holder_without_a_name_is_no_provider(
    photograph: CataloguedPhotograph, addresses: Addresses, holder: InstitutionDescription | None
) -> None:
    nameless = replace(photograph, description=replace(photograph.description, holder=holder))
    assert provider(nameless, addresses=addresses) is None


def test_pages_and_records_say_what_they_are(addresses: Addresses, unit: CataloguedUnit) -> None:
    def shape(links: list[dict[str, Any]]) -> tuple[str, str, str]:
        (link,) = links
        return link["id"], link["type"], link.get("format", "")

    page = homepage(addresses.photograph("p1"))
    assert shape(page) == (f"{BASE}/photographs/p1", "Text", "text/html")
    assert page[0]["language"] == ["en", "pl"]
    record = see_also("p1", addresses=addresses)
    assert shape(record) == (f"{BASE}/photographs/p1.json", "Dataset", "application/json")
    whole = part_of(unit, addresses=addresses)
    assert shape(whole) == (f"{BASE}/iiif/presentation/3/collection/u1", "Collection", "")
    assert whole[0]["label"] == {"en": ["The Anders Army"], "pl": ["Armia Andersa"]}


def test_a_unit_without_a_title_goes_by_its_reference_code(unit: CataloguedUnit) -> None:
    untitled = replace(unit, description=replace(unit.description, title={"en": [""]}))
    assert unit_label(untitled) == {"none": ["U/1"]}
