from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit
from app.domain.dating import DateDescription, DateOf
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.institutions import InstitutionDescription
from app.domain.naming import IdentifierDescription, IdentifierKind
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.publication import PublicationState
from app.domain.record_links import PictureLink, RecordLinks
from app.domain.rights import RightsDescription
from app.domain.sides import SideDescription, SideKind
from app.domain.units import UnitDescription
from app.exchange.mapping import ImportMapping
from app.exchange.mapping_reading import read_mapping

HERE = "https://archive.example.org"


@pytest.fixture
def project() -> Path:
    return Path(__file__).parents[2]


@pytest.fixture
def small_mapping() -> ImportMapping:
    """A mapping with one field, for tests that are about something else."""
    return read_mapping("key: No\nphotograph:\n  title: {en: {column: Title}}\n", name="small.yaml")


@pytest.fixture
def harvested() -> CataloguedPhotograph:
    """A published photograph with what other houses' records have a place for."""
    reading = ReadingDescription("Nad Wołgą | zima 1942", language="pl")
    blank = ReadingDescription(" ", language="en")
    note = InscriptionDescription(InscriptionKind.NOTE, (reading,), writer="J. Kowalski")
    described = PhotographDescription(
        "U/1/7",
        title={"en": ["By the <Volga>"], "none": ["No 7"]},
        description={"pl": ["Żołnierze"]},
        holder=InstitutionDescription({"en": ["Institute"]}, "IPN", "https://ipn.example.org/"),
        carrier="paper print",
        process="gelatin silver",
        width_mm=90,
        height_mm=62.5,
        credit_line="Photo: Institute",
        sides=(
            SideDescription(SideKind.RECTO, id="s1"),
            SideDescription(
                SideKind.VERSO,
                inscriptions=(note, InscriptionDescription(InscriptionKind.STAMP, (blank,))),
                id="s2",
            ),
        ),
        dates=(
            DateDescription(DateOf.TAKEN, "winter 1941", "1941-12"),
            DateDescription(DateOf.TAKEN, "1942", "1942", preferred=True),
            DateDescription(DateOf.PRINTED, "1950", "1950"),
        ),
        agents=(
            ContributionDescription(AgentRole.PHOTOGRAPHER, "M. Nowak", AgentKind.PERSON),
            ContributionDescription(AgentRole.DEPICTED, "W. Anders", AgentKind.PERSON),
            ContributionDescription(AgentRole.DONOR, "J. Kowalski"),
        ),
        places=(
            PlaceDescription(PlaceRole.TAKEN_AT, "Buzuluk"),
            PlaceDescription(PlaceRole.ADDRESSED_TO, "Rye"),
        ),
        subjects=("soldiers",),
        identifiers=(IdentifierDescription("N-12", IdentifierKind.NEGATIVE_NUMBER),),
        rights=(
            RightsDescription(statement="Ask the institute"),
            RightsDescription("http://rightsstatements.org/vocab/InC/1.0/"),
        ),
    )
    published = PublicationState.PUBLISHED
    unit = CataloguedUnit("u1", 1, published, UnitDescription("U/1", {"en": ["The Army"]}))
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    return CataloguedPhotograph("p1", 3, published, at, at, at, (unit,), described)


@pytest.fixture
def links() -> RecordLinks:
    """Where it is: a recto and a verso."""
    pictures = (
        PictureLink(f"{HERE}/1.jpg", f"{HERE}/1s.jpg", f"{HERE}/iiif/1", 3000, 2000),
        PictureLink(f"{HERE}/2.jpg", f"{HERE}/2s.jpg", f"{HERE}/iiif/2", 600, 400),
    )
    return RecordLinks(
        f"{HERE}/p1", f"{HERE}/manifest", f"{HERE}/p1.json", pictures, (f"{HERE}/u1",)
    )
