from collections.abc import Callable

import pytest

from app.domain.errors import NotAllowed, NotFound, NotSignedIn
from app.domain.saving import Saved
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.holdings import Holding
from app.services.publish import publish


def test_the_public_sees_a_photograph_from_then_on(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    saved = catalogued("A 1")
    with holding.open(THE_PUBLIC) as catalogue, pytest.raises(NotFound):
        catalogue.photograph(saved.id)
    assert publish(holding, THE_DESK, saved.id)
    with holding.open(THE_PUBLIC) as catalogue:
        assert catalogue.photograph(saved.id).description.reference_code == "A 1"
    assert not publish(holding, THE_DESK, saved.id)


def test_who_may_only_write_publishes_nothing(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    saved, writer = catalogued("A 1"), Viewer("writer", frozenset({Scope.READ, Scope.WRITE}))
    with pytest.raises(NotAllowed):
        publish(holding, writer, saved.id)
    with pytest.raises(NotSignedIn):
        publish(holding, THE_PUBLIC, saved.id)


@pytest.mark.parametrize("name", ["", "..", "no such", "00000000-0000-7000-8000-000000000000"])
def test_what_is_not_there_can_not_be_published(holding: Holding, name: str) -> None:
    with pytest.raises(NotFound):
        publish(holding, THE_DESK, name)
