"""Long texts are analysed before others have to wait."""

import pytest

from app.domain.photographs import PhotographDescription
from app.domain.search_terms import IndexedWord
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.prepared_words import prepared_for
from app.language.analyser import Analyser
from app.services.describe import describe
from app.services.publish import publish

LONG = "Nad Wołgą, zima 1942. " * 200


def test_what_was_prepared_is_what_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = Analyser().indexed_words(LONG, "pl"), Analyser().indexed_words("Wołga")
    lines = [f"wieczór {number}" for number in range(250)]
    prepared = prepared_for(PhotographDescription("A 1", description={"pl": [LONG, *lines]}))
    assert (prepared.indexed_words(LONG, "pl"), prepared.indexed_words("Wołga")) == expected
    monkeypatch.setattr(Analyser, "indexed_words", lambda *_: pytest.fail("analysed once more"))
    assert prepared.indexed_words(LONG, "pl") == expected[0]
    assert [word.folded for word in prepared.indexed_words("wieczór 7", "pl")] == ["wieczor", "7"]


def test_no_long_text_is_analysed_while_others_wait_to_write(
    holding: Holding, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = describe(holding, THE_DESK, PhotographDescription("A 1"))
    publish(holding, THE_DESK, saved.id)
    indexed_words, analysed_while_writing = Analyser.indexed_words, []
    opened = holding.open
    is_writing: list[bool] = []

    def note(analyser: Analyser, text: str, language: str = "") -> tuple[IndexedWord, ...]:
        if is_writing and text == LONG:
            analysed_while_writing.append(text)
        return indexed_words(analyser, text, language)

    def open_and_note(*given: object, **more: object) -> object:
        if more.get("writes"):
            is_writing.append(True)
        return opened(*given, **more)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(Analyser, "indexed_words", note)
    monkeypatch.setattr(holding, "open", open_and_note)
    description = PhotographDescription("A 1", description={"pl": [LONG]})
    describe(holding, THE_DESK, PhotographDescription("A 2", description={"pl": [LONG]}))
    is_writing.clear()
    describe(holding, THE_DESK, description, photograph_id=saved.id)
    is_writing.clear()
    publish(holding, THE_DESK, saved.id)
    assert is_writing
    assert analysed_while_writing == []
