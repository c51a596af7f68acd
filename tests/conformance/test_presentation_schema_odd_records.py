"""Whatever a record holds, the documents made of it are accepted by the official schema."""

import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from app.domain.agents import AgentRole, ContributionDescription
from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit, Page, PhotographSummary
from app.domain.custody import CustodyEventDescription, CustodyKind, Passed
from app.domain.dating import DateDescription, DateOf
from app.domain.imagery import ImageLimits, ScanCondition
from app.domain.inscriptions import (
    InscriptionDescription,
    InscriptionKind,
    ReadingDescription,
    ReadingLayer,
)
from app.domain.institutions import InstitutionDescription
from app.domain.naming import IdentifierDescription, IdentifierKind, TitleKind
from app.domain.notes import NoteDescription
from app.domain.photographs import Generation, PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.publication import PublicationState
from app.domain.region import Region
from app.domain.rights import RightsDescription
from app.domain.sides import ScanDescription, ScanRole, SideDescription, SideKind, SidePresence
from app.domain.units import UnitDescription
from app.exchange.dublin_core import dublin_core
from app.exchange.europeana import europeana
from app.exchange.xml_writing import written
from app.iiif.addresses import Addresses
from app.iiif.annotations import annotation_page
from app.iiif.collection import collection
from app.iiif.manifest import manifest
from app.iiif.record_links import record_links

HERE = Addresses("https://archive.example.org/verso")
LIMITS = ImageLimits(max_width_px=300, max_height_px=300, max_area_px=70_000)
SCHEMAS = Path(__file__).with_name("schemas")
IN_DUBLIN_CORE = etree.XMLSchema(file=str(SCHEMAS / "answers-in-dublin-core.xsd"))
IN_EDM = etree.XMLSchema(file=str(SCHEMAS / "answers-in-edm.xsd"))

FaultsOf = Callable[[bytes], list[str]]
Cataloguing = Callable[[PhotographDescription], CataloguedPhotograph]

TEXTS = st.sampled_from(
    [
        "",
        " ",
        "<b>Katyń</b>",
        "</script>",
        "a\x00b",
        "שלום",
        "Stalin’s",  # noqa: RUF001
        "<>",
        "1 < 2",
        "Buz[ułuk](?) | ⟦<b>⟧ Żoł(nierze)",
    ]
) | st.text(st.characters(codec="utf-8"), max_size=12)
CODES = TEXTS.map(lambda text: f"COPY {text}".strip())
TAGS = st.sampled_from(
    ["en", "pl", "ru-Latn", "yi-Hebr", "es-419", "de-1996", "none", "", "en-x-1"]
)
LANGUAGE_MAPS = st.dictionaries(TAGS, st.lists(TEXTS, max_size=2), max_size=3)
EDTF = st.sampled_from(["", "1941-12", "193X", "../1942", "-0044", "1883-02-04?", "0001", "?"])
ADDRESSES = st.sampled_from(
    ["", "https://ipn.gov.pl", "HTTP://Example.ORG:80/ą b", "http://[1", "https://", "http://a b:9"]
)
RIGHTS = st.sampled_from(
    ["", "http://creativecommons.org/licenses/by/4.0/", "https://example.org", "<CC BY>"]
)
SIZES = st.integers(0, 70_000)


