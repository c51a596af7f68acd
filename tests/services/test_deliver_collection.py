import json
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.errors import NotFound
from app.domain.saving import Saved
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.deliver_collection import deliver_collection, deliver_root_collection
from app.services.publish_all import publish_all


@pytest.fixture
def fonds(holding: Holding, catalogued: Callable[..., Saved]) -> str:
    """A fonds of three photographs with three units below it, one photograph in each."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save_unit(UnitDescription("A", {"en": ["Fonds"]}))
        for at in range(3):
            below = UnitDescription(f"A/{at}", {"en": [f"File {at}"]}, parent="A")
            catalogue.save_unit(below)
        catalogue.commit()
    for at in range(3):
        catalogued(f"A-{at}", unit="A")
        catalogued(f"A/{at}-1", unit=f"A/{at}")
    publish_all(holding)
    return saved.id


def labels(document: dict[str, Any], kind: str) -> list[str]:
    items = [item for item in document["items"] if item["type"] == kind]
    return [value for item in items for value in next(iter(item["label"].values()))]


def test_a_unit_s_collection_has_the_units_below_it_then_its_photographs(
    holding: Holding, fonds: str
) -> None:
    document = json.loads(deliver_collection(holding, THE_PUBLIC, fonds).body)
    assert document["id"] == holding.addresses.collection(fonds)
    assert labels(document, "Collection") == ["File 0", "File 1", "File 2"]
    assert labels(document, "Manifest") == ["A-0", "A-1", "A-2"]


def test_a_long_list_is_given_in_parts_that_lead_on_and_miss_nothing(
    holding: Holding, fonds: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.deliver_collection.UNITS_A_PART", 2)
    monkeypatch.setattr("app.services.deliver_collection.PHOTOGRAPHS_A_PART", 2)
    with holding.open(THE_PUBLIC) as catalogue:
        after_unit = catalogue.units_below(fonds, limit=2).after
        after = catalogue.photographs_in(fonds, limit=2).after
    assert after_unit
    assert after
    parts = [
        json.loads(
            deliver_collection(
                holding, THE_PUBLIC, fonds, after=behind, units_after=behind_unit
            ).body
        )
        for behind, behind_unit in (("", ""), ("", after_unit), (after, ""))
    ]
    first, units, photographs = parts
    assert {units["id"], photographs["id"]} <= {item["id"] for item in first["items"]}
    assert labels(units, "Collection") == ["File 2"]
    assert labels(units, "Manifest") == []
    assert labels(photographs, "Manifest") == ["A-2"]
    assert labels(photographs, "Collection") == []


def test_the_root_has_the_units_at_the_top_that_the_viewer_may_see(
    holding: Holding, fonds: str
) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("B", {"en": ["Hidden"]}))
        catalogue.commit()
    public = json.loads(deliver_root_collection(holding, THE_PUBLIC).body)
    assert public["id"] == holding.addresses.root_collection()
    assert [item["id"] for item in public["items"]] == [holding.addresses.collection(fonds)]
    whole = deliver_root_collection(holding, THE_DESK)
    assert labels(json.loads(whole.body), "Collection") == ["Fonds", "Hidden"]
    assert not whole.is_public


def test_an_empty_catalogue_has_a_root_too(holding: Holding) -> None:
    assert json.loads(deliver_root_collection(holding, THE_PUBLIC).body)["items"] == []


def test_a_unit_that_is_hidden_is_not_found(holding: Holding) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save_unit(UnitDescription("B", {"en": ["Hidden"]}))
        catalogue.commit()
    with pytest.raises(NotFound):
        deliver_collection(holding, THE_PUBLIC, saved.id)
