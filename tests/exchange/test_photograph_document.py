from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.agents import ContributionDescription
from app.domain.custody import AcceptedRemark, CustodyEventDescription, RemarkCode
from app.domain.custody_faults import IMPOSSIBLE
from app.domain.dating import DateDescription, DateOf
from app.domain.documents import as_document
from app.domain.errors import Rejected
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.institutions import InstitutionDescription
from app.domain.naming import IdentifierDescription
from app.domain.notes import NoteDescription
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription
from app.domain.region import Region, around, why_no_polygon
from app.domain.relations import RelationDescription
from app.domain.rights import RightsDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.exchange.photograph_document import photograph_schema, read_photograph

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
CODE = st.from_regex(r"[A-Za-z0-9/][A-Za-z0-9/ ]{0,20}[0-9]", fullmatch=True)
TEXTS = st.dictionaries(
    st.sampled_from(["en", "pl", "ru-Latn", "none"]), st.lists(TEXT, max_size=2), max_size=2
)
EDTF = st.sampled_from(["", "1883", "1941-12", "1883-02-04?"])
SIZE = st.none() | st.floats(0.1, 5000)
NUMBER = st.integers(0, 60_000)


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


READING = st.builds(
    ReadingDescription, text=TEXT, language=st.sampled_from(["", "pl", "yi-Hebr"]),
    source_note=TEXT, author=TEXT, based_on=st.none(), truncates=st.none(), certainty=TEXT,
    preferred=st.just(False), id=TEXT,
)  # fmt: skip
REGION = st.builds(
    Region, x_px=NUMBER, y_px=NUMBER, width_px=st.integers(1, 9), height_px=st.integers(1, 9)
)
POLYGON = (
    st.lists(st.tuples(NUMBER, NUMBER), min_size=3, max_size=5)
    .filter(lambda points: not why_no_polygon(points))
    .map(lambda points: Region(*around(points), tuple(points)))
)
INSCRIPTION = st.builds(
    InscriptionDescription, readings=some(READING), region=st.none() | REGION | POLYGON,
    rotation_deg=st.integers(0, 359), writer=TEXT, hand=TEXT, medium=TEXT, condition=TEXT,
    written_edtf=EDTF, id=TEXT,
)  # fmt: skip
SCAN = st.builds(
    ScanDescription, sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True), file_name=TEXT, id=TEXT,
    media_type=TEXT, width_px=NUMBER, height_px=NUMBER, bands=NUMBER, size_bytes=NUMBER,
    condition_note=TEXT,
)  # fmt: skip
SIDE = st.builds(
    SideDescription, label=TEXTS, scans=some(SCAN), inscriptions=some(INSCRIPTION), id=TEXT
)
DATE = st.builds(
    DateDescription, as_written=TEXT, edtf=EDTF, inscription=st.none(), asserted_by=TEXT, note=TEXT,
    preferred=st.just(False),
)  # fmt: skip
CUSTODY = st.builds(
    CustodyEventDescription, from_agent=TEXT, to_agent=TEXT, via_agent=TEXT, date_as_written=TEXT,
    date_edtf=EDTF, place=TEXT, agreement=TEXT, source=TEXT,
    accepted_remarks=some(
        st.builds(
            AcceptedRemark,
            code=st.sampled_from(sorted(set(RemarkCode) - set(IMPOSSIBLE))),
            reason=TEXT.filter(str.strip),
        )
    ),
)  # fmt: skip
RIGHTS = st.builds(
    RightsDescription,
    uri=st.sampled_from(["", "http://rightsstatements.org/vocab/InC/1.0/"]),
    statement=TEXT, holder=TEXT, basis=TEXT,
)  # fmt: skip
HOLDER = st.builds(
    InstitutionDescription, names=TEXTS, acronym=TEXT, homepage=TEXT, credit_line=TEXT
)
PHOTOGRAPH = st.builds(
    PhotographDescription, reference_code=CODE, title=TEXTS, description=TEXTS, unit=TEXT,
    holder=st.none() | HOLDER, carrier=TEXT, process=TEXT, condition=TEXT, width_mm=SIZE,
    height_mm=SIZE, credit_line=TEXT, credit_lines=TEXTS, sides=some(SIDE), dates=some(DATE),
    custody=some(CUSTODY),
    agents=some(st.builds(ContributionDescription, name=TEXT, as_written=TEXT)),
    places=some(st.builds(PlaceDescription, name=TEXT)), subjects=some(TEXT),
    identifiers=some(st.builds(IdentifierDescription, value=TEXT, issuer=TEXT)),
    rights=some(RIGHTS), notes=some(st.builds(NoteDescription, text=TEXT, label=TEXT)),
    related=some(st.builds(RelationDescription, photograph=TEXT, note=TEXT)),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(PHOTOGRAPH)
def test_a_photograph_comes_back_as_it_went_out(photograph: PhotographDescription) -> None:
    assert read_photograph(as_document(photograph)) == photograph


def test_pointers_and_preferences_come_back_too() -> None:
    readings = (
        ReadingDescription("a", preferred=True), ReadingDescription("b", based_on=0, truncates=0),
    )  # fmt: skip
    side = SideDescription(
        kind=SideKind.VERSO,
        inscriptions=(InscriptionDescription(InscriptionKind.NOTE, readings),),
    )
    date = DateDescription(DateOf.TAKEN, inscription=(0, 0), preferred=True)
    photograph = PhotographDescription("A 1", sides=(side,), dates=(date,))
    assert read_photograph(as_document(photograph)) == photograph


@pytest.mark.parametrize("document", [None, [], "A", 5, [{"reference_code": "A"}], {}])
def test_what_is_no_photograph_is_refused(document: object) -> None:
    with pytest.raises(Rejected, match="photograph"):
        read_photograph(document)


def test_all_faults_are_told_at_once_each_by_its_path() -> None:
    document = {
        "reference_code": " ",
        "colour": "red",
        "sides": [
            {"kind": "recto"},
            {"kind": "back", "inscriptions": [{"kind": "note", "readings": [{"layer": "exact"}]}]},
        ],
        "dates": [{"of": "taken", "edtf": "1941-13"}],
    }
    with pytest.raises(Rejected) as caught:
        read_photograph(document)
    assert {problem.where for problem in caught.value.problems} == {
        "reference_code", "colour", "sides[1].kind", "sides[1].inscriptions[0].readings[0].layer",
        "sides[1].inscriptions[0].readings[0].text", "dates[0].edtf",
    }  # fmt: skip
    layer = next(p for p in caught.value.problems if p.where.endswith("layer"))
    assert layer.value == "exact"
    assert "diplomatic, normalised, transliteration, translation" in layer.reason


def test_the_schema_names_every_field_of_a_photograph() -> None:
    assert set(photograph_schema()["properties"]) == set(PhotographDescription.__slots__)


NAMES = st.sampled_from(
    [*PhotographDescription.__slots__, "kind", "readings", "region", "inscription"]
)
ANY_VALUE: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(NAMES, ANY_VALUE, max_size=6))
def test_whatever_a_document_holds_it_is_read_or_refused(document: dict[str, Any]) -> None:
    try:
        read_photograph(document)
    except Rejected as error:
        assert error.problems  # noqa: PT017 - being read is as good an end as being refused
