"""What must hold of a chain of custody in a document, beyond the types of its fields."""

from collections.abc import Mapping
from typing import Final

from app.domain.custody import AcceptedRemark, CustodyEventDescription
from app.domain.custody_faults import IMPOSSIBLE
from app.exchange.document_rules import FieldRule, why_no_edtf


def _why_no_reason(reason: str) -> str:
    return "" if reason.strip() else "must say why the remark may stand"


def _why_not_accepted(code: str) -> str:
    return "can't be let stand: it can't be true" if code in IMPOSSIBLE else ""


CUSTODY_RULES: Final[Mapping[type, Mapping[str, FieldRule]]] = {
    CustodyEventDescription: {"date_edtf": why_no_edtf},
    AcceptedRemark: {"code": _why_not_accepted, "reason": _why_no_reason},
}
