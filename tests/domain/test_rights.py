"""IIIF Presentation API 3.0, 3.2 `rights`."""

import pytest

from app.domain.rights import is_statement


@pytest.mark.parametrize(
    "uri",
    [
        "http://rightsstatements.org/vocab/CNE/1.0/",
        "http://creativecommons.org/publicdomain/mark/1.0/",
        "http://creativecommons.org/licenses/by/4.0/",
    ],
)
def test_iiif_takes_two_families_of_statements(uri: str) -> None:
    assert is_statement(uri)
    assert not is_statement(uri.replace("http:", "https:"))


@pytest.mark.parametrize("uri", ["", "http://example.org/terms"])
def test_iiif_takes_no_others(uri: str) -> None:
    assert not is_statement(uri)
