"""IIIF Presentation API 2.1.1, 4.3 Language of Property Values."""

import pytest

from app.domain.languages import LanguageMap
from app.iiif.presented import Linked
from app.iiif.texts_2 import links, texts


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({}, ""),
        ({"none": ["A 1"]}, "A 1"),
        ({"none": ["A 1", "A 2"]}, ["A 1", "A 2"]),
        ({"pl": ["Odwrocie"]}, {"@value": "Odwrocie", "@language": "pl"}),
        (
            {"en": ["Verso"], "none": ["v"]},
            [{"@value": "Verso", "@language": "en"}, "v"],
        ),
    ],
)
def test_text_keeps_its_languages(written: LanguageMap, expected: object) -> None:
    assert texts(written) == expected


def test_one_link_stands_alone_and_several_in_a_list() -> None:
    one = Linked("https://a.example/1", "Text", {"none": ["a"]}, "text/html")
    assert links([one]) == {"@id": "https://a.example/1", "format": "text/html", "label": "a"}
    assert isinstance(links([one, one]), list)
    assert links([]) == []
