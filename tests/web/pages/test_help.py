"""The page that tells what the marks in readings say."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Site


@pytest.mark.parametrize(
    ("language", "heading", "meaning"),
    [
        ("en", "Marks in readings", "Here a new line begins."),
        ("pl", "Znaki w odczytaniach", "Tu zaczyna się nowy wiersz."),
    ],
)
def test_every_mark_is_explained_in_both_languages(
    site: "Site", language: str, heading: str, meaning: str
) -> None:
    answer: Any = site.client.get(f"/help/sigla?lang={language}")
    assert answer.status_code == 200
    assert f"<h1>{heading}</h1>" in answer.text
    assert meaning in answer.text
    assert answer.text.count('<th scope="row"') == 8
