import pytest

from app.domain.languages import LanguageMap, best

TITLES: LanguageMap = {"none": ["1941"], "en": ["After the amnesty"], "pl": ["Po amnestii"]}


@pytest.mark.parametrize(
    ("texts", "languages", "shown"),
    [
        (TITLES, ["pl", "en"], "Po amnestii"),
        (TITLES, ["en"], "After the amnesty"),
        (TITLES, ["de"], "After the amnesty"),
        ({"none": ["1941"], "pl": ["Po amnestii"]}, ["de"], "1941"),
        ({"ru": ["После"], "pl": ["Po"]}, ["de"], "После"),
        ({"pl-PL": ["Po amnestii"]}, ["pl"], "Po amnestii"),
        ({"pl": [], "ru": ["После"]}, ["pl"], "После"),
        ({"pl": ["Raj", "Po amnestii"]}, ["pl"], "Raj · Po amnestii"),
        ({}, ["pl"], ""),
        (None, ["pl"], ""),
    ],
)
def test_a_reader_gets_the_text_in_the_first_language_that_there_is(
    texts: LanguageMap | None, languages: list[str], shown: str
) -> None:
    assert best(texts, languages) == shown
