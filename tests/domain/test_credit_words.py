"""Names as the institutions write them, in English sentences."""

import pytest

from app.domain.credit_words import is_archive, is_institution, with_article, without_acronym


@pytest.mark.parametrize(
    ("name", "in_a_sentence"),
    [
        ("Institute of National Remembrance", "the Institute of National Remembrance"),
        ("Hoover Institution", "the Hoover Institution"),
        ("Library of Congress", "the Library of Congress"),
        ("The National Archives", "The National Archives"),
        ("University of Warsaw", "the University of Warsaw"),
        ("Harvard University", "Harvard University"),
        ("IPN", "the IPN"),
        ("Yad Vashem", "Yad Vashem"),
        ("Instytut Zachodni", "Instytut Zachodni"),
        ("Jan Kowalski", "Jan Kowalski"),
    ],
)
def test_an_institution_has_its_article(name: str, in_a_sentence: str) -> None:
    assert with_article(name) == in_a_sentence


@pytest.mark.parametrize("name", ["IPN", "Harvard University", "Muzeum Katyńskie", "Polish Army"])
def test_an_institution_is_known_by_its_name(name: str) -> None:
    assert is_institution(name)
    assert not is_archive(name)


@pytest.mark.parametrize("name", ["Jan Kowalski", "rodzina Nowaków", "J. B. Scott"])
def test_a_person_or_family_is_no_institution(name: str) -> None:
    assert not is_institution(name)


@pytest.mark.parametrize("name", ["The National Archives", "Archiwum Akt Nowych", "Bundesarchiv"])
def test_an_archive_is_known_by_its_name(name: str) -> None:
    assert is_archive(name)


def test_an_acronym_behind_a_name_is_taken_off() -> None:
    assert without_acronym("Institute of National Remembrance (IPN)") == (
        "Institute of National Remembrance"
    )
    assert without_acronym("Studio Ada (Lwów)") == "Studio Ada (Lwów)"
