"""A photograph made by hand, with a back that is written on, and the means to render its pages."""

from datetime import UTC, datetime
from typing import Any, Protocol

import pytest

from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit, PhotographSummary
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.dating import DateBasis, DateDescription, DateOf
from app.domain.imagery import ImageLimits
from app.domain.inscriptions import (
    InscriptionDescription,
    InscriptionKind,
    ReadingDescription,
    ReadingLayer,
)
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.region import Region
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.units import UnitDescription
from app.iiif.addresses import Addresses
from app.web.pages.pictures import ImageServer
from app.web.pages.rendering import OtherLanguage, Shell, environment

NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
RECTO = ScanDescription("a" * 64, id="image-recto", width_px=1800, height_px=1260, bands=3)
VERSO = ScanDescription("b" * 64, id="image-verso", width_px=1800, height_px=1260, bands=3)
WHOLE = ReadingDescription(
    "Stalin\u2019s paradise... We are getting together after the amnesty.",
    layer=ReadingLayer.TRANSLATION,
    language="en",
    preferred=True,
    id="reading-1",
)
SHORT = ReadingDescription(
    "Stalin's paradise...",
    layer=ReadingLayer.TRANSLATION,
    language="en",
    truncates=0,
    id="reading-2",
)
NOTE = InscriptionDescription(
    InscriptionKind.NOTE, (WHOLE, SHORT), region=Region(180, 700, 1440, 280), id="inscription-1"
)
UNIT = CataloguedUnit(
    "unit-1",
    1,
    PublicationState.PUBLISHED,
    UnitDescription("verso-sample", {"en": ["Verso sample"], "pl": ["Przykładowy zbiór Verso"]}),
)
DESCRIPTION = PhotographDescription(
    reference_code="ipn-amnesty-1",
    title={"en": ["After the “amnesty”"]},
    unit="verso-sample",
    sides=(
        SideDescription(SideKind.RECTO, scans=(RECTO,), id="side-recto"),
        SideDescription(SideKind.VERSO, scans=(VERSO,), inscriptions=(NOTE,), id="side-verso"),
    ),
    dates=(
        DateDescription(
            DateOf.TAKEN,
            "December, 1941",
            "1941-12",
            basis=DateBasis.INSCRIPTION,
            inscription=(1, 0),
            preferred=True,
        ),
    ),
    custody=(
        CustodyEventDescription(
            CustodyKind.CUSTODY, to_agent="Józef Piłsudski Institute", gap_before=True
        ),
        CustodyEventDescription(
            CustodyKind.ACQUISITION,
            from_agent="Józef Piłsudski Institute",
            to_agent="Institute of National Remembrance (IPN)",
        ),
    ),
)


class Renders(Protocol):
    """Renders a template with a page's fields, in a language."""

    def __call__(self, template: str, page: Any, *, language: str = "en") -> str:
        """Give the page as HTML."""


@pytest.fixture
def server() -> ImageServer:
    return ImageServer(Addresses("http://127.0.0.1:8000"), ImageLimits())


@pytest.fixture
def photograph() -> CataloguedPhotograph:
    return CataloguedPhotograph(
        id="photograph-1",
        version=3,
        state=PublicationState.PUBLISHED,
        created_at=NOON,
        modified_at=NOON,
        published_at=NOON,
        units=(UNIT,),
        description=DESCRIPTION,
    )


@pytest.fixture
def summary() -> PhotographSummary:
    return PhotographSummary(
        "photograph-1", "ipn-amnesty-1", {"en": ["After the “amnesty”"]}, RECTO, "December, 1941", 2
    )


@pytest.fixture
def render() -> Renders:
    def rendered(template: str, page: Any, *, language: str = "en") -> str:
        others = (OtherLanguage("pl", "Polski", "/language?lang=pl&back=%2F", "/?lang=pl"),)
        shell = Shell("Verso", language, others=others if language == "en" else ())
        return environment(language).get_template(template).render(page=page, shell=shell)

    return rendered
