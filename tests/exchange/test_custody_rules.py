from typing import Any

import pytest

from app.domain.custody import RemarkCode
from app.domain.errors import Rejected
from app.exchange.photograph_document import read_photograph
from app.exchange.unit_document import read_unit


def chain(**remark: str) -> list[dict[str, Any]]:
    return [{"kind": "gift", "accepted_remarks": [remark]}]


def test_a_remark_is_accepted_with_a_reason() -> None:
    events = chain(code="gives without holding", reason="He was her agent.")
    photograph = read_photograph({"reference_code": "A", "custody": events})
    unit = read_unit({"reference_code": "A", "title": {}, "custody": events})
    for event in (*photograph.custody, *unit.custody):
        (accepted,) = event.accepted_remarks
        assert accepted.code is RemarkCode.GIVES_WITHOUT_HOLDING


@pytest.mark.parametrize(
    ("remark", "where", "reason"),
    [
        ({"code": "against the order", "reason": " "}, "reason", "must say why"),
        ({"code": "gives to itself", "reason": "So it is."}, "code", "it can't be true"),
        ({"code": "odd", "reason": "So it is."}, "code", "is no term of this field"),
    ],
)
def test_what_is_accepted_without_sense_is_refused(
    remark: dict[str, str], where: str, reason: str
) -> None:
    with pytest.raises(Rejected) as caught:
        read_unit({"reference_code": "A", "title": {}, "custody": chain(**remark)})
    (problem,) = caught.value.problems
    assert problem.where == f"custody[0].accepted_remarks[0].{where}"
    assert reason in problem.reason
