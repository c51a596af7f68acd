"""Statements of rights by the names that their makers give them."""

import pytest

from app.web.pages.rights_names import rights_name


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("http://creativecommons.org/licenses/by-sa/4.0/", "CC BY-SA 4.0"),
        ("https://creativecommons.org/licenses/by/3.0/pl/", "CC BY 3.0"),
        ("http://creativecommons.org/publicdomain/mark/1.0/", "Public Domain Mark 1.0"),
        ("http://rightsstatements.org/vocab/InC/1.0/", "In Copyright"),
        ("http://example.org/terms", "http://example.org/terms"),
        ("by permission", "by permission"),
    ],
)
def test_a_statement_is_called_by_its_short_name(uri: str, name: str) -> None:
    assert rights_name(uri) == name
