"""The worked mapping on the records that it was written for.

Expected values: read by eye from the records, counted by hand.
"""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from app.domain.agents import AgentRole
from app.domain.custody import CustodyKind
from app.domain.dating import DateBasis, DateDescription, DateOf
from app.domain.inscriptions import InscriptionKind, ReadingLayer, ReadingSource
from app.domain.naming import IdentifierKind, TitleKind
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideKind
from app.domain.units import Level
from app.exchange.mapping import ImportMapping, check_columns
from app.exchange.mapping_reading import load_mapping
from app.exchange.planning import PlannedPhotograph, plan
from app.exchange.tables import read_table

PROJECT = Path(__file__).parents[2]
REAL = PROJECT.parent / "shared" / "real" / "copy1-60"


@pytest.fixture(scope="module")
def mapping() -> ImportMapping:
    return load_mapping(PROJECT / "docs/how-to/import-copy1-60.yaml")


@pytest.fixture(scope="module")
def plans(mapping: ImportMapping) -> dict[str, PlannedPhotograph]:
    if not REAL.is_dir():
        pytest.skip(f"the real records are not here: {REAL}")
    table = read_table(REAL / "catalogue.json", mapping.table)
    check_columns(mapping, table.columns)
    made = [plan(row, mapping) for row in table.rows]
    by_key = {planned.key: planned for planned in made}
    assert len(by_key) == len(made)
    return by_key


@pytest.fixture(scope="module")
def photographs(plans: dict[str, PlannedPhotograph]) -> dict[str, PhotographDescription]:
    return {key: planned.description for key, planned in plans.items()}


def written(photograph: PhotographDescription) -> list[tuple[SideKind, InscriptionKind, str]]:
    return [
        (side.kind, inscription.kind, inscription.readings[0].text)
        for side, inscription in photograph.inscriptions()
    ]


def test_units_lead_from_the_series_to_the_file(mapping: ImportMapping) -> None:
    series, file = mapping.units
    assert (series.reference_code, series.level) == ("COPY 1", Level.SERIES)
    assert (file.reference_code, file.parent, file.level) == ("COPY 1/60", "COPY 1", Level.FILE)


def test_41_records_become_41_photographs_without_a_warning(
    plans: dict[str, PlannedPhotograph],
) -> None:
    assert len(plans) == 41
    assert [planned.warnings for planned in plans.values() if planned.warnings] == []
    assert [planned.unmapped for planned in plans.values() if planned.unmapped] == []
    assert {planned.description.unit for planned in plans.values()} == {"COPY 1/60"}
    assert [planned.row for planned in plans.values()] == list(range(1, 42))


def test_74_scans_become_74_sides_in_their_order(
    photographs: dict[str, PhotographDescription],
) -> None:
    sides = [side for photograph in photographs.values() for side in photograph.sides]
    assert len(sides) == 74
    assert [len(side.scans) for side in sides] == [1] * 74
    assert sum(side.kind is SideKind.RECTO for side in sides) == 37
    assert sum(side.kind is SideKind.FORM for side in sides) == 37
    names = {side.scans[0].file_name for side in sides}
    assert names == {path.name for path in (REAL / "images").iterdir()}
    finbar = photographs["COPY 1/60/8"].sides
    assert [side.scans[0].file_name for side in finbar] == [
        "PDFs_COPY1_COPY-1-60_1_img9.jpg", "PDFs_COPY1_COPY-1-60_1_img10.jpg",
    ]  # fmt: skip
    assert [side.label["pl"] for side in finbar] == [
        ["Fotografia na formularzu"], ["Formularz z odgiętą odbitką"],
    ]  # fmt: skip


