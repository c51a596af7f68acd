"""What deleted photographs left behind is given up, and the sweep takes the files."""

import os
from collections.abc import Callable
from datetime import timedelta

from app.domain.saving import Saved
from app.domain.tombstones import PurgedCounts
from app.domain.viewers import THE_DESK
from app.holdings import Holding, open_holding
from app.services.delete_photograph import delete_photograph
from app.services.purge_deleted import kept_deleted, purge_deleted
from app.services.rebuild import rebuild
from app.services.sweep import sweep
from app.services.verify import verify

A_DAY = timedelta(days=1)


def test_files_go_in_time_and_a_catalogue_made_again_does_not_miss_them(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    saved, other = catalogued("A 1", "red"), catalogued("A 2", "blue")
    holding.records.write_due()
    delete_photograph(holding, THE_DESK, saved.id, reason="a trial")
    assert purge_deleted(holding, older_than=A_DAY) == PurgedCounts()
    assert kept_deleted(holding) == 1
    assert purge_deleted(holding, older_than=timedelta()) == PurgedCounts(1, 1, 0)
    holding.records.write_due()
    for sha256 in holding.originals.all():
        os.utime(holding.originals.path(sha256), (0, 0))
    assert sweep(holding, older_than=A_DAY).originals == 1
    assert len([*holding.originals.all()]) == 1
    assert verify(holding).findings == ()
    holding.close()
    holding.layout.catalogue.unlink()
    counts = rebuild(holding.settings)
    assert (counts.photographs, counts.originals) == (1, 1)
    with open_holding(holding.settings) as again:
        assert verify(again).findings == ()
        assert purge_deleted(again, older_than=timedelta()) == PurgedCounts()
        with again.open(THE_DESK) as catalogue:
            assert catalogue.photograph(other.id).id == other.id
