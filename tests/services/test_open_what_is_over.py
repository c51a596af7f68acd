"""A closure that ended yesterday, before and after the worker has looked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.domain.access import AccessRule
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind, SidePresence
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.persistence.database import writing
from app.services.deliver_manifest import deliver_manifest
from app.services.open_what_is_over import open_what_is_over

YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)
NOTE = InscriptionDescription(InscriptionKind.NOTE, (ReadingDescription("Nad Wołgą"),))


def _save(holding: Holding, **closed: AccessRule) -> str:
    side = SideDescription(
        SideKind.VERSO,
        presence=SidePresence.NOT_DIGITISED,
        inscriptions=(replace(NOTE, access=closed.get("inscription")),),
        access=closed.get("side"),
    )
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("A/1", sides=(side,)))
        catalogue.publish(saved.id)
        catalogue.commit()
    return saved.id


def _pretend_it_was_indexed_before(holding: Holding) -> None:
    """Put the words where they stood as long as the closure held."""
    with writing(holding.engine).begin() as connection:
        connection.exec_driver_sql("UPDATE search_entry SET verso = ''")


def test_what_is_over_is_found_and_has_another_manifest(holding: Holding) -> None:
    photograph_id = _save(holding, inscription=AccessRule(until_on=YESTERDAY))
    _pretend_it_was_indexed_before(holding)
    before = deliver_manifest(holding, THE_PUBLIC, photograph_id)
    with holding.open(THE_PUBLIC) as catalogue:
        assert catalogue.search("wolga").total == 0
        version = catalogue.photograph_version(photograph_id)
    assert open_what_is_over(holding) == 1
    with holding.open(THE_PUBLIC) as catalogue:
        assert catalogue.search("wolga").total == 1
        assert catalogue.photograph_version(photograph_id) > version
    assert before.is_public
    with holding.open(THE_DESK) as catalogue:
        described = catalogue.photograph(photograph_id).description
    assert described.sides[0].inscriptions[0].access == AccessRule(until_on=YESTERDAY)


def test_it_is_done_once(holding: Holding) -> None:
    _save(holding, side=AccessRule(until_on=YESTERDAY))
    assert open_what_is_over(holding) == 1
    assert open_what_is_over(holding) == 0


def test_what_still_holds_is_left_alone(holding: Holding) -> None:
    _save(holding, side=AccessRule(until_on=YESTERDAY + timedelta(days=1)))
    assert open_what_is_over(holding) == 0
