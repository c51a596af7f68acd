from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.domain.custody import CustodyKind, Passed
from app.domain.dating import DateBasis, DateOf
from app.domain.inscriptions import InscriptionKind, ReadingDescription, ReadingLayer, ReadingSource
from app.domain.naming import TitleKind
from app.domain.notes import NoteKind
from app.domain.photographs import Generation, PhotographDescription
from app.domain.places import PlaceRole
from app.domain.sides import SideKind
from app.domain.units import Level
from app.exchange.sample import sample_photographs, sample_units

SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "records.yaml"
CODES = ("ipn-amnesty-1", "ipn-amnesty-2", "ipn-amnesty-3", "ipn-amnesty-4")
PILSUDSKI = "Józef Piłsudski Institute in the United States"
IPN = "Institute of National Remembrance (IPN)"
ACQUIRED_CREDIT = (
    "Photo from the archives of the Institute of National Remembrance "
    "(acquired from the Józef Piłsudski Institute in the United States)"
)
SOURCE = (
    "S. Kalbarczyk, 'How did the \"amnesty\" of Polish citizens from August, 1941 occur?', "
    "article of 2023-06-13."
)


@cache
def sample() -> dict[str, PhotographDescription]:
    """The photographs by reference code."""
    return {photograph.reference_code: photograph for photograph in sample_photographs()}


def readings(code: str) -> list[ReadingDescription]:
    """All readings of what is written on a photograph."""
    return [reading for _, found in sample()[code].inscriptions() for reading in found.readings]