def few(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


REGIONS = st.builds(Region, SIZES, SIZES, st.integers(1, 9000), st.integers(1, 9000))
READINGS = st.builds(
    ReadingDescription,
    text=TEXTS,
    layer=st.sampled_from(ReadingLayer),
    language=st.sampled_from(["", "pl", "de-1996", "ru-Latn"]),
    preferred=st.booleans(),
)
INSCRIPTIONS = st.builds(
    InscriptionDescription,
    kind=st.sampled_from(InscriptionKind),
    readings=few(READINGS),
    region=st.none() | REGIONS,
)
SCANS = st.builds(
    ScanDescription,
    sha256=st.just("a" * 64),
    role=st.sampled_from(ScanRole),
    width_px=SIZES,
    height_px=SIZES,
    condition=st.sampled_from(ScanCondition),
)
SIDES = st.builds(
    SideDescription,
    kind=st.sampled_from(SideKind),
    label=LANGUAGE_MAPS,
    presence=st.sampled_from(SidePresence),
    scans=few(SCANS),
    inscriptions=few(INSCRIPTIONS),
)
CUSTODY = st.builds(
    CustodyEventDescription,
    kind=st.sampled_from(CustodyKind),
    from_agent=TEXTS,
    to_agent=TEXTS,
    passed=st.sampled_from(Passed),
    gap_before=st.booleans(),
)
PHOTOGRAPHS = st.builds(
    PhotographDescription,
    reference_code=CODES,
    title=LANGUAGE_MAPS,
    title_kind=st.sampled_from(TitleKind),
    description=LANGUAGE_MAPS,
    unit=TEXTS,
    holder=st.none()
    | st.builds(
        InstitutionDescription,
        names=LANGUAGE_MAPS,
        acronym=TEXTS,
        homepage=ADDRESSES,
        credit_line=TEXTS,
    ),
    carrier=TEXTS,
    generation=st.sampled_from(Generation),
    width_mm=st.none() | st.floats(0.1, 1e6),
    height_mm=st.none() | st.floats(0.1, 1e6),
    credit_line=TEXTS,
    sides=few(SIDES),
    dates=few(
        st.builds(
            DateDescription,
            of=st.sampled_from(DateOf),
            as_written=TEXTS,
            edtf=EDTF,
            preferred=st.booleans(),
        )
    ),
    custody=few(CUSTODY),
    agents=few(
        st.builds(
            ContributionDescription,
            role=st.sampled_from(AgentRole),
            name=TEXTS,
            as_written=TEXTS,
        )
    ),
    places=few(st.builds(PlaceDescription, role=st.sampled_from(PlaceRole), name=TEXTS)),
    subjects=few(TEXTS),
    identifiers=few(
        st.builds(
            IdentifierDescription,
            value=TEXTS,
            kind=st.sampled_from(IdentifierKind),
            issuer=TEXTS,
        )
    ),
    rights=few(st.builds(RightsDescription, uri=RIGHTS, statement=TEXTS, holder=TEXTS)),
    notes=few(st.builds(NoteDescription, text=TEXTS, label=TEXTS)),
)
UNITS = st.builds(
    UnitDescription, CODES, LANGUAGE_MAPS, parent=TEXTS, scope_and_content=LANGUAGE_MAPS
)
ODD = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@ODD
@given(described=PHOTOGRAPHS)
def test_every_manifest_and_annotation_page_is_accepted(
    described: PhotographDescription, catalogued: Cataloguing, faults_of: FaultsOf
) -> None:
    photograph = catalogued(described)
    body = manifest(photograph, addresses=HERE, limits=LIMITS)
    assert faults_of(body) == []
    document = json.loads(body)
    assert document["items"]
    assert len({canvas["id"] for canvas in document["items"]}) == len(document["items"])
    for side in photograph.description.sides:
        assert faults_of(annotation_page(photograph, side.id, addresses=HERE)) == []


@ODD
@given(described=PHOTOGRAPHS)
def test_no_value_that_may_be_html_is_taken_for_it(
    described: PhotographDescription, catalogued: Cataloguing
) -> None:
    """IIIF Presentation API 3.0, 4.3: HTML begins with `<` and ends with `>`."""
    document = json.loads(manifest(catalogued(described), addresses=HERE, limits=LIMITS))
    pairs = [*document["metadata"], document.get("requiredStatement", {"value": {}})]
    maps = [document.get("summary", {}), *(pair["value"] for pair in pairs)]
    values = [value for texts in maps for held in texts.values() for value in held]
    assert [one for one in values if one.startswith("<") and one.endswith(">")] == []
    assert [one for one in values if not one.strip()] == []


@ODD
@given(described=UNITS, photographs=few(PHOTOGRAPHS))
def test_every_collection_is_accepted(
    described: UnitDescription,
    photographs: tuple[PhotographDescription, ...],
    catalogued: Cataloguing,
    faults_of: FaultsOf,
) -> None:
    unit = CataloguedUnit("u1", 1, PublicationState.PUBLISHED, described)
    summaries = tuple(
        PhotographSummary(
            one.id,
            one.description.reference_code,
            one.description.title,
            next((scan for side in one.description.sides for scan in side.scans), None),
        )
        for one in map(catalogued, photographs)
    )
    body = collection(
        unit,
        units=Page((unit,), after="u1"),
        photographs=Page(summaries, after="ł/"),
        addresses=HERE,
        limits=LIMITS,
    )
    assert faults_of(body) == []


@ODD
@given(described=PHOTOGRAPHS)
def test_every_record_for_harvesters_is_accepted(
    described: PhotographDescription, catalogued: Cataloguing
) -> None:
    photograph = catalogued(described)
    links = record_links(photograph, addresses=HERE, limits=LIMITS)
    for record, schema in (
        (dublin_core(photograph, links), IN_DUBLIN_CORE),
        (europeana(photograph, links, provider="Verso"), IN_EDM),
    ):
        assert schema.validate(etree.fromstring(written(record))), schema.error_log
