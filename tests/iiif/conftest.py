"""A photograph with all that a record can hold, made by hand."""

from datetime import UTC, date, datetime

import pytest

from app.domain.agents import AgentRole, ContributionDescription
from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit
from app.domain.custody import CustodyEventDescription, CustodyKind, Passed
from app.domain.dating import DateDescription, DateOf
from app.domain.imagery import ScanCondition
from app.domain.inscriptions import (
    InscriptionDescription,
    InscriptionKind,
    ReadingDescription,
    ReadingLayer,
)
from app.domain.institutions import InstitutionDescription
from app.domain.naming import IdentifierDescription, IdentifierKind
from app.domain.notes import NoteDescription
from app.domain.photographs import Generation, PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.publication import PublicationState
from app.domain.region import Region
from app.domain.rights import RightsDescription
from app.domain.sides import ScanDescription, ScanRole, SideDescription, SideKind
from app.domain.units import UnitDescription
from app.iiif.addresses import Addresses

MADE_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def addresses() -> Addresses:
    return Addresses("https://archive.example.org")


@pytest.fixture
def unit() -> CataloguedUnit:
    titles = {"en": ["The Anders Army"], "pl": ["Armia Andersa"]}
    scope = {"en": ["<Photographs of 1941 to 1943>"]}
    described = UnitDescription("U/1", titles, date_as_written="1941-1943", scope_and_content=scope)
    return CataloguedUnit("u1", 1, PublicationState.PUBLISHED, described)


@pytest.fixture
def recto() -> SideDescription:
    visible = ScanDescription("a" * 64, id="i1", width_px=3000, height_px=2001)
    infrared = ScanDescription(
        "b" * 64, role=ScanRole.INFRARED, id="i2", width_px=1500, height_px=1000
    )
    return SideDescription(SideKind.RECTO, scans=(visible, infrared), id="s1")


@pytest.fixture
def verso() -> SideDescription:
    scan = ScanDescription(
        "c" * 64, id="i3", width_px=600, height_px=400, condition=ScanCondition.DAMAGED
    )
    abridged = ReadingDescription("Stalin's paradise...", language="en", id="r1")
    whole = ReadingDescription(
        "Stalin’s paradise... <after the amnesty>",  # noqa: RUF001 - as it is quoted
        layer=ReadingLayer.TRANSLATION,
        language="en",
        preferred=True,
        id="r2",
    )
    note = InscriptionDescription(
        InscriptionKind.NOTE, (abridged, whole), region=Region(10, 20, 300, 40), id="n1"
    )
    stamp = InscriptionDescription(
        InscriptionKind.STAMP, (ReadingDescription("ФОТО 1942", id="r3"),), id="n2"
    )
    return SideDescription(SideKind.VERSO, scans=(scan,), inscriptions=(note, stamp), id="s2")


@pytest.fixture
def photograph(
    unit: CataloguedUnit, recto: SideDescription, verso: SideDescription
) -> CataloguedPhotograph:
    holder = InstitutionDescription(
        {"en": ["Institute"], "pl": ["Instytut"]}, "IPN", homepage="https://ipn.example.org/"
    )
    described = PhotographDescription(
        "U/1/7",
        title={"en": ["After the <amnesty>"], "pl": ["Po „amnestii”"]},
        description={"en": ["<Soldiers>"], "pl": ["Żołnierze"]},
        unit="U/1",
        holder=holder,
        carrier="paper print",
        process="gelatin silver",
        generation=Generation.COPY_PRINT,
        condition="torn",
        width_mm=90,
        height_mm=62.5,
        sides=(recto, verso),
        dates=(
            DateDescription(DateOf.TAKEN, "winter 1941", "1941-12"),
            DateDescription(DateOf.TAKEN, "1942", "1942", preferred=True),
            DateDescription(DateOf.INSCRIBED, edtf="1943-05-01"),
        ),
        custody=(
            CustodyEventDescription(
                CustodyKind.GIFT,
                from_agent="J. Kowalski",
                to_agent="Hoover",
                via_agent="M. Nowak",
                date_as_written="1950",
                place="Rye",
                passed=Passed.ORIGINAL,
            ),
            CustodyEventDescription(
                CustodyKind.ACQUISITION, "Hoover", "Institute", gap_before=True
            ),
        ),
        agents=(
            ContributionDescription(AgentRole.PHOTOGRAPHER, "J. Kowalski"),
            ContributionDescription(
                AgentRole.PHOTOGRAPHER, "M. Nowak", as_written="M. Nowak, London"
            ),
            ContributionDescription(AgentRole.DONOR, "J. Kowalski", as_written="his widow"),
        ),
        places=(PlaceDescription(PlaceRole.SHOWN, "Buzuluk"),),
        subjects=("soldiers", "amnesty"),
        identifiers=(IdentifierDescription("N-12", IdentifierKind.NEGATIVE_NUMBER, "IPN"),),
        rights=(
            RightsDescription(statement="Ask the institute", until_on=date(2030, 1, 1)),
            RightsDescription("http://rightsstatements.org/vocab/InC/1.0/", holder="Institute"),
        ),
        notes=(NoteDescription("seen in 1999", label="Source"), NoteDescription("no label")),
    )
    published = PublicationState.PUBLISHED
    return CataloguedPhotograph("p1", 3, published, MADE_AT, MADE_AT, MADE_AT, (unit,), described)
