import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.language.characters import GAP
from app.language.folding import fold
from app.language.tokens import forms_of, tokens

TEXTS = st.text() | st.text(alphabet="aŁs1¾'’-¬|\n [](){}?.…\N{SOFT HYPHEN}ъ")  # noqa: RUF001
WITHOUT_BRACKETS = TEXTS.map(lambda text: re.sub(r"[](){}[⟦⟧⟨⟩]", "", text))


def words(text: str) -> list[tuple[str, str]]:
    """What stands in the text for each word, and its folded form."""
    return [(text[token.start : token.end], token.folded) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stalin\u2019s paradise...", [("Stalin\u2019s", "stalins"), ("paradise", "paradise")]),
        ("Buz[ułuk] i Żoł(nierze)", [("Buz[ułuk]", "buzuluk"), ("i", "i"),
                                     ("Żoł(nierze)", "zolnierze")]),
        ("wypo-\nczynek", [("wypo-\nczynek", "wypoczynek")]),
        ("Jangi-Jul", [("Jangi", "jangi"), ("Jul", "jul")]),
        ("5-7", [("5", "5"), ("7", "7")]),
        ("¾ face", [("¾", "¾"), ("face", "face")]),
        ("amnesty(?) [sic] [!]", [("amnesty", "amnesty")]),
        ("[Buz]ułuk [pułk]", [("[Buz]ułuk", "buzuluk"), ("pułk", "pulk")]),
        ("19[4(?)]1 r[oku?]", [("19[4(?)]1", "1941"), ("r[oku?]", "roku")]),
        ("[w Buz]ułuku", [("w", "w"), ("Buz]ułuku", "buzuluku")]),
        ("pu⟦w⟧łku ⟦dywizji⟧", [("pu⟦w⟧łku", "pulku"), ("dywizji", "dywizji")]),
        ("wypo-|czynek", [("wypo-|czynek", "wypoczynek")]),
        ("pułk{sic}i", [("pułk", "pulk"), ("i", "i")]),
        ("Buz[ułuk i (Totskoje", [("Buz[ułuk", "buzuluk"), ("i", "i"), ("Totskoje", "totskoje")]),
        ("Jan (Szeregowy) (1)", [("Jan", "jan"), ("Szeregowy", "szeregowy"), ("1", "1")]),
        ("„Raj”, 1941", [("Raj", "raj"), ("1941", "1941")]),
        ("... – !", []),  # noqa: RUF001
    ],
)  # fmt: skip
def test_a_text_is_cut_into_the_words_that_are_read(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert words(text) == expected


def test_an_owner_is_found_without_its_s_and_a_compound_written_as_one() -> None:
    (owner,) = tokens("Stalin's")
    assert owner.alternatives == ("stalin",)
    assert [token.alternatives for token in tokens("Jangi-Jul")] == [("jangijul",)] * 2
    assert [token.alternatives for token in tokens("5-7")] == [(), ()]


def test_a_word_is_found_also_as_the_hand_spelt_it() -> None:
    spelt = {
        token.folded: token.alternatives for token in tokens("ppor(ucznik) Buz[ułuk] pu⟦w⟧łku")
    }
    assert spelt == {"pporucznik": ("ppor",), "buzuluk": (), "pulku": ("puwlku",)}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("O.R.P. Orzeł", "orp"),
        ("K. O. P.", "kop"),
        ("D.P.s", "dps"),
        ("[O.R.P.] x", "orp"),
        ("J.K. Nowak", "jk"),
    ],
)
def test_letters_with_full_stops_are_found_as_the_word_that_they_stand_for(
    text: str, whole: str
) -> None:
    initials = [token for token in tokens(text) if len(token.folded) == 1 and token.alternatives]
    assert [token.alternatives for token in initials] == [(whole,)] * len(whole)
    assert "".join(token.folded for token in initials) == whole


def test_figures_in_groups_are_also_one_number() -> None:
    found = [(token.folded, token.alternatives) for token in tokens("nr 25.791 i 1 200, 12.VIII")]
    assert ("25", ("25791",)) in found
    assert ("791", ("25791",)) in found
    assert ("200", ("1200",)) in found
    assert ("12", ()) in found
    assert [token.alternatives for token in tokens("No. 7,450 and 3,5")][1:3] == [("7450",)] * 2


