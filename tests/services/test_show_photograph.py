from collections.abc import Callable

import pytest

from app.domain.errors import NotFound
from app.domain.saving import Saved
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.show_photograph import show_photograph


def test_a_photograph_that_is_hidden_is_as_if_it_were_not_there(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    saved = catalogued("A 1", "red")
    with pytest.raises(NotFound):
        show_photograph(holding, THE_PUBLIC, saved.id)
    shown = show_photograph(holding, THE_DESK, saved.id).photograph
    assert (shown.id, shown.description.reference_code) == (saved.id, "A 1")
