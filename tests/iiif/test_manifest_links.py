"""IIIF Presentation API 3.0, 3.1 `provider`, 3.3 Linking Properties."""

from dataclasses import replace

import pytest

from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit
from app.domain.imagery import ImageLimits
from app.domain.institutions import InstitutionDescription
from app.iiif.addresses import Addresses
from app.iiif.manifest_links import (
    homepage,
    keeper,
    logo_format,
    rendering,
    see_also,
    unit_label,
    unit_link,
)

BASE = "https://archive.example.org"
NO_WEB_ADDRESSES = [
    "", "ipn.example.org", "javascript:alert(1)", "https://", "http://[1", "http://a b",
]  # fmt: skip


def held_by(
    photograph: CataloguedPhotograph, holder: InstitutionDescription | None
) -> CataloguedPhotograph:
    return replace(photograph, description=replace(photograph.description, holder=holder))


def test_a_keeper_is_the_holder_with_its_homepage_and_logo(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    holder = photograph.description.holder
    assert holder is not None
    logo = "https://ipn.example.org/logo.png"
    found = keeper(held_by(photograph, replace(holder, logo=logo)), addresses=addresses)
    assert found is not None
    assert (found.address, found.logo) == (f"{BASE}/photographs/p1#holder", logo)
    assert found.names == {"en": ["Institute"], "pl": ["Instytut"]}
    assert found.homepage is not None
    assert found.homepage.address == "https://ipn.example.org/"


@pytest.mark.parametrize("address", NO_WEB_ADDRESSES)
def test_what_is_no_web_address_is_no_homepage_and_no_logo(
    photograph: CataloguedPhotograph, addresses: Addresses, address: str
) -> None:
    holder = InstitutionDescription(acronym="IPN", homepage=address, logo=address)
    found = keeper(held_by(photograph, holder), addresses=addresses)
    assert found is not None
    assert (found.homepage, found.logo, found.names) == (None, "", {"none": ["IPN"]})


@pytest.mark.parametrize("holder", [None, InstitutionDescription(homepage="https://a.example.org")])
def test_a_holder_without_a_name_keeps_nothing(
    photograph: CataloguedPhotograph, addresses: Addresses, holder: InstitutionDescription | None
) -> None:
    assert keeper(held_by(photograph, holder), addresses=addresses) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/logo.PNG?v=2", "image/png"),
        ("https://a.example/logo.svg#x", "image/svg+xml"),
        ("https://a.example/logo", ""),
        ("https://a.example/logo.exe", ""),
    ],
)
def test_the_format_of_a_logo_is_told_by_its_address(address: str, expected: str) -> None:
    assert logo_format(address) == expected


def test_pages_and_records_say_what_they_are(addresses: Addresses, unit: CataloguedUnit) -> None:
    page = homepage(addresses.photograph("p1"))
    assert (page.address, page.kind, page.format) == (f"{BASE}/photographs/p1", "Text", "text/html")
    assert page.languages == ("en", "pl")
    record = see_also("p1", addresses=addresses)[0]
    assert (record.address, record.kind) == (f"{BASE}/photographs/p1.json", "Dataset")
    assert record.format == "application/json"
    whole = unit_link(unit)
    assert (whole.id, whole.label) == ("u1", {"en": ["The Anders Army"], "pl": ["Armia Andersa"]})


def test_what_can_be_printed_is_the_sheet_and_the_cover_as_large_as_it_is_given_out(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    limits = ImageLimits(max_width_px=1000, max_height_px=1000)
    sheet, picture = rendering(photograph, addresses=addresses, limits=limits)
    assert (sheet.address, sheet.format) == (f"{BASE}/photographs/p1/sheet.pdf", "application/pdf")
    assert picture.address == f"{BASE}/iiif/3/i1/full/max/0/default.jpg"
    assert picture.label["en"] == ["Picture in print resolution (1000 x 667)"]


def test_without_a_picture_there_is_nothing_to_print(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    bare = replace(photograph, description=replace(photograph.description, sides=()))
    assert rendering(bare, addresses=addresses, limits=ImageLimits()) == ()


def test_a_unit_without_a_title_goes_by_its_reference_code(unit: CataloguedUnit) -> None:
    untitled = replace(unit, description=replace(unit.description, title={"en": [""]}))
    assert unit_label(untitled) == {"none": ["U/1"]}
