"""Words are suggested as they are written, and only those that somebody may see."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from app.domain.access import AccessRule
from app.domain.hits import SuggestedWord
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue

Opening = Callable[..., AbstractContextManager[Catalogue]]

CLOSED = AccessRule(until_on=date(2999, 12, 31))


def _photograph(
    code: str, text: str, *, title: str = "", access: AccessRule | None = None
) -> PhotographDescription:
    note = InscriptionDescription(
        InscriptionKind.NOTE, (ReadingDescription(text, language="pl"),), access=access
    )
    titles = {"pl": [title]} if title else {}
    return PhotographDescription(
        code, titles, sides=(SideDescription(SideKind.VERSO, inscriptions=(note,)),)
    )


@pytest.fixture
def filled(opened: Opening) -> Opening:
    """Three public photographs, one of them with a closed inscription, and a draft."""
    public = (
        _photograph("A 1", "W Buzułuku zimą. Szkoła."),
        _photograph("A 2", "Szkoła w Buz[ułuku], szkolna wycieczka"),
        _photograph("A 3", "Szyfr tajny", title="Szkoła", access=CLOSED),
    )
    with opened(THE_DESK, writes=True) as catalogue:
        for one in public:
            catalogue.publish(catalogue.save(one).id)
        catalogue.save(_photograph("A 4", "Szkic"))
        catalogue.commit()
    return opened


def _suggested(opened: Opening, typed: str, *, limit: int = 10) -> list[SuggestedWord]:
    with opened(THE_PUBLIC) as catalogue:
        return list(catalogue.reading_room.suggest_words(typed, limit=limit))


def test_words_are_written_as_they_stand_and_counted(filled: Opening) -> None:
    assert _suggested(filled, "w buzul") == [SuggestedWord("Buzułuku", 2)]
    assert _suggested(filled, "SZK") == [SuggestedWord("Szkoła", 3), SuggestedWord("szkolna", 1)]
    assert _suggested(filled, "szk", limit=1) == [SuggestedWord("Szkoła", 3)]


@pytest.mark.parametrize("typed", ["szy", "taj", "szki"])
def test_what_is_closed_or_not_published_suggests_nothing(filled: Opening, typed: str) -> None:
    assert _suggested(filled, typed) == []
    with filled(THE_DESK) as catalogue:
        assert len(catalogue.reading_room.suggest_words(typed, limit=10)) == 1


@pytest.mark.parametrize("typed", ["", " ", "s", "*", '"', "xyzzy", "\ud800", "łł" * 5000])
def test_what_begins_no_word_suggests_nothing(filled: Opening, typed: str) -> None:
    assert _suggested(filled, typed) == []
