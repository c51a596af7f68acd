"""IIIF Presentation API 3.0, 4.3: a, b, br, i, img, p, small, span, sub, sup; no attributes."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.iiif.reading_body import reading_body

ANY_TEXT = st.text() | st.text(alphabet="aŁ \n|[](){}⟦⟧?.…-<>&\"'")


def value_of(text: str) -> str:
    value: str = reading_body(text, "pl")["value"]
    return value


def test_a_reading_without_marks_is_plain_text_verbatim() -> None:
    assert reading_body("Raj... <1941>", "pl") == {
        "type": "TextualBody",
        "value": "Raj... <1941>",
        "format": "text/plain",
        "language": "pl",
    }


def test_a_marked_reading_is_set_with_its_plain_text_beside_it() -> None:
    assert reading_body("Buz[ułuk] | 1941(?)", "") == {
        "type": "TextualBody",
        "value": "<p>Buz[<i>ułuk</i>] <small>|</small><br> <i>1941</i><sup>(?)</sup></p>"
        "<p><small>Buzułuk<br>\n1941</small></p>",
        "format": "text/html",
    }


@pytest.mark.parametrize(
    ("marked", "html"),
    [
        ("Żoł(nierze)", "Żoł(<i>nierze</i>)"),
        ("⟦raj⟧", "⟦<small>raj</small>⟧"),
        ("raj {sic}", "raj<sup> {sic}</sup>"),
        ("nad [...]", "nad [...]"),
        ("raj (...)", "raj (...)"),
        ("[raj\nna]", "[<i>raj<br>\nna</i>]"),
        ("[<b>]", "[<i>&lt;b&gt;</i>]"),
    ],
)
def test_each_mark_is_set_with_what_viewers_let_through(marked: str, html: str) -> None:
    assert value_of(marked).startswith(f"<p>{html}</p>")


def test_a_mark_out_of_place_is_text_and_lines_are_told_once() -> None:
    assert reading_body("[raj", "")["format"] == "text/plain"
    assert value_of("raj | na") == "<p>raj <small>|</small><br> na</p>"


@given(ANY_TEXT)
def test_taken_out_of_its_html_a_reading_is_what_it_was(text: str) -> None:
    """So that what a search quotes of it is found in it."""
    body = reading_body(text, "pl")
    if body["format"] == "text/plain":
        assert body["value"] == text
        return
    tags = set(re.findall(r"</?([a-z]+)[^<>]*>", body["value"]))
    assert tags <= {"p", "i", "br", "small", "sup"}
    marked, _, _ = body["value"].partition("</p>")
    assert unescape(re.sub(r"<[a-z/]+>", "", marked)) == text
