"""What a reading says without its marks, and from where each letter of it comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sigla import parse
from app.domain.sigla_forms import GAP

ANY_TEXT = st.text() | st.text(alphabet="aŁ \n|[](){}⟦⟧?!.…-sic😀")


@pytest.mark.parametrize(
    ("marked", "plain", "diplomatic", "searchable"),
    [
        ("Raj...", "Raj...", "Raj...", "Raj..."),
        ("nad [...]", "nad [...]", "nad [...]", f"nad {GAP}"),
        ("nad (...)", "nad (...)", "nad (...)", f"nad {GAP}"),
        ("Buz[ułuk]", "Buzułuk", "Buz[...]", "Buzułuk"),
        ("Buzułuk(?)", "Buzułuk", "Buzułuk", "Buzułuk"),
        ("Anders (?) tu", "Anders tu", "Anders tu", "Anders tu"),
        ("Anders (?)tu", "Anders tu", "Anders tu", "Anders tu"),
        ("Żoł(nierze) A.", "Żołnierze A.", "Żoł A.", "Żołnierze A."),
        ("raj ⟦na⟧ ziemi", "raj ziemi", "raj ⟦na⟧ ziemi", "raj na ziemi"),
        ("pu⟦w⟧łku", "pułku", "pu⟦w⟧łku", "pułku"),
        ("raj ⟦na⟧", "raj", "raj ⟦na⟧", "raj na"),
        ("gwałt {sic} tu", "gwałt tu", "gwałt tu", "gwałt  tu"),
        ("raj | na", "raj\nna", "raj\nna", "raj\nna"),
        ("raj |\n na", "raj\nna", "raj\nna", "raj\nna"),
        ("Buz[ułuk", "Buz[ułuk", "Buz[ułuk", "Buzułuk"),
        ("(obóz) w", "(obóz) w", "(obóz) w", "(obóz) w"),
    ],
)
def test_each_form_leaves_out_what_is_not_its_own(
    marked: str, plain: str, diplomatic: str, searchable: str
) -> None:
    sigla = parse(marked)
    assert sigla.plain.text == plain
    assert sigla.diplomatic.text == diplomatic
    assert sigla.searchable.text == searchable


@pytest.mark.parametrize(
    ("marked", "word", "stands"),
    [
        ("w Buz[ułuk], 1941", "Buzułuk", "Buz[ułuk"),
        ("raj | na ziemi", "ziemi", "ziemi"),
        ("raj | na", "\n", "|"),
        ("po(rucznik) Jan", "Jan", "Jan"),
        ("😀 ⟦a⟧ b", "b", "b"),
    ],
)
def test_a_stretch_of_a_form_leads_back_into_the_marked_text(
    marked: str, word: str, stands: str
) -> None:
    form = parse(marked).plain
    at = form.text.index(word)
    start, end = form.source(at, at + len(word))
    assert marked[start:end] == stands


def test_a_stretch_of_the_marked_text_has_its_part_in_a_form() -> None:
    form = parse("por(ucznik) Buz[ułuk]").plain
    assert form.between(0, 11) == "porucznik"
    assert form.between(4, 7) == "ucz"
    assert form.between(12, 16) == "Buz"
    assert form.between(21, 21) == ""


@given(ANY_TEXT)
def test_every_letter_leads_back_to_itself(text: str) -> None:
    sigla = parse(text)
    for form in (sigla.plain, sigla.diplomatic, sigla.searchable):
        for place, character in enumerate(form.text):
            start, end = form.source(place, place + 1)
            assert 0 <= start < end <= len(text)
            if character.isalnum():
                assert text[start:end] == character


@given(ANY_TEXT)
def test_a_form_keeps_the_order_of_the_text(text: str) -> None:
    for form in (parse(text).plain, parse(text).searchable):
        starts = [form.source(place, place + 1)[0] for place in range(len(form.text))]
        assert starts == sorted(starts)