def test_numbered_items_are_one_inscription_each_and_the_rest_is_a_note(
    photographs: dict[str, PhotographDescription],
) -> None:
    first = photographs["COPY 1/60/1"]
    by_registrant = InscriptionKind.REGISTRANT_DESCRIPTION
    lord = (
        "Photograph of Lord Wolseley seated sideways, left arm on back of chair, ¾ face, "
        "cigar in right hand"
    )
    lady = "Photograph of Lady Wolseley ¾ face, left hand on back of chair, standing"
    assert written(first) == [
        (SideKind.FORM, by_registrant, lord),
        (SideKind.FORM, by_registrant, lady),
        (SideKind.FORM, InscriptionKind.DATE, "1 February 1883"),
        (SideKind.FORM, InscriptionKind.STAMP, "1883 February 2"),
    ]
    assert (first.title, first.title_kind) == ({"en": [lord]}, TitleKind.FROM_INSCRIPTION)
    assert [note.text for note in first.notes] == ["No copy of photographs annexed."]
    benson = [
        text for _, kind, text in written(photographs["COPY 1/60/188"]) if kind is by_registrant
    ]
    assert len(benson) == 4
    assert benson[2].endswith("looking to left of picture, body slightly turned to left of picture")


def test_a_title_in_quotation_marks_does_not_end_the_description(
    photographs: dict[str, PhotographDescription],
) -> None:
    assert written(photographs["COPY 1/60/28"])[0][2] == (
        "Photograph from a drawing entitled 'Finding His Wife Asleep Lays On The Bell Pull'. "
        "Man pulling door bell"
    )


def test_a_reading_says_who_transcribed_it_from_what(
    photographs: dict[str, PhotographDescription],
) -> None:
    for photograph in photographs.values():
        for _, inscription in photograph.inscriptions():
            (reading,) = inscription.readings
            assert (reading.layer, reading.language) == (ReadingLayer.DIPLOMATIC, "en")
            assert reading.source is ReadingSource.ORIGINAL
            assert reading.source_note == "Transcribed by volunteers of The National Archives"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("COPY 1/60/8",
         "Photograph of St Finbar's Cathedral, Cork, south view showing graveyard in foreground"),
        ("COPY 1/60/13",
         "Photograph of William O'Brian Esq., MP front face with spectacles. Large head and bust"),
        ("COPY 1/60/173",
         "Photograph entitled 'Before The Fall'. A child sitting in clothes basket, full face"),
        ("COPY 1/60/118", "Photograph. 'The Skipper's Darling'. Child in boat, hand to forehead"),
    ],
)  # fmt: skip
def test_marks_and_apostrophes_within_a_quotation_do_not_end_it(
    photographs: dict[str, PhotographDescription], key: str, text: str
) -> None:
    assert written(photographs[key])[0][2] == text
    assert photographs[key].notes == ()


def test_where_the_form_alone_was_not_scanned_the_writing_stands_on_the_only_side(
    photographs: dict[str, PhotographDescription],
) -> None:
    vaughan = photographs["COPY 1/60/3"]
    assert [side.kind for side in vaughan.sides] == [SideKind.RECTO]
    assert {side for side, _, _ in written(vaughan)} == {SideKind.RECTO}
    (title,) = vaughan.title["en"]
    assert title == (
        "Photograph from a drawing in colours of Miss Kate Vaughan, standing, wearing flowers on "
        "her right shoulder and in her…"
    )


def test_a_doubtful_date_keeps_its_doubt(photographs: dict[str, PhotographDescription]) -> None:
    vaughan = photographs["COPY 1/60/3"]
    completed, stamped, covering = vaughan.dates
    assert completed == DateDescription(
        DateOf.INSCRIBED, "4 February 1883[?]", "1883-02-04?", DateBasis.INSCRIPTION, (0, 1),
        preferred=True,
    )  # fmt: skip
    assert stamped == DateDescription(
        DateOf.REGISTERED, "1883 February 3[?]", "1883-02-03?", DateBasis.STAMP, (0, 2),
        preferred=True,
    )  # fmt: skip
    assert (covering.as_written, covering.edtf) == ("18830204", "1883-02-04")
    assert (covering.basis, covering.preferred) == (DateBasis.DOCUMENT, False)
    assert vaughan.sides[0].inscriptions[2].written_edtf == "1883-02-03?"


def test_a_date_written_the_other_way_round_is_the_same_date(
    photographs: dict[str, PhotographDescription],
) -> None:
    stamped = photographs["COPY 1/60/93"].dates[1]
    assert (stamped.as_written, stamped.edtf) == ("24 February 1883", "1883-02-24")


