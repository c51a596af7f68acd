from collections.abc import Callable

from app.domain.saving import Saved
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.services.reindex import reindex


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