def test_a_figure_between_a_day_and_a_year_is_a_month() -> None:
    written = ("5.3.1915", "5. 3. 15", "5/3/1915", "5.3 kg", "dom 5, 3", "2.3.45678")
    found = [[t.alternatives for t in tokens(text) if t.folded == "3"] for text in written]
    assert found == [[("03",)], [("03",)], [("03",)], [()], [()], [()]]


def test_a_word_has_the_number_in_it_among_its_forms() -> None:
    (token,) = tokens("1941r")
    assert forms_of(token) == ("1941r", "1941")


def test_full_stops_after_words_join_nothing() -> None:
    assert not any(token.alternatives for token in tokens("m.in. np. w. po ppor. K. Nowak a. b. c"))


def test_a_roman_one_beside_numbers_is_a_month() -> None:
    written = ("12.I.1942", "12. I. 42", "w I 1942", "I pułk", "12 pułk i 3", "I 5")
    found = [[t.alternatives for t in tokens(text) if t.folded == "i"] for text in written]
    assert found == [[("01",)], [("01",)], [("01",)], [()], [()], [("01",)]]


def test_a_word_that_has_lost_letters_is_one_word_with_a_gap() -> None:
    found = {text: [(token.folded, token.alternatives) for token in tokens(text)] for text in (
        "K[...]ski", "nad[...]rzeką", "Kow[...] był", "[...]ski", "w[...]", "[...]")}  # fmt: skip
    assert found == {
        "K[...]ski": [(f"k{GAP}ski", ("ski",))],
        "nad[...]rzeką": [(f"nad{GAP}rzeka", ("nad", "rzeka"))],
        "Kow[...] był": [("kow", (f"kow{GAP}",)), ("byl", ())],
        "[...]ski": [("ski", (f"{GAP}ski",))],
        "w[...]": [("w", ())],
        "[...]": [],
    }


def test_a_word_that_is_struck_out_says_so() -> None:
    text = "pułk ⟦dywizji [i] x⟧ pu⟦w⟧łk ⟦a⟧"
    assert [token.folded for token in tokens(text) if token.is_deleted] == [
        "dywizji",
        "i",
        "x",
        "a",
    ]


def test_a_word_keeps_its_diacritics_beside_its_folded_form() -> None:
    spellings = [token.spelling for token in tokens("ŻOŁ(nierze) Buz[ułuk] Stalin's R\u0119ka")]
    assert spellings == ["żołnierze", "buzułuk", "stalins", "ręka"]


def test_gershayim_may_be_typed_as_a_quotation_mark() -> None:
    assert [token.folded for token in tokens('צה"ל "שלום"')] == ["צהל", "שלומ"]


def test_lost_text_takes_a_place_so_that_no_phrase_reaches_over_it() -> None:
    assert [token.position for token in tokens("nad [...] rzeką")] == [0, 2]
    assert [token.position for token in tokens("nad [sic] rzeką")] == [0, 1]
    assert [token.position for token in tokens("nad (...) K[...]ski")] == [0, 2]
    assert [token.position for token in tokens("nad ... rzeką")] == [0, 1]


def test_a_character_that_stands_for_lost_text_is_a_space_where_it_is_written() -> None:
    assert [token.position for token in tokens(f"nad{GAP}rzeką [a]")] == [0, 1, 2]


@given(TEXTS)
@example("⑴")
@example("a’s-b’s")  # noqa: RUF001
def test_words_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.position < other.position for one, other in pairwise(found))


@given(TEXTS)
def test_a_word_folds_to_what_stands_at_its_span(text: str) -> None:
    """Letter by letter: what is struck out or no letter may vanish, nothing may be added."""
    for token in tokens(text):
        written = re.sub("⟦.*?⟧", "", text[token.start : token.end])
        stands = "".join(c for c in written if c.isalnum())
        assert _letters(token.folded) == _letters(fold(stands))


@given(TEXTS)
def test_words_are_folded_and_hold_no_space(text: str) -> None:
    for token in tokens(text):
        for form in (token.folded, *token.alternatives):
            assert form
            assert not re.search(r"\s", form)
            assert fold(form) == form


@given(WITHOUT_BRACKETS)
def test_every_word_is_found_by_itself(text: str) -> None:
    for token in tokens(text):
        asked, *_ = tokens(text[token.start : token.end])
        assert set(forms_of(asked)) & set(forms_of(token))


def _letters(text: str) -> list[str]:
    return [c for c in text if c.isalnum()]
