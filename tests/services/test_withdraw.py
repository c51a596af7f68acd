from collections.abc import Callable

import pytest

from app.domain.errors import NotFound
from app.domain.saving import Saved
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.deliver_manifest import deliver_manifest
from app.services.withdraw import withdraw
from app.services.work_off import work_off


def test_a_photograph_that_was_withdrawn_is_as_if_it_were_not_there(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    deliver_manifest(holding, THE_PUBLIC, saved.id)
    assert withdraw(holding, THE_DESK, saved.id, reason="rights")
    with holding.open(THE_PUBLIC) as catalogue, pytest.raises(NotFound):
        catalogue.photograph(saved.id)
    with pytest.raises(NotFound):
        deliver_manifest(holding, THE_PUBLIC, saved.id)
    assert not withdraw(holding, THE_DESK, saved.id, reason="rights")


def test_its_stored_manifest_is_taken_away(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    work_off(holding)
    assert len([*holding.documents.keys()]) == 2  # of both versions
    withdraw(holding, THE_DESK, saved.id, reason="rights")
    work_off(holding)
    assert [*holding.documents.keys()] == []
