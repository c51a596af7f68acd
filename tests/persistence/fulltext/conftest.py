"""Photographs to be found."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from app.domain.hits import SearchAnswer
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.search_request import SearchRequest
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK, Viewer
from app.persistence.catalogue import Catalogue

Finding = Callable[..., SearchAnswer]


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
