import json

import pytest

from app.domain.errors import NotFound
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from app.services.deliver_annotations import deliver_annotations
from app.services.load_sample import load_sample

PARADISE = "Stalin\u2019s paradise... We are getting together after the amnesty."


def test_what_is_written_on_a_side_is_handed_out_on_its_region(holding: Holding) -> None:
    sample = load_sample(holding)
    with holding.open(THE_PUBLIC) as catalogue:
        recto, verso = catalogue.photograph(sample[0].id).description.sides
    (written,) = verso.inscriptions
    assert written.region is not None
    page = json.loads(deliver_annotations(holding, THE_PUBLIC, sample[0].id, verso.id).body)
    assert [item["body"]["value"] for item in page["items"]] == [PARADISE, "Stalin's paradise..."]
    assert page["items"][0]["target"].endswith(f"#xywh={written.region.xywh}")
    empty = deliver_annotations(holding, THE_PUBLIC, sample[0].id, recto.id)
    assert json.loads(empty.body)["items"] == []


def test_a_side_of_another_photograph_is_not_found(holding: Holding) -> None:
    sample = load_sample(holding)
    with holding.open(THE_PUBLIC) as catalogue:
        (foreign, _) = catalogue.photograph(sample[1].id).description.sides
    with pytest.raises(NotFound):
        deliver_annotations(holding, THE_PUBLIC, sample[0].id, foreign.id)
