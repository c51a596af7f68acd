"""The sample, catalogued and published, with a card for each side; and photographs to be found."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest

from app.domain.hits import SearchAnswer
from app.domain.imagery import Characteristics, ScanCondition, StoredOriginal
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan
from app.domain.search_request import SearchRequest
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK, Viewer
from app.exchange.sample import sample_photographs, sample_units
from app.persistence.catalogue import Catalogue

Opening = Callable[..., AbstractContextManager[Catalogue]]
Finding = Callable[..., SearchAnswer]

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


def _back(
    code: str,
    *texts: str,
    side: SideKind = SideKind.VERSO,
    language: str = "pl",
    **more: Any,
) -> PhotographDescription:
    """A photograph with texts on one side, each an inscription."""
    notes = tuple(
        InscriptionDescription(
            InscriptionKind.NOTE, readings=(ReadingDescription(text, language=language),)
        )
        for text in texts
    )
    return PhotographDescription(code, sides=(SideDescription(side, inscriptions=notes),), **more)


@pytest.fixture
def back() -> Callable[..., PhotographDescription]:
    """What makes such a photograph."""
    return _back


@pytest.fixture
def saved(opened: Callable[..., AbstractContextManager[Catalogue]]) -> Callable[..., list[str]]:
    """Keep photographs; published unless told otherwise. Gives their ids."""

    def save(*photographs: PhotographDescription, published: bool = True) -> list[str]:
        with opened(THE_DESK, writes=True) as catalogue:
            ids = [catalogue.save(one).id for one in photographs]
            for photograph_id in ids if published else ():
                catalogue.publish(photograph_id)
            catalogue.commit()
        return ids

    return save


@pytest.fixture
def find(opened: Callable[..., AbstractContextManager[Catalogue]]) -> Finding:
    """Ask as the public does, or as somebody else."""

    def ask(query: str, *, viewer: Viewer | None = None, **more: Any) -> SearchAnswer:
        with opened(viewer or Viewer("public")) as catalogue:
            return catalogue.find(SearchRequest(query, **more))

    return ask
