"""The sample, catalogued and published, with a card for each side."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from app.domain.imagery import Characteristics, ScanCondition, StoredOriginal
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan
from app.domain.sides import ScanDescription
from app.domain.viewers import THE_DESK
from app.exchange.sample import sample_photographs, sample_units
from app.persistence.catalogue import Catalogue

Opening = Callable[..., AbstractContextManager[Catalogue]]

_FACTS = Characteristics("image/png", 1600, 1200, 3, 8, None, None, ScanCondition.SOUND)


def _with_cards(
    photograph: PhotographDescription, first: int
) -> tuple[PhotographDescription, dict[str, AccessionedScan]]:
    digests = [f"{first + number:064x}" for number, _ in enumerate(photograph.sides)]
    sides = tuple(
        replace(side, scans=(ScanDescription(sha256),))
        for side, sha256 in zip(photograph.sides, digests, strict=True)
    )
    scans = {sha256: AccessionedScan(StoredOriginal(sha256, 1), _FACTS) for sha256 in digests}
    return replace(photograph, sides=sides), scans


@pytest.fixture
def sample(opened: Opening) -> dict[str, str]:
    """The ids of the sample's photographs by their reference codes."""
    ids = {}
    with opened(THE_DESK, writes=True) as catalogue:
        for unit in sample_units():
            catalogue.save_unit(unit)
        for number, photograph in enumerate(sample_photographs()):
            description, scans = _with_cards(photograph, 10 * number)
            ids[photograph.reference_code] = catalogue.save(description, scans=scans).id
            catalogue.publish(ids[photograph.reference_code])
        catalogue.commit()
    return ids
