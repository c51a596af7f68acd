"""IIIF Presentation API 3.0, 4.2 Language of Property Values, 4.3 HTML Markup."""

import pytest

from app.iiif.language_maps import (
    body_language,
    in_both,
    in_no_language,
    language_map,
    language_tag,
    plain,
)


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("pl", "pl"),
        ("ru-Latn", "ru-Latn"),
        ("es-419", "es"),  # the official schema takes no digits
        ("de-1996-x-a", "de"),
        ("none", "none"),
        ("", "none"),
        ("419", "none"),
        ("pł", "none"),
    ],
)
def test_a_tag_is_kept_as_far_as_its_subtags_are_letters(tag: str, shown: str) -> None:
    assert language_tag(tag) == shown


def test_what_says_nothing_is_left_out() -> None:
    assert language_map({"en": ["", " "], "pl": [], "ru": ["да", ""]}) == {"ru": ["да"]}
    assert language_map({}) == {}
    assert language_map(None) == {}


def test_values_of_tags_that_become_one_stand_together() -> None:
    assert language_map({"de-1996": ["neu"], "de": ["alt"]}) == {"de": ["neu", "alt"]}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>Katyń</b>", "<b>Katyń</b> "),
        ("<script>alert(1)</script>", "<script>alert(1)</script> "),
        ("<", "<"),
        ("<>", "<> "),
        ("1 < 2 > 1", "1 < 2 > 1"),
        ("a <b>c</b>", "a <b>c</b>"),
    ],
)
def test_plain_text_that_looks_like_html_gets_a_space_at_its_end(text: str, shown: str) -> None:
    assert plain({"en": [text]}) == {"en": [shown]}


def test_the_houses_own_words_have_two_languages_and_a_name_has_none() -> None:
    assert in_both("one", "jeden") == {"en": ["one"], "pl": ["jeden"]}
    assert in_no_language("N-1", "N-2") == {"none": ["N-1", "N-2"]}


@pytest.mark.parametrize("language", ["", "none"])
def test_a_text_of_no_language_names_none(language: str) -> None:
    assert body_language(language) == {}


def test_a_text_names_its_language_digits_and_all() -> None:
    assert body_language("de-1901") == {"language": "de-1901"}
