from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.documents import as_document
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.region import Region
from app.domain.sides import SideDescription, SideKind


@dataclass(frozen=True)
class _Leaf:
    day_on: date | None = None
    names: tuple[str, ...] = ()
    sizes: dict[str, list[int]] = field(default_factory=dict)


def test_a_field_that_says_nothing_is_left_out() -> None:
    assert as_document(_Leaf()) == {}
    assert as_document(PhotographDescription("A 1")) == {"reference_code": "A 1"}


def test_a_field_without_a_default_is_always_there() -> None:
    assert as_document(PhotographDescription("")) == {"reference_code": ""}


@pytest.mark.parametrize(
    ("leaf", "document"),
    [
        (_Leaf(day_on=date(1941, 12, 1)), {"day_on": "1941-12-01"}),
        (_Leaf(names=("a", "b")), {"names": ["a", "b"]}),
        (_Leaf(sizes={"px": [1, 2]}), {"sizes": {"px": [1, 2]}}),
    ],
)
def test_values_become_what_json_holds(leaf: _Leaf, document: dict[str, Any]) -> None:
    assert as_document(leaf) == document


def test_a_description_becomes_a_document_all_the_way_down() -> None:
    reading = ReadingDescription("Katyń", language="pl", truncates=0)
    note = InscriptionDescription(InscriptionKind.NOTE, (reading,), Region(1, 2, 3, 4))
    photograph = PhotographDescription(
        "A 1",
        title={"pl": ["Tytuł"]},
        sides=(SideDescription(SideKind.VERSO, inscriptions=(note,)),),
        custody=(CustodyEventDescription(CustodyKind.GIFT, gap_before=True),),
    )
    assert as_document(photograph) == {
        "reference_code": "A 1",
        "title": {"pl": ["Tytuł"]},
        "sides": [
            {
                "kind": "verso",
                "inscriptions": [
                    {
                        "kind": "note",
                        "readings": [{"text": "Katyń", "language": "pl", "truncates": 0}],
                        "region": {"x_px": 1, "y_px": 2, "width_px": 3, "height_px": 4},
                    }
                ],
            }
        ],
        "custody": [{"kind": "gift", "gap_before": True}],
    }
