"""IIIF Presentation API 3.0, 3.2 `rights`."""

import pytest

from app.domain.rights import RightsDescription
from app.iiif.rights import rights_uri

IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
BY = "http://creativecommons.org/licenses/by/4.0/"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"


@pytest.mark.parametrize("uri", [IN_COPYRIGHT, BY, CC0])
def test_a_known_statement_is_given(uri: str) -> None:
    assert rights_uri([RightsDescription(uri)]) == uri


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "https://creativecommons.org/licenses/by/4.0/",
        "http://example.org/rights",
        "http://creativecommons.org.example.org/licenses/by/4.0/",
        f"{BY}\n",
        f"{BY} all of it",
    ],
)
def test_any_other_is_not(uri: str) -> None:
    assert rights_uri([RightsDescription(uri, statement="Ask")]) is None


def test_the_first_of_several_counts() -> None:
    several = [RightsDescription("x"), RightsDescription(CC0), RightsDescription(BY)]
    assert rights_uri(several) == CC0
    assert rights_uri([]) is None
