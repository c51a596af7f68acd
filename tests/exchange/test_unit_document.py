import pytest

from app.domain.custody import (
    AcceptedRemark,
    CustodyEventDescription,
    CustodyKind,
    RemarkCode,
)
from app.domain.documents import as_document
from app.domain.errors import Rejected
from app.domain.units import Level, UnitDescription
from app.exchange.unit_document import read_unit, unit_schema

MOVED = CustodyEventDescription(
    CustodyKind.UNKNOWN_TRANSFER,
    to_agent="The National Archives",
    gap_before=True,
    accepted_remarks=(AcceptedRemark(RemarkCode.AGAINST_THE_ORDER, "The date is of the list."),),
)
UNIT = UnitDescription(
    "COPY 1/60", {"en": ["1883"]}, Level.FILE, "COPY 1", "1883", "1883", custody=(MOVED,)
)


def test_a_unit_comes_back_as_it_went_out() -> None:
    assert read_unit(as_document(UNIT)) == UNIT


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"reference_code": " "}, "reference_code"),
        ({"level": "box"}, "level"),
        ({"date_edtf": "in 1883"}, "date_edtf"),
        ({"title": {"polski": ["x"]}}, "title"),
        ({"parent": "COPY 1/60"}, "parent"),
        ({"notes": []}, "notes"),
    ],
)
def test_a_fault_is_told_by_its_field(change: dict[str, object], where: str) -> None:
    with pytest.raises(Rejected) as caught:
        read_unit({**as_document(UNIT), **change})
    assert [problem.where for problem in caught.value.problems] == [where]


def test_the_schema_of_a_unit_refuses_unknown_fields() -> None:
    assert unit_schema()["additionalProperties"] is False
