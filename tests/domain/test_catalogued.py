from datetime import UTC, datetime

from app.domain.catalogued import (
    CataloguedPhotograph,
    CataloguedUnit,
    ChainLink,
    manifest_revision,
)
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.units import UnitDescription

DAY = datetime(2026, 1, 1, tzinfo=UTC)
MADE = CustodyEventDescription(CustodyKind.CREATION, to_agent="Ada")
GIVEN = CustodyEventDescription(CustodyKind.GIFT, from_agent="Ada", to_agent="IPN")
LENT = CustodyEventDescription(CustodyKind.LOAN, from_agent="IPN", to_agent="Gallery")


def unit(code: str, *custody: CustodyEventDescription, inherited: int = 0) -> CataloguedUnit:
    described = UnitDescription(code, {}, custody=custody)
    return CataloguedUnit(code, 1, PublicationState.PUBLISHED, described, inherited)


def photograph(
    *custody: CustodyEventDescription, units: tuple[CataloguedUnit, ...] = ()
) -> CataloguedPhotograph:
    described = PhotographDescription("A", custody=custody)
    return CataloguedPhotograph("a", 1, PublicationState.PUBLISHED, DAY, DAY, DAY, units, described)


def test_a_photograph_inherits_what_happened_to_its_units_from_the_topmost_on() -> None:
    fonds, series = unit("fonds", GIVEN), unit("series", LENT)
    inherits = photograph(MADE, LENT, units=(fonds, series))
    assert inherits.chain == (
        ChainLink(MADE),
        ChainLink(GIVEN, fonds),
        ChainLink(LENT, series),  # an equal event of its own is another one
        ChainLink(LENT),
    )
    assert inherits.credit_lines["en"] == ["Photo from the archives of the IPN (gift of Ada)"]


def test_a_manifest_grows_older_with_what_is_inherited() -> None:
    before, after = (photograph(units=(unit("u", inherited=count),)) for count in (0, 1))
    assert before.manifest_revision < after.manifest_revision


def test_a_manifest_grows_older_with_its_photograph_and_with_the_unit_above() -> None:
    in_order = [
        manifest_revision(1, None),
        manifest_revision(1, 1),
        manifest_revision(1, 12),
        manifest_revision(2, 1),  # it went to another unit
        manifest_revision(3, None),
        manifest_revision(12, 999_999),
        manifest_revision(13, 1),
    ]
    assert in_order == sorted(set(in_order))
    assert manifest_revision(10**11, 10**9) < 10**18  # the most that a document's name takes
