"""The addresses of the house, letter by letter: what stands in published documents stays.

Escaping: RFC 3986, 2.1 and 3.3.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AnyUrl

from app.domain.inscriptions import ReadingLayer
from app.iiif.addresses import Addresses
from app.iiif.image_version import ImageVersion

HERE = Addresses("https://photographs.example.org")
BASE = "https://photographs.example.org"
P = "0197aaaa-0000-7000-8000-000000000001"
S = "0197aaaa-0000-7000-8000-000000000002"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (HERE.image_service(S), f"/iiif/3/{S}"),
        (HERE.image_service(S, ImageVersion.V2), f"/iiif/2/{S}"),
        (HERE.image(S, "full/max/0/default.jpg"), f"/iiif/3/{S}/full/max/0/default.jpg"),
        (HERE.manifest(P), f"/iiif/presentation/3/{P}/manifest"),
        (HERE.canvas(P, S), f"/iiif/presentation/3/{P}/canvas/{S}"),
        (HERE.painting_page(P, S), f"/iiif/presentation/3/{P}/painting/{S}"),
        (HERE.painting(P, S), f"/iiif/presentation/3/{P}/painting/{S}/picture"),
        (HERE.annotation_page(P, S), f"/iiif/presentation/3/{P}/annotations/{S}"),
        (HERE.annotation(P, S), f"/iiif/presentation/3/{P}/annotation/{S}"),
        (HERE.layer(P, ReadingLayer.DIPLOMATIC), f"/iiif/presentation/3/{P}/layer/diplomatic"),
        (HERE.collection(S), f"/iiif/presentation/3/collection/{S}"),
        (HERE.collection(S, after="a b&"), f"/iiif/presentation/3/collection/{S}?after=a%20b%26"),
        (HERE.collection(S, units_after="7"), f"/iiif/presentation/3/collection/{S}?units_after=7"),
        (HERE.root_collection(), "/iiif/presentation/3/collection/root"),
        (HERE.root_collection(after="7"), "/iiif/presentation/3/collection/root?after=7"),
        (HERE.search(P, 1), f"/iiif/search/1/{P}"),
        (HERE.search(P, 2, query="Józef + 1/2"), f"/iiif/search/2/{P}?q=J%C3%B3zef%20%2B%201%2F2"),
        (HERE.autocomplete(P, 2), f"/iiif/autocomplete/2/{P}"),
        (HERE.photograph(P), f"/photographs/{P}"),
        (HERE.record(P), f"/photographs/{P}.json"),
        (HERE.holder(P), f"/photographs/{P}#holder"),
        (HERE.unit(S), f"/units/{S}"),
        (HERE.viewer(P), f"/viewer?photograph={P}"),
        (HERE.viewer(P, S, "raj"), f"/viewer?photograph={P}&side={S}&q=raj"),
    ],
)
def test_what_is_found_where(address: str, expected: str) -> None:
    assert address == BASE + expected


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("HTTPS://Photographs.Example.ORG/", "https://photographs.example.org"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("https://example.org:443/verso/", "https://example.org/verso"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://zdjęcia.example.org", "http://xn--zdjcia-y4a.example.org"),
    ],
)
def test_a_base_has_one_spelling(written: str, base: str) -> None:
    assert Addresses(written).base == base
    assert Addresses(written).unit("7") == f"{base}/units/7"


@pytest.mark.parametrize("written", ["", "photographs.example.org", "file:///srv/verso"])
def test_a_base_that_is_no_web_address_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="URL"):
        Addresses(written)


def test_an_identifier_stays_within_its_segment() -> None:
    assert HERE.manifest("../a b?c#d%") == (
        f"{BASE}/iiif/presentation/3/..%2Fa%20b%3Fc%23d%25/manifest"
    )


@pytest.mark.parametrize("identifier", ["", ".", ".."])
def test_an_identifier_that_leads_elsewhere_makes_no_address(identifier: str) -> None:
    with pytest.raises(ValueError, match="identifier"):
        HERE.canvas(P, identifier)


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"), min_size=1))
def test_no_address_is_spelled_otherwise_by_the_manifest_library(query: str, name: str) -> None:
    if name in {".", ".."}:
        return
    for address in (HERE.search(name, 2, query=query), HERE.canvas(name, name), HERE.holder(name)):
        assert str(AnyUrl(address)) == address
