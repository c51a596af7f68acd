"""The words of an entry."""

from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.language.analyser import Analyser
from app.persistence.fulltext.entry_words import (
    entry_words,
    language_key,
    texts_of,
    words_of,
)
from app.persistence.fulltext.passages import passages

LONG = "x" * 300


def test_texts_stay_apart_and_other_forms_and_names_stand_behind_them() -> None:
    readings = tuple(
        ReadingDescription(text, language="ru-Latn-RU") for text in ("Ob's", "[...] b")
    )
    note = InscriptionDescription(InscriptionKind.NOTE, readings=readings)
    side = SideDescription(SideKind.MOUNT_VERSO, inscriptions=(note,))
    others = {("place", "Ob"): frozenset({"Große Ob"})}
    words = entry_words(Analyser(), passages(PhotographDescription("A/1", sides=(side,)), others))

    assert texts_of(words.columns["elsewhere"]) == ([["obs"], ["\ue000", "b"]], [["ob"]])
    assert texts_of(words.columns["place"]) == ([], [["grosse", "ob"]])
    assert words_of(words.columns.values()) >= {"obs", "ob", "b", "grosse", "a", "1"}
    assert {(folded, language) for folded, _, language in words.forms} >= {("obs", "ru-latn")}


def test_no_word_is_longer_than_an_index_can_take() -> None:
    words = entry_words(Analyser(), passages(PhotographDescription(LONG)))

    assert words.columns["ref"] == "x" * 100


def test_rules_of_words_depend_on_language_and_script() -> None:
    assert [language_key(tag) for tag in ("pl", "ru-Latn", "de-AT", "yi-Hebr-PL", "")] == [
        "pl", "ru-latn", "de", "yi-hebr", "",
    ]  # fmt: skip
