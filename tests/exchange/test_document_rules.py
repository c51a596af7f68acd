import pytest

from app.exchange.document_rules import (
    why_no_edtf,
    why_no_language,
    why_no_reference_code,
    why_no_tag,
)


# RFC 5646, Appendix A: examples of language tags; `none` is IIIF Presentation 3.0, 4.
@pytest.mark.parametrize("tag", ["de", "zh-Hant", "sr-Latn-RS", "sl-rozaj-biske", "es-419", "none"])
def test_a_language_tag_of_bcp_47_is_taken(tag: str) -> None:
    assert why_no_tag(tag) == ""


@pytest.mark.parametrize("tag", ["", "polski", "English", "pl_PL", "p", "pl-", "en US", "en\n"])
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    assert "BCP 47" in why_no_tag(tag)


def test_a_reading_may_be_of_no_stated_language_but_not_of_one_called_none() -> None:
    assert why_no_language("") == ""
    assert why_no_language("none")


@pytest.mark.parametrize("edtf", ["", "1941-12", "1883-02-04?", "1883-02-01/1883-02-09"])
def test_an_edtf_date_is_taken_and_so_is_none(edtf: str) -> None:
    assert why_no_edtf(edtf) == ""


@pytest.mark.parametrize("edtf", ["December, 1941", "1941-13", "4 February 1883[?]"])
def test_a_date_in_words_is_no_edtf(edtf: str) -> None:
    assert why_no_edtf(edtf)


@pytest.mark.parametrize("code", ["COPY 1/60/3", "AAN 2/1346/0/-/12", "ż" * 200])
def test_a_reference_code_may_hold_spaces_and_slashes(code: str) -> None:
    assert why_no_reference_code(code) == ""


@pytest.mark.parametrize("code", ["", "  ", " a", "a\n", "a\tb", "a\x7fb", "x" * 201])
def test_a_reference_code_is_not_blank_and_has_no_control_characters(code: str) -> None:
    assert why_no_reference_code(code)
