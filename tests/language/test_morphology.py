import sys

import pytest

from app.language.morphology import Morphology

ALPHABET = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"


def test_a_word_is_told_by_its_dictionary_form() -> None:
    pytest.importorskip("morfeusz2")
    words = Morphology(ALPHABET)
    assert "rok" in words.lemmas("roku")
    assert "kowalski" in words.lemmas("kowalskiej")
    assert words.lemmas("wprosiłam") == {"wprosic"}
    assert words.lemmas("xyzzy") == frozenset()


def test_of_words_of_two_letters_nouns_are_known() -> None:
    pytest.importorskip("morfeusz2")
    words = Morphology(ALPHABET)
    assert "ul" in words.lemmas("ul") & words.lemmas("ulach")
    assert words.lemmas("ze") == frozenset()


def test_a_word_typed_without_its_diacritics_is_known_too() -> None:
    pytest.importorskip("morfeusz2")
    words = Morphology(ALPHABET)
    assert "zolnierz" in words.restored("zolnierzom")
    assert "most" in words.restored("mostem")
    assert words.restored("qqqqqqq") == frozenset()


def test_what_is_no_word_is_not_looked_up() -> None:
    words = Morphology(ALPHABET)
    assert words.lemmas("") == words.lemmas("a" * 40_000) == words.lemmas("44a") == frozenset()


def test_without_the_library_no_word_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "morfeusz2", None)
    assert Morphology(ALPHABET).restored("roku") == frozenset()


def test_a_word_is_common_where_it_is_the_name_of_nobody_and_nowhere() -> None:
    pytest.importorskip("morfeusz2")
    words = Morphology(ALPHABET)
    assert words.is_common("procesja")
    assert not words.is_common("kowalczuk")
    assert not words.is_common("xyzzy")
