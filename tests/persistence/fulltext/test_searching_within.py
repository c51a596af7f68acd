"""Searching what is written on one photograph."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from app.domain.errors import NotFound
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue

Opening = Callable[..., AbstractContextManager[Catalogue]]


@pytest.fixture
def photograph_id(opened: Opening) -> str:
    """A photograph with three readings: two on the back, one on the envelope."""
    on_the_back = InscriptionDescription(
        InscriptionKind.NOTE,
        readings=(
            ReadingDescription("Nasz obóz nad Wołgą", language="pl"),
            ReadingDescription("Our camp by the Volga", language="en"),
        ),
    )
    on_the_envelope = InscriptionDescription(
        InscriptionKind.ADDRESS, readings=(ReadingDescription("OBÓZ nad rzeką", language="pl"),)
    )
    sides = (
        SideDescription(SideKind.VERSO, inscriptions=(on_the_back,)),
        SideDescription(SideKind.ENVELOPE, inscriptions=(on_the_envelope,)),
    )
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("A/1", title={"en": ["Camp"]}, sides=sides))
        catalogue.commit()
        return saved.id


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("oboz", ["Nasz obóz nad Wołgą", "OBÓZ nad rzeką"]),
        ("obóz rzeką", ["OBÓZ nad rzeką"]),
        ('"obóz nad" wołgą', ["Nasz obóz nad Wołgą"]),
        ("camp anders", ["Our camp by the Volga"]),  # none has both, this one as many as any
        ("volga", ["Nasz obóz nad Wołgą", "Our camp by the Volga"]),  # by its sound, too
        ("camp", ["Our camp by the Volga"]),  # the title is not written on it
        ("anders", []),
        ("", []),
    ],
)
def test_the_readings_that_answer_best_come_in_reading_order(
    opened: Opening, photograph_id: str, query: str, texts: list[str]
) -> None:
    with opened(THE_DESK) as catalogue:
        hits = catalogue.search_within(photograph_id, query)
    assert [hit.text for hit in hits] == texts


def test_a_hit_tells_where_it_is_and_what_was_found(opened: Opening, photograph_id: str) -> None:
    with opened(THE_DESK) as catalogue:
        (hit,) = catalogue.search_within(photograph_id, "wołgą nasz")
        verso = catalogue.photograph(photograph_id).description.sides[0]
    (inscription,) = verso.inscriptions
    assert (hit.side_id, hit.inscription_id) == (verso.id, inscription.id)
    assert (hit.reading_id, hit.language) == (inscription.readings[0].id, "pl")
    assert [(q.prefix, q.exact, q.suffix) for q in hit.quotations] == [
        ("", "Nasz", " obóz nad Wołgą"),
        ("Nasz obóz nad ", "Wołgą", ""),
    ]


def test_words_are_suggested_as_they_are_written_with_their_count(
    opened: Opening, photograph_id: str
) -> None:
    with opened(THE_DESK) as catalogue:
        assert catalogue.words_within(photograph_id, "na") == (("nad", 2), ("Nasz", 1))
        assert catalogue.words_within(photograph_id, "nasz OB") == (("obóz", 2),)
        assert catalogue.words_within(photograph_id, "n", limit=1) == (("nad", 2),)
        assert catalogue.words_within(photograph_id, "x") == ()
        assert catalogue.words_within(photograph_id, " ") == ()


def test_a_hidden_photograph_answers_nothing(opened: Opening, photograph_id: str) -> None:
    with opened(THE_PUBLIC) as catalogue:
        with pytest.raises(NotFound):
            catalogue.search_within(photograph_id, "oboz")
        with pytest.raises(NotFound):
            catalogue.words_within(photograph_id, "")
