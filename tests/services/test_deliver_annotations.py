import json

import pytest

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from app.services.deliver_annotations import deliver_annotations

PARADISE = "Stalin\u2019s paradise... We are getting together after the amnesty."


def photograph(holding: Holding, code: str) -> CataloguedPhotograph:
    with holding.open(THE_PUBLIC) as catalogue:
        found = catalogue.photograph_by_code(code)
    assert found is not None
    return found


def test_what_is_written_on_a_side_is_handed_out_on_its_region(sampled: Holding) -> None:
    first = photograph(sampled, "ipn-amnesty-1")
    recto, verso = first.description.sides
    (written,) = verso.inscriptions
    assert written.region is not None
    page = json.loads(deliver_annotations(sampled, THE_PUBLIC, first.id, verso.id).body)
    assert [item["body"]["value"] for item in page["items"]] == [PARADISE, "Stalin's paradise..."]
    assert page["items"][0]["target"].endswith(f"#xywh={written.region.xywh}")
    empty = deliver_annotations(sampled, THE_PUBLIC, first.id, recto.id)
    assert json.loads(empty.body)["items"] == []


def test_a_side_of_another_photograph_is_not_found(sampled: Holding) -> None:
    first, second = (photograph(sampled, f"ipn-amnesty-{at}") for at in (1, 2))
    with pytest.raises(NotFound):
        deliver_annotations(sampled, THE_PUBLIC, first.id, second.description.sides[0].id)
