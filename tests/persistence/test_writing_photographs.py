"""Everything that is told of a photograph comes back as it was told, in its order."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, text

from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.custody import (
    CustodyEventDescription,
    CustodyKind,
    OwnershipChanged,
    Passed,
)
from app.domain.dating import Calendar, DateBasis, DateDescription, DateOf
from app.domain.inscriptions import (
    InscriptionDescription,
    InscriptionKind,
    ReadingDescription,
    ReadingLayer,
    ReadingSource,
    ReviewState,
)
from app.domain.institutions import InstitutionDescription
from app.domain.naming import IdentifierDescription, IdentifierKind, TitleKind
from app.domain.notes import NoteDescription, NoteKind
from app.domain.photographs import Generation, PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.region import Region
from app.domain.relations import RelationDescription, RelationKind
from app.domain.rights import RightsDescription
from app.domain.saving import AccessionedScan, Outcome
from app.domain.sides import ScanDescription, ScanRole, SideDescription, SideKind, SidePresence
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

CHAIN = (
    CustodyEventDescription(CustodyKind.CREATION, to_agent="Jan Nowak"),
    CustodyEventDescription(
        CustodyKind.GIFT,
        from_agent="Maria Nowak",
        to_agent="Józef Piłsudski Institute",
        via_agent="a courier",
        date_as_written="after the war",
        date_edtf="1945/1950",
        place="London",
        agreement="letter",
        passed=Passed.ORIGINAL,
        ownership_changed=OwnershipChanged.YES,
        gap_before=True,
        source="accession book",
        calendar=Calendar.JULIAN,
    ),
)
FULL = PhotographDescription(
    "A/1",
    title={"en": ["By the Volga", "The camp"], "pl": ["Nad Wołgą"]},
    title_kind=TitleKind.FORMAL,
    description={"en": ["Soldiers in the snow."]},
    holder=InstitutionDescription(
        {"en": ["Institute of National Remembrance"]}, "IPN", "https://ipn.gov.pl/", "IPN"
    ),
    carrier="postcard",
    process="gelatin silver",
    generation=Generation.ORIGINAL,
    condition="torn",
    width_mm=138.5,
    height_mm=90,
    credit_line="Photo IPN",
    sides=(
        SideDescription(
            SideKind.RECTO, label={"en": ["Front"]}, presence=SidePresence.NOT_DIGITISED
        ),
        SideDescription(
            SideKind.VERSO,
            scans=(
                ScanDescription(f"{1:064x}", "back.tif"),
                ScanDescription(f"{2:064x}", "back_ir.tif", ScanRole.INFRARED),
            ),
            inscriptions=(
                InscriptionDescription(
                    InscriptionKind.STAMP,
                    region=Region(1, 2, 30, 40, ((1, 2), (31, 2), (31, 42), (10, 40))),
                ),
                InscriptionDescription(
                    InscriptionKind.DATE,
                    readings=(
                        ReadingDescription("zima 1942", language="pl"),
                        ReadingDescription(
                            "winter 1942",
                            layer=ReadingLayer.TRANSLATION,
                            language="en",
                            source=ReadingSource.SCAN,
                            source_note="by eye",
                            author="Anna",
                            based_on=0,
                            certainty="certain",
                            review_state=ReviewState.REVIEWED,
                            preferred=True,
                        ),
                        ReadingDescription("zima...", language="pl", truncates=0),
                    ),
                    rotation_deg=90,
                    writer="Jan Nowak",
                    hand="the same",
                    medium="pencil",
                    condition="faded",
                    written_edtf="1942",
                ),
            ),
        ),
    ),
    dates=(
        DateDescription(
            DateOf.TAKEN,
            "zima 1942",
            "1942-02~",
            DateBasis.INSCRIPTION,
            (1, 1),
            "Anna",
            "as it says",
            preferred=True,
        ),
        DateDescription(DateOf.PRINTED, "later"),
    ),
    custody=CHAIN,
    agents=(
        ContributionDescription(AgentRole.PHOTOGRAPHER, "Jan Nowak", AgentKind.PERSON),
        ContributionDescription(AgentRole.DEPICTED, "Jan Nowak", AgentKind.UNKNOWN, "J. Nowak?"),
    ),
    places=(
        PlaceDescription(PlaceRole.TAKEN_AT, "Buzułuk"),
        PlaceDescription(PlaceRole.SHOWN, "Buzułuk"),
    ),
    subjects=("soldiers", "camps"),
    identifiers=(
        IdentifierDescription("17", IdentifierKind.NEGATIVE_NUMBER, "Agfa", is_current=False),
    ),
    rights=(
        RightsDescription(
            "http://rightsstatements.org/vocab/InC/1.0/", "in copyright", "heirs", "law",
            date(2030, 12, 31),
        ),
    ),
    notes=(NoteDescription("blue pencil", NoteKind.SOURCE_FIELD, "Remarks"),),
    related=(RelationDescription(RelationKind.RETOUCHED_FROM, "A/9", "by hand"),),
)  # fmt: skip


@pytest.fixture
def scans(scan: Callable[..., AccessionedScan]) -> dict[str, AccessionedScan]:
    return {f"{number:064x}": scan(number) for number in (1, 2, 3)}


def kept(opened: Opening, code: str = "A/1") -> PhotographDescription:
    with opened(THE_DESK) as catalogue:
        photograph = catalogue.photograph_by_code(code)
    assert photograph is not None
    return photograph.description


def handed_in(opened: Opening, *described: PhotographDescription, **how: object) -> list[Outcome]:
    with opened(THE_DESK, writes=True) as catalogue:
        outcomes = [catalogue.save(one, **how).outcome for one in described]  # type: ignore[arg-type]
        catalogue.commit()
    return outcomes


def bare(description: PhotographDescription) -> PhotographDescription:
    """A description without what the catalogue adds: ids, and what files are."""
    return replace(
        description,
        sides=tuple(
            replace(
                side,
                id="",
                scans=tuple(
                    ScanDescription(scan.sha256, scan.file_name, scan.role) for scan in side.scans
                ),
                inscriptions=tuple(
                    replace(one, id="", readings=tuple(replace(r, id="") for r in one.readings))
                    for one in side.inscriptions
                ),
            )
            for side in description.sides
        ),
    )


def test_all_that_can_be_told_comes_back(
    opened: Opening, scans: dict[str, AccessionedScan]
) -> None:
    handed_in(opened, FULL, scans=scans)
    assert bare(kept(opened)) == FULL


def test_all_that_can_be_told_is_known_again(
    opened: Opening, scans: dict[str, AccessionedScan]
) -> None:
    assert handed_in(opened, FULL, FULL, scans=scans) == [Outcome.MADE, Outcome.UNCHANGED]


def test_all_that_was_told_can_be_taken_back(
    opened: Opening, engine: Engine, scans: dict[str, AccessionedScan]
) -> None:
    handed_in(opened, FULL, PhotographDescription("A/1"), scans=scans)
    assert kept(opened) == PhotographDescription("A/1")
    with engine.connect() as connection:
        for table in ("side", "asset", "inscription", "reading", "date_assertion", "note"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0


def test_a_gap_in_custody_stays_a_gap(opened: Opening) -> None:
    handed_in(opened, PhotographDescription("A/1", custody=CHAIN))
    assert [event.gap_before for event in kept(opened).custody] == [False, True]
    handed_in(opened, PhotographDescription("A/1", custody=(*CHAIN, CHAIN[0])))
    assert kept(opened).custody == (*CHAIN, CHAIN[0])


@pytest.mark.sqlite_only
def test_a_date_is_kept_with_the_days_that_it_can_mean(opened: Opening, engine: Engine) -> None:
    dates = (
        DateDescription(DateOf.TAKEN, edtf="1941-12"),
        DateDescription(DateOf.TAKEN, edtf="1883-02-04?"),
        DateDescription(DateOf.TAKEN, "one day"),
    )
    chain = (CustodyEventDescription(CustodyKind.GIFT, date_edtf="1945/.."),)
    handed_in(opened, PhotographDescription("A/1", dates=dates, custody=chain))
    bounds = "SELECT earliest_on, latest_on{} FROM {} ORDER BY position"
    with engine.connect() as connection:
        asserted = connection.execute(text(bounds.format(", qualifier", "date_assertion"))).all()
        passed_on = connection.execute(text(bounds.format("", "custody_event"))).one()
    assert [tuple(row) for row in asserted] == [
        ("1941-12-01", "1941-12-31", "none"),
        ("1883-02-04", "1883-02-04", "uncertain"),
        (None, None, "none"),
    ]
    assert tuple(passed_on) == ("1945-01-01", None)


def test_a_date_goes_on_resting_on_its_inscription_when_sides_change_places(
    opened: Opening, scans: dict[str, AccessionedScan]
) -> None:
    recto, verso = FULL.sides
    (first, *others) = FULL.dates
    turned = replace(
        FULL, sides=(verso, recto), dates=(replace(first, inscription=(0, 1)), *others)
    )
    handed_in(opened, FULL, turned, scans=scans)
    assert bare(kept(opened)) == turned
    handed_in(opened, replace(turned, dates=FULL.dates[1:]))
    assert kept(opened).dates == FULL.dates[1:]


def test_somebody_s_face_may_be_a_polygon_too(
    opened: Opening, scans: dict[str, AccessionedScan]
) -> None:
    face = Region(0, 0, 9, 9, ((0, 0), (9, 0), (9, 9)))
    maria = ContributionDescription(AgentRole.DEPICTED, "Maria Nowak", side=1, region=face)
    handed_in(opened, replace(FULL, agents=(maria,)), scans=scans)
    assert kept(opened).agents == (maria,)


def test_an_authority_is_one_for_all_who_name_it(opened: Opening, engine: Engine) -> None:
    handed_in(opened, *(replace(FULL, reference_code=f"A/{n}", sides=(), dates=()) for n in (1, 2)))
    with engine.connect() as connection:
        agents = connection.execute(text("SELECT name, kind FROM agent ORDER BY name, kind"))
        assert [tuple(row) for row in agents] == [
            ("Jan Nowak", "person"),
            ("Jan Nowak", "unknown"),
            ("Józef Piłsudski Institute", "unknown"),
            ("Maria Nowak", "unknown"),
            ("a courier", "unknown"),
        ]
        made = connection.execute(
            text(
                "SELECT DISTINCT agent.kind FROM custody_event "
                "JOIN agent ON agent.id = to_agent_id WHERE agent.name = 'Jan Nowak'"
            )
        )
        assert made.scalars().all() == ["person"]
        for table, count in (("place", 1), ("subject", 2), ("institution", 1)):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == count
