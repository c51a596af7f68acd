import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sigla import LONGEST_SET, faults, parse, parse_to_set
from app.domain.sigla_faults import SiglumFault, SiglumFaultKind
from app.domain.sigla_nodes import SiglumKind, Text

ANY_TEXT = st.text() | st.text(alphabet="aŁ \n|[](){}⟦⟧?!.…-sic😀")


def test_a_text_without_marks_is_one_text() -> None:
    assert parse("Stalin\u2019s paradise...").nodes == (Text("Stalin\u2019s paradise..."),)
    assert not parse("Raj... (1941)").has_marks
    assert parse("").nodes == ()


def test_a_reading_knows_which_marks_it_has() -> None:
    assert parse("[a(?)] |").kinds == {
        SiglumKind.SUPPLIED,
        SiglumKind.UNCERTAIN,
        SiglumKind.LINE_BREAK,
    }


def test_each_bracket_knows_its_partner() -> None:
    assert parse("a[b(?)] c(d)").brackets() == {1: 6, 6: 1, 9: 11, 11: 9}


def test_faults_are_told_without_the_tree() -> None:
    assert faults("Buz[ułuk") == (SiglumFault(3, "[", SiglumFaultKind.NEVER_CLOSED),)
    assert faults("Buz[ułuk]") == ()


@pytest.mark.parametrize("text", ["\u200fa[b]\u200e", "👩‍👩‍👧[a]", "a\u0301(?)", "[\u202eabc]"])
def test_direction_marks_and_emoji_are_text_like_any_other(text: str) -> None:
    assert str(parse(text)) == text
    assert faults(text) == ()


def test_the_hands_spelling_is_told_only_where_it_is_another() -> None:
    assert parse("Buz[ułuk]").as_lettered is None
    lettered = parse("por(ucznik)").as_lettered
    assert lettered is not None
    assert lettered.text == "por"


def test_a_very_long_reading_is_left_whole_for_readers() -> None:
    long = "[a] " * LONGEST_SET
    assert parse_to_set(long).nodes == (Text(long),)
    assert parse_to_set("[a]") == parse("[a]")


@given(ANY_TEXT)
def test_every_text_is_printed_as_it_was_and_has_every_form(text: str) -> None:
    sigla = parse(text)
    assert str(sigla) == text
    for form in (sigla.plain, sigla.diplomatic, sigla.searchable):
        assert isinstance(form.text, str)