def test_every_date_is_understood(photographs: dict[str, PhotographDescription]) -> None:
    dates = [date for photograph in photographs.values() for date in photograph.dates]
    assert len(dates) == 3 * 41
    assert [date for date in dates if not re.fullmatch(r"1883-0[1-3]-\d\d\??", date.edtf)] == []


def test_a_name_is_cut_from_its_statement_which_is_kept_whole(
    photographs: dict[str, PhotographDescription],
) -> None:
    holder, author = photographs["COPY 1/60/78"].agents
    assert (holder.role, holder.name) == (AgentRole.COPYRIGHT_HOLDER, "James John Thompson")
    assert holder.as_written == "James John Thompson, 69 Devonshire Road, Holloway, London."
    assert (author.role, author.name) == (AgentRole.COPYRIGHT_AUTHOR, "H N King")
    nottage = photographs["COPY 1/60/108"].agents[0]
    assert nottage.name == "George Swan Nottage and Howard John Kennard"


def test_parties_and_their_agreement_are_kept(
    photographs: dict[str, PhotographDescription],
) -> None:
    with_parties = {
        key: [a.name for a in photograph.agents if a.role is AgentRole.PARTY_TO_AGREEMENT]
        for key, photograph in photographs.items()
    }
    assert {key: names for key, names in with_parties.items() if names} == {
        "COPY 1/60/148": ["Emily Jane Andrews", "Henry Baldwin William Luks"]
    }
    agreement = photographs["COPY 1/60/148"].custody[0].agreement
    assert agreement == "9 February 1883: Emily Jane Andrews, and Henry Baldwin William Luks."


def test_the_chain_of_custody_keeps_its_gap(photographs: dict[str, PhotographDescription]) -> None:
    for photograph in photographs.values():
        registered, transferred = photograph.custody
        assert registered.kind is CustodyKind.REGISTRATION
        assert registered.to_agent == "Stationers' Company"
        assert registered.date_edtf == photograph.dates[1].edtf
        assert transferred.kind is CustodyKind.UNKNOWN_TRANSFER
        assert (transferred.from_agent, transferred.to_agent) == ("", "The National Archives")
        assert transferred.gap_before
        assert photograph.shown_credit_lines() == {
            "en": ["Photo from The National Archives"],
            "pl": ["Fotografia ze zbiorów: Archiwa Narodowe Wielkiej Brytanii"],
        }


def test_the_archives_own_number_is_an_identifier(
    photographs: dict[str, PhotographDescription],
) -> None:
    (identifier,) = photographs["COPY 1/60/197"].identifiers
    assert identifier.value == "C15163948"
    assert identifier.kind is IdentifierKind.CATALOGUE_RECORD
    assert identifier.issuer == "The National Archives"


def test_what_stands_outside_of_the_quotation_marks_is_a_note_in_five_records(
    photographs: dict[str, PhotographDescription],
) -> None:
    notes = {key: [n.text for n in p.notes] for key, p in photographs.items() if p.notes}
    one, many = "No copy of photograph annexed.", "No copy of photographs annexed."
    assert notes == {
        "COPY 1/60/1": [many], "COPY 1/60/63": [one], "COPY 1/60/103": [one],
        "COPY 1/60/123": [one], "COPY 1/60/188": [many],
    }  # fmt: skip


def test_the_ignored_description_says_nothing_that_is_not_read(
    plans: dict[str, PlannedPhotograph],
) -> None:
    headings = {
        "CopyrightOwner": "Copyright owner of work",
        "CopyrightAuthor": "Copyright author of work",
        "PartiesToAgreement": "Name of parties to agreement",
        "DateOfAgreement": "Date of agreement",
        "FormCompleted": "Form completed",
        "RegistrationStamp": "Registration stamp",
    }
    for record in json.loads((REAL / "catalogue.json").read_text("utf-8")):
        assert record["citableReference"] in plans
        whole = unescape(re.sub(r"<[^>]+>", " ", record["scopeContent"]["description"]))
        parts = [record["DescriptionText"].strip()]
        for name, heading in headings.items():
            if name in record["DescriptionFields"]:
                parts.append(f"{heading}: {record['DescriptionFields'][name].rstrip('.')}.")
        assert whole.split() == " ".join(parts).split()
