"""A photograph is deleted: its manifest goes, its files stay, and nothing brings it back."""

from collections.abc import Callable

import pytest

from app.domain.errors import NotFound, Withdrawn
from app.domain.saving import Saved
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding, open_holding
from app.services.delete_photograph import delete_photograph
from app.services.deliver_manifest import deliver_manifest
from app.services.rebuild import rebuild
from app.services.verify import verify
from app.services.withdraw import withdraw
from app.services.work_off import work_off


def test_what_was_published_once_leaves_its_original_and_no_manifest(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    work_off(holding)
    deliver_manifest(holding, THE_PUBLIC, saved.id)
    withdraw(holding, THE_DESK, saved.id, reason="rights")
    delete_photograph(holding, THE_DESK, saved.id, reason="catalogued twice")
    work_off(holding)
    assert [*holding.documents.keys()] == []
    with pytest.raises(Withdrawn):
        deliver_manifest(holding, THE_PUBLIC, saved.id)
    assert len([*holding.originals.all()]) == 1
    holding.records.write_due()
    assert verify(holding).findings == ()


def test_a_catalogue_that_is_made_again_does_not_have_it_either(
    holding: Holding, catalogued: Callable[..., Saved], published: Callable[..., Saved]
) -> None:
    draft, shown = catalogued("A 1", "red"), published("A 2", "blue")
    holding.records.write_due()  # both stand beside their originals
    withdraw(holding, THE_DESK, shown.id, reason="rights")
    for saved in (draft, shown):
        delete_photograph(holding, THE_DESK, saved.id, reason="catalogued twice")
    holding.records.write_due()
    holding.close()
    holding.layout.catalogue.unlink()
    assert rebuild(holding.settings).photographs == 0
    with open_holding(holding.settings) as again:
        with again.open(THE_DESK) as catalogue:
            codes = {one.reference_code for one in catalogue.deletions.page().items}
            assert codes == {"A 1", "A 2"}
        with again.open(THE_PUBLIC) as catalogue:
            kinds = [one.kind.value for one in catalogue.stream.activities(after=0, limit=9)]
            assert kinds == ["create", "delete"]
            with pytest.raises(NotFound) as unknown:
                catalogue.photograph(draft.id)
            assert not isinstance(unknown.value, Withdrawn)
            with pytest.raises(Withdrawn):
                catalogue.photograph(shown.id)
        assert verify(again).findings == ()