@pytest.fixture(params=range(4), ids=CODES)
def fact(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One record of the facts that the sample is made from."""
    if not SEED.is_file():
        pytest.skip(f"the sample's source is not here: {SEED}")
    record: dict[str, Any] = yaml.safe_load(SEED.read_text("utf-8"))[request.param]
    return record


# Each fact of the source stands in the sample, and nothing beside it.


def test_captions_dates_and_credit_lines_stand_as_published(fact: dict[str, Any]) -> None:
    photograph = sample()[fact["id"]]
    dates = [(date.as_written, date.edtf) for date in photograph.dates]
    stated = (fact.get("date_as_written"), fact.get("date_edtf"))
    assert photograph.title["en"] == [fact["caption"]] or fact["caption"] is None
    assert dates == ([stated] if any(stated) else [])
    assert photograph.shown_credit_lines().get("en", [""]) == [fact.get("credit_line", "")]
    assert photograph.carrier == fact.get("kind", "")


def test_subjects_and_places_are_those_of_the_source(fact: dict[str, Any]) -> None:
    photograph = sample()[fact["id"]]
    assert list(photograph.subjects) == fact.get("subjects", [])
    assert [place.name for place in photograph.places] == fact.get("places", [])


def test_the_chain_of_custody_is_that_of_the_source(fact: dict[str, Any]) -> None:
    events = sample()[fact["id"]].custody
    chain = [(event.kind.value, event.from_agent, event.to_agent) for event in events]
    assert chain == [
        (link.get("event", "custody"), link.get("from", ""), link["agent"])
        for link in fact.get("custody", [])
    ]


def test_every_reading_of_the_source_is_kept_letter_by_letter(fact: dict[str, Any]) -> None:
    stated = {
        (reading["text"], inscription["language_of_reading"])
        for inscription in fact.get("inscriptions", [])
        for reading in inscription["readings"]
    }
    assert {(reading.text, reading.language) for reading in readings(fact["id"])} == stated


def test_the_source_has_no_other_photograph_and_no_other_field() -> None:
    if not SEED.is_file():
        pytest.skip(f"the sample's source is not here: {SEED}")
    records = yaml.safe_load(SEED.read_text("utf-8"))
    assert tuple(record["id"] for record in records) == CODES
    assert {field for record in records for field in record} == {
        *("id", "caption", "date_as_written", "date_edtf", "subjects", "credit_line"),
        *("custody", "inscriptions", "places", "kind"),
    }, "a field that no test above compares"


# The same by hand, for whoever has the project alone.


def test_four_photographs_lie_in_one_collection() -> None:
    (unit,) = sample_units()
    assert (unit.reference_code, unit.level, unit.parent) == (
        "verso-sample",
        Level.COLLECTION,
        "",
    )
    assert tuple(sample()) == CODES
    assert {photograph.unit for photograph in sample().values()} == {"verso-sample"}


@pytest.mark.parametrize(("language", "word"), [("en", "placeholders"), ("pl", "kartami")])
def test_the_collection_says_in_both_languages_that_its_scans_are_none(
    language: str, word: str
) -> None:
    (unit,) = sample_units()
    assert unit.title[language] != [""]
    assert word in unit.scope_and_content[language][0]


def test_every_photograph_has_a_recto_and_a_verso_and_no_scan() -> None:
    for photograph in sample().values():
        assert [side.kind for side in photograph.sides] == [SideKind.RECTO, SideKind.VERSO]
        assert not any(side.scans for side in photograph.sides)


def test_every_photograph_names_its_source_and_says_that_its_scans_are_drawn() -> None:
    for photograph in sample().values():
        notes = {note.kind: note.text for note in photograph.notes}
        assert notes[NoteKind.CAPTION_SOURCE] == SOURCE
        assert "placeholders" in notes[NoteKind.CATALOGUER]


def test_every_title_is_supplied_because_no_photograph_bears_it() -> None:
    assert {photograph.title_kind for photograph in sample().values()} == {TitleKind.SUPPLIED}
    caption = (
        'After the "amnesty". Polish soldiers freed from Soviet gulags '
        "after joining Gen. Anders' Army, December, 1941."
    )
    assert sample()["ipn-amnesty-1"].title == {"en": [caption]}


def test_the_photograph_without_a_caption_is_named_by_its_place_in_the_article() -> None:
    title = sample()["ipn-amnesty-4"].title["en"][0]
    assert title.startswith("Head photograph of the article ")
    assert "amnesty" in title


def test_the_verso_is_read_twice_and_the_short_reading_points_to_the_whole() -> None:
    ((side, inscription),) = sample()["ipn-amnesty-1"].inscriptions()
    whole, short = inscription.readings
    assert (side.kind, inscription.kind) == (SideKind.VERSO, InscriptionKind.NOTE)
    assert inscription.region is None  # it is where the card's hand will have written it
    assert inscription.preferred_reading is whole
    assert whole.text == "Stalin\u2019s paradise... We are getting together after the amnesty."
    assert (short.text, short.truncates) == ("Stalin's paradise...", 0)
    for reading in inscription.readings:
        assert (reading.layer, reading.language) == (ReadingLayer.TRANSLATION, "en")
        assert reading.source is ReadingSource.PUBLICATION
        assert "language on the photograph itself is not stated" in reading.source_note


def test_only_the_first_photograph_is_inscribed_and_dated() -> None:
    others = [sample()[code] for code in CODES[1:]]
    assert [list(photograph.inscriptions()) for photograph in others] == [[], [], []]
    assert [photograph.dates for photograph in others] == [(), (), ()]


def test_the_date_keeps_its_words_its_basis_and_its_doubt() -> None:
    (date,) = sample()["ipn-amnesty-1"].dates
    assert (date.of, date.basis) == (DateOf.TAKEN, DateBasis.CAPTION)
    assert (date.as_written, date.edtf) == ("December, 1941", "1941-12")
    assert "can also be read as" in date.note


@pytest.mark.parametrize("code", ["ipn-amnesty-1", "ipn-amnesty-4"])
def test_the_chain_begins_with_a_gap_and_ends_with_the_keeper(code: str) -> None:
    earlier, acquisition = sample()[code].custody
    assert (earlier.kind, earlier.from_agent, earlier.to_agent) == (
        CustodyKind.CUSTODY,
        "",
        PILSUDSKI,
    )
    assert (acquisition.kind, acquisition.from_agent, acquisition.to_agent) == (
        CustodyKind.ACQUISITION,
        PILSUDSKI,
        IPN,
    )
    assert (earlier.gap_before, acquisition.gap_before) == (True, False)
    assert earlier.passed is acquisition.passed is Passed.UNKNOWN


@pytest.mark.parametrize("code", ["ipn-amnesty-1", "ipn-amnesty-4"])
def test_the_chain_tells_the_credit_line_in_both_languages(code: str) -> None:
    photograph = sample()[code]
    assert photograph.credit_line == ""
    assert photograph.shown_credit_lines() == {
        "en": [ACQUIRED_CREDIT],
        "pl": [
            (
                "Fotografia z archiwum: Instytut Pamięci Narodowej "
                "(pozyskano od: Józef Piłsudski Institute in the United States)"
            )
        ],
    }


def test_how_a_photograph_came_to_its_only_keeper_is_a_gap() -> None:
    (custody,) = sample()["ipn-amnesty-2"].custody
    assert (custody.kind, custody.to_agent) == (CustodyKind.CUSTODY, IPN)
    assert custody.gap_before
    assert sample()["ipn-amnesty-2"].shown_credit_lines()["en"] == [
        "Photo from the archives of the Institute of National Remembrance"
    ]


def test_a_place_that_a_caption_only_names_is_not_called_shown() -> None:
    (place,) = sample()["ipn-amnesty-2"].places
    assert (place.role, place.name) == (PlaceRole.MENTIONED, "Katyń")


def test_the_document_is_a_reproduction_whose_keeper_is_not_known() -> None:
    document = sample()["ipn-amnesty-3"]
    assert document.carrier == "document (reproduced as a photograph)"
    assert document.generation is Generation.REPRODUCTION
    assert (document.holder, document.custody, document.shown_credit_lines()) == (None, (), {})


@pytest.mark.parametrize("code", ["ipn-amnesty-1", "ipn-amnesty-2", "ipn-amnesty-4"])
def test_the_keeper_is_named_in_both_languages(code: str) -> None:
    holder = sample()[code].holder
    assert holder is not None
    assert holder.acronym == "IPN"
    assert holder.names == {
        "en": ["Institute of National Remembrance"],
        "pl": ["Instytut Pamięci Narodowej"],
    }


def test_what_the_source_does_not_say_stays_empty() -> None:
    for photograph in sample().values():
        unsaid = (photograph.description, photograph.process, photograph.condition)
        assert unsaid == ({}, "", "")
        assert (photograph.width_mm, photograph.height_mm) == (None, None)
        assert (photograph.agents, photograph.identifiers, photograph.rights) == ((), (), ())
