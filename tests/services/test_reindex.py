from collections.abc import Callable

import pytest

from app.domain.saving import Saved
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.services.reindex import reindex, renew_index


def test_every_photograph_is_found_again_and_progress_is_told(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    for code in ("A 1", "A 2"):
        catalogued(code)
    told: list[int] = []
    assert reindex(holding, progress=lambda done, _total, _doing: told.append(done)) == 2
    assert told == [2]
    with holding.open(THE_DESK) as catalogue:
        assert [hit.photograph.reference_code for hit in catalogue.search("a").items] == [
            "A 1",
            "A 2",
        ]


def test_an_index_follows_new_rules_by_itself(
    holding: Holding, catalogued: Callable[..., Saved], monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogued("A 1")
    while renew_index(holding, for_s=60, stopping=lambda: False):
        pass
    monkeypatch.setattr("app.language.analyser.Analyser.token_version", "another")

    assert renew_index(holding, for_s=60, stopping=lambda: True)  # nothing done, more to do
    assert renew_index(holding, for_s=60, stopping=lambda: False)
    assert not renew_index(holding, for_s=60, stopping=lambda: False)
