"""What a reference to a photograph says, and how reference programs are told it."""

import csv
import io
import json
from datetime import UTC, date, datetime
from urllib.parse import parse_qs

import pytest

from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit
from app.domain.dating import DateDescription, DateOf, DateSpan
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.institutions import InstitutionDescription
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.sides import SideDescription, SideKind
from app.domain.units import UnitDescription
from app.exchange.citation import Citation, CitedName, cite
from app.exchange.citation_bibtex import as_bibtex
from app.exchange.citation_coins import as_coins
from app.exchange.citation_csl import csl_item
from app.exchange.citation_dates import date_parts
from app.exchange.citation_ris import as_ris
from app.exchange.selection_table import selection_csv

NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
ADDRESS = "https://photographs.example.org/photographs/one"
NOTE = InscriptionDescription(
    InscriptionKind.NOTE, (ReadingDescription("=Raj Stalina", language="pl"),)
)
PHOTOGRAPH = CataloguedPhotograph(
    id="one",
    version=1,
    state=PublicationState.PUBLISHED,
    created_at=NOON,
    modified_at=NOON,
    published_at=NOON,
    units=(
        CataloguedUnit("u", 1, PublicationState.PUBLISHED, UnitDescription("A", {"pl": ["Zbiór"]})),
    ),
    description=PhotographDescription(
        "A/1_%",
        title={"pl": ["Po amnestii\nw Buzułuku"], "en": ["After the “amnesty”"]},
        holder=InstitutionDescription({"pl": ["Instytut Pamięci Narodowej"]}, "IPN"),
        agents=(
            ContributionDescription(AgentRole.DEPICTED, "Anders, Władysław", AgentKind.PERSON),
            ContributionDescription(AgentRole.PHOTOGRAPHER, "Nowak, Jan", AgentKind.PERSON),
            ContributionDescription(
                AgentRole.PHOTOGRAPHER, "Nowak, Kowalski & Co.", AgentKind.CORPORATE_BODY
            ),
        ),
        dates=(
            DateDescription(DateOf.PRINTED, "1942", "1942"),
            DateDescription(DateOf.TAKEN, "December, 1941", "1941-12~"),
        ),
        sides=(SideDescription(SideKind.VERSO, inscriptions=(NOTE,)),),
    ),
)
POLISH = cite(PHOTOGRAPH, address=ADDRESS, language="pl")


def _span(first: date | None, last: date | None) -> DateSpan:
    return DateSpan("", first, last)


def test_a_reference_names_who_took_it_and_who_keeps_it() -> None:
    assert [author.name for author in POLISH.authors] == ["Nowak, Jan", "Nowak, Kowalski & Co."]
    assert (POLISH.archive, POLISH.collection) == ("Instytut Pamięci Narodowej", "Zbiór")
    assert POLISH.date_as_written == "December, 1941"
    assert cite(PHOTOGRAPH, address=ADDRESS, language="en").title == "After the “amnesty”"


@pytest.mark.parametrize(
    ("name", "is_person", "parts"),
    [
        ("Nowak, Jan", True, ("Nowak", "Jan")),
        ("Jan Nowak", True, None),
        ("Nowak, Jan", False, None),
        ("Nowak, Jan, jr", True, None),
    ],
)
def test_only_a_persons_inverted_name_is_taken_apart(
    name: str, *, is_person: bool, parts: tuple[str, str] | None
) -> None:
    assert CitedName(name, is_person=is_person).parts == parts


@pytest.mark.parametrize(
    ("first", "last", "parts"),
    [
        (date(1941, 12, 24), date(1941, 12, 24), ((1941, 12, 24),)),
        (date(1941, 12, 1), date(1941, 12, 31), ((1941, 12),)),
        (date(1940, 2, 1), date(1940, 2, 29), ((1940, 2),)),
        (date(1941, 1, 1), date(1941, 12, 31), ((1941,),)),
        (date(1939, 1, 1), date(1941, 12, 31), ((1939,), (1941,))),
        (date(1941, 11, 1), date(1942, 1, 31), ((1941, 11), (1942, 1))),
        (date(1941, 11, 2), date(1942, 1, 31), ((1941, 11, 2), (1942, 1, 31))),
        (None, date(1942, 1, 31), ()),
    ],
)
def test_a_date_is_told_as_finely_as_it_is_known(
    first: date | None, last: date | None, parts: tuple[tuple[int, ...], ...]
) -> None:
    assert date_parts(_span(first, last)) == parts


def test_ris_has_a_field_a_line_from_ty_to_er() -> None:
    lines = as_ris([POLISH]).split("\r\n")
    assert lines[0] == "TY  - ART"
    assert lines[-2:] == ["ER  - ", ""]
    assert "TI  - Po amnestii w Buzułuku" in lines
    assert "AU  - Nowak, Jan" in lines
    assert "PY  - 1941" in lines
    assert "DA  - 1941/12//December, 1941" in lines
    assert "AV  - A/1_%" in lines
    assert all(line[2:6] == "  - " for line in lines[:-1])


def test_bibtex_escapes_what_tex_takes_for_its_own() -> None:
    entry = as_bibtex([POLISH])
    assert entry.startswith("@misc{A-1,\n")
    assert "author = {Nowak, Jan and {Nowak, Kowalski \\& Co.}}" in entry
    assert "month = dec" in entry
    assert "note = {Instytut Pamięci Narodowej, Zbiór, A/1\\_\\%}" in entry


def test_each_bibtex_entry_has_a_key_of_its_own() -> None:
    cited = [Citation("one", "T", code, ADDRESS) for code in ("A 1", "a/1", "Ł", "ї")]
    keys = [entry.split(",")[0] for entry in as_bibtex(cited).split("@misc{")[1:]]
    assert keys == ["A-1", "a-1-2", "one", "one-2"]


def test_csl_tells_a_date_that_is_about_right_so() -> None:
    item = csl_item(POLISH)
    assert item["type"] == "graphic"
    assert item["issued"] == {"date-parts": [[1941, 12]], "circa": True}
    assert item["author"] == [
        {"family": "Nowak", "given": "Jan"},
        {"literal": "Nowak, Kowalski & Co."},
    ]
    assert json.dumps(item)


def test_coins_are_an_openurl_of_dublin_core() -> None:
    told = parse_qs(as_coins(POLISH))
    assert told["ctx_ver"] == ["Z39.88-2004"]
    assert told["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
    assert told["rft.identifier"] == [ADDRESS]
    assert told["rft.creator"] == ["Nowak, Jan", "Nowak, Kowalski & Co."]


def test_a_table_of_a_selection_holds_no_formula() -> None:
    table = selection_csv([PHOTOGRAPH], page=lambda _: ADDRESS, manifest=str, language="pl")
    head, row = csv.reader(io.StringIO(table))
    told = dict(zip(head, row, strict=True))
    assert told["inscriptions"] == "'=Raj Stalina"
    assert told["title"] == "Po amnestii\nw Buzułuku"
    assert (told["page"], told["manifest"]) == (ADDRESS, "one")
