import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.excerpts import Span, excerpt, joined
from app.language.tokens import forms_of, tokens

TEXT = "Stalin\u2019s paradise... We are getting together after the amnesty."


def spans(text: str, *wanted: str) -> list[Span]:
    """Where the words stand that have one of these forms."""
    hits = (token for token in tokens(text) if not set(wanted).isdisjoint(forms_of(token)))
    return list(joined(text, hits))


def found(text: str, *wanted: str) -> list[str]:
    return [text[span.start : span.end] for span in spans(text, *wanted)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (["stalins", "paradise"], ["Stalin\u2019s paradise"]),
        (["stalin"], ["Stalin\u2019s"]),
        (["paradise", "we"], ["paradise... We"]),
        (["paradise", "amnesty"], ["paradise", "amnesty"]),
        ([], []),
    ],
)
def test_words_that_are_wanted_are_found_and_neighbours_make_one_place(
    wanted: list[str], expected: list[str]
) -> None:
    assert found(TEXT, *wanted) == expected


def test_no_place_reaches_over_a_gap() -> None:
    assert found("nad [...] rzeką", "nad", "rzeka") == ["nad", "rzeką"]
    assert found("nad rzeką", "nad", "rzeka") == ["nad rzeką"]


def test_a_quotation_has_whole_words_around_it() -> None:
    (span,) = spans(TEXT, "getting")
    assert excerpt(TEXT, span, context_chars=10) == ("We are ", "getting", " together")
    assert excerpt(TEXT, span) == (
        "Stalin\u2019s paradise... We are ", "getting", " together after the amnesty.",
    )  # fmt: skip


def test_a_text_that_soon_ends_is_quoted_to_its_end() -> None:
    (span,) = spans(TEXT, "paradise")
    assert excerpt(TEXT, span).suffix == "... We are getting together after the amnesty."
    assert excerpt(TEXT, span, context_chars=30).suffix == "... We are getting together"
    (last,) = spans(TEXT, "after")
    assert excerpt(TEXT, last, context_chars=30).prefix == TEXT[: last.start]


def test_a_word_longer_than_the_context_is_cut_but_keeps_its_accents() -> None:
    text = "xxxxxe\N{COMBINING ACUTE ACCENT} tak"
    (span,) = spans(text, "tak")
    prefix = excerpt(text, span, context_chars=2).prefix
    assert prefix == " "  # the accent alone would have begun it


@given(st.text(), st.data())
def test_a_quotation_stands_so_in_its_text(text: str, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(text)))
    end = draw.draw(st.integers(start, len(text)))
    length = draw.draw(st.integers(0, 20))
    quoted = excerpt(text, Span(start, end), context_chars=length)
    assert quoted.exact == text[start:end]
    assert text.startswith("".join(quoted), start - len(quoted.prefix))
    assert len(quoted.prefix) <= length * 1.5
    assert len(quoted.suffix) <= length * 1.5
