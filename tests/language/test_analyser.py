from datetime import date

import pytest

from app.domain.analysis import WrittenWord
from app.domain.dating import DateSpan
from app.domain.errors import Rejected
from app.domain.search_query import And, Word, asked_words
from app.domain.search_terms import KeyKind, Reason, TermKey, Wanted
from app.domain.sigla_forms import GAP
from app.language.analyser import Analyser
from app.language.tokens import MOST_LETTERS


def test_what_is_indexed_answers_what_is_asked() -> None:
    analyser = Analyser()
    kept = analyser.indexed_words("Stalin\u2019s paradise")
    assert [(word.folded, word.alternatives) for word in kept] == [
        ("stalins", ("stalin",)),
        ("paradise", ()),
    ]
    asked = analyser.read_query("STALIN PARADISE...")
    assert isinstance(asked, And)
    wanted = tuple({w.forms[0]: Reason.EXACT} for w in asked_words(asked) if isinstance(w, Word))
    found = analyser.quoted("Stalin\u2019s paradise", Wanted(words=wanted))
    assert [quotation.exact for quotation in found.quotations] == ["Stalin\u2019s paradise"]
    assert found.answered == 2


def test_words_are_given_as_written_and_folded() -> None:
    assert Analyser().words("Łódź, 1941") == (
        WrittenWord("Łódź", "lodz"),
        WrittenWord("1941", "1941"),
    )


def test_a_word_is_kept_and_looked_for_by_keys_that_meet() -> None:
    analyser = Analyser()
    analyser.warm()
    (kept,) = analyser.indexed_words("Żołnierzami", "pl")
    asked = analyser.read_query("zolnierz")
    assert isinstance(asked, Word)
    written = set(analyser.keys_of(kept.folded, kept.spelling, ["pl"]))
    assert {key.key for key in written} & {key.key for key in analyser.asked_keys(asked)}


def test_a_mistyped_word_is_near_what_is_kept() -> None:
    analyser = Analyser()
    asked = analyser.read_query("Kowlaski")
    assert isinstance(asked, Word)
    kept = [key.key for key in analyser.keys_of("kowalski", "kowalski", []) if key.kind == "f"]
    near = [
        analyser.distance(form, key)
        for form in analyser.fuzzy_forms(asked)
        for key in kept
        if set(analyser.deletions(form)) & set(analyser.deletions(key))
    ]
    assert 1 in near


def test_a_damaged_word_and_one_struck_out_are_kept_as_such() -> None:
    damaged, deleted = Analyser().indexed_words("K[...]ski ⟦dywizja⟧")
    assert damaged.folded == f"k{GAP}ski"
    assert deleted.is_deleted
    assert not damaged.is_deleted


def test_forty_thousand_letters_without_a_space_are_one_word() -> None:
    analyser = Analyser()
    (word,) = analyser.indexed_words("ż" * 40_000)
    assert analyser.keys_of(word.folded, word.spelling, ["pl"]) == (
        TermKey(KeyKind.FORM, "z" * MOST_LETTERS),
    )
    asked = analyser.read_query("ż" * 900)
    assert isinstance(asked, Word)
    assert asked.forms == (word.folded,)
    wanted = Wanted(words=({word.folded: Reason.EXACT},))
    assert analyser.quoted("ż" * 900, wanted).quotations


def test_a_date_is_bounded_or_refused() -> None:
    span = DateSpan("1941-12", date(1941, 12, 1), date(1941, 12, 31))
    assert Analyser().span_of("1941-12") == span
    with pytest.raises(Rejected):
        Analyser().span_of("December, 1941")
